using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Conformance;

/// <summary>The harness with a clock that stands still unless a test lets time pass.</summary>
public sealed class RuntimeFixture : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services;

    public RuntimeFixture()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_time)
            .AddHarness(options => options.GrainAssemblies.Add(typeof(ICounterGrain).Assembly))
            .AddMemoryGrainStorage("records")
            .BuildServiceProvider();
        Client = _services.GetRequiredService<IClusterClient>();
    }

    public IClusterClient Client { get; }

    /// <summary>The services that grains get.</summary>
    public IServiceProvider Services => _services;

    public void Dispose() => _services.Dispose();

    /// <summary>Lets time pass until the task is done.</summary>
    public async Task UntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(Tick);
            // No faster than the real time, in which a thread may be held up while calls wait for it.
            await Task.WhenAny(task, Task.Delay(Tick));
        }

        await task;
    }

    /// <summary>Makes everything that is idle old enough to be deactivated, until the task is done.</summary>
    public Task CollectIdleAsync(Task ended)
    {
        _time.Advance(TimeSpan.FromMinutes(20));
        return UntilAsync(ended);
    }
}
