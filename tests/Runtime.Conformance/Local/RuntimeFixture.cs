using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Conformance;

/// <summary>LocalRuntime with a clock that stands still unless a test lets time pass.</summary>
public sealed class RuntimeFixture : IAsyncLifetime
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _time = new();
    private IHost _host = null!;

    public IClusterClient Client { get; private set; } = null!;

    /// <summary>The services that grains get.</summary>
    public IServiceProvider Services => _host.Services;

    public async Task InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddSingleton<TimeProvider>(_time)
            .AddLocalRuntime(options => options.GrainAssemblies.Add(typeof(ICounterGrain).Assembly))
            .AddMemoryGrainStorage("records")
            .AddMemoryStreams("streams");
        _host = builder.Build();
        await _host.StartAsync();
        Client = Services.GetRequiredService<IClusterClient>();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Lets time pass until the task is done.</summary>
    public async Task UntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(Tick);
            await Task.WhenAny(task, Task.Delay(1));
        }

        await task;
    }

    /// <summary>Makes everything that is idle now old enough to be deactivated.</summary>
    public Task CollectIdleAsync()
    {
        _time.Advance(TimeSpan.FromMinutes(20));
        return Task.CompletedTask;
    }
}
