using Microsoft.Extensions.Hosting;

namespace ContactCenter.LocalRuntime;

/// <summary>Ties the runtime to the life of its host.</summary>
internal sealed class LocalRuntimeHost(GrainRuntime runtime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        runtime.Log.Started(runtime.InterfaceCount);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => runtime.StopAsync(cancellationToken);
}
