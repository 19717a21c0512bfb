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

    /// <summary>Makes everything that is idle now old enough to be deactivated.</summary>
    public Task CollectIdleAsync() => Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
}
