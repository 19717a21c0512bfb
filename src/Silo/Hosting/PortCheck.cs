using System.Net;
using ContactCenter.Silo.Starting;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>Says which setting is wrong when a silo cannot listen on one of its ports, before the runtime only says that some address is in use.</summary>
internal sealed class PortCheck(ClusterSettings cluster, StartUpRefusal refusal) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var address = cluster.FindListening();
        Try(address, cluster.SiloPort, nameof(ClusterSettings.SiloPort));
        Try(address, cluster.GatewayPort, nameof(ClusterSettings.GatewayPort));
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Try(IPAddress address, int port, string key)
    {
        var point = new IPEndPoint(address, port);
        if (Listening.FindFault(point) is not { } fault) return;
        throw refusal.Refuse(
            $"This silo cannot listen on {point} ({fault}): choose another port by {ClusterSettings.Section}:{key}, or another address by "
            + $"{ClusterSettings.Section}:{nameof(ClusterSettings.AdvertisedAddress)} or {ClusterSettings.Section}:{nameof(ClusterSettings.ListenAddress)}.");
    }
}
