using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Hosting;

/// <summary>Warns once, at start, when other machines can reach a silo that asks nobody who it is.</summary>
internal sealed partial class ClusterReport(ClusterSettings cluster, ILogger<ClusterReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var address = cluster.FindListening();
        if (!IPAddress.IsLoopback(address) && !cluster.Tls.IsConfigured) LogOpen(address, cluster.SiloPort, cluster.GatewayPort);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "This silo listens on {Address}, ports {SiloPort} and {GatewayPort}, without TLS: whoever reaches them is administrator. "
        + "Set Cluster:Tls:Certificate and Cluster:Tls:CaCertificate on all nodes, and let no other machine reach the ports (SECURITY.md)")]
    private partial void LogOpen(IPAddress address, int siloPort, int gatewayPort);
}
