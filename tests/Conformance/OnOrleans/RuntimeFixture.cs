using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace ContactCenter.Conformance;

/// <summary>A real Orleans silo with a client, in this process.</summary>
public sealed class RuntimeFixture : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    public IClusterClient Client => _cluster.Client;

    /// <summary>The services that grains get.</summary>
    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorage("records"));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask();

    /// <summary>Lets time pass until the task is done.</summary>
    public Task UntilAsync(Task task) => task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Makes everything that is idle old enough to be deactivated, until the task is done.</summary>
    public async Task CollectIdleAsync(Task ended)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // An activation is idle a moment after its call was answered.
        while (!ended.IsCompleted)
        {
            late.Token.ThrowIfCancellationRequested();
            await Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        }

        await ended;
    }
}
