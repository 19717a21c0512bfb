using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Silo.Hosting;

/// <summary>Asks whether the silo of this configuration takes calls of API nodes.</summary>
public static class SiloHealthCheck
{
    /// <returns>Null = something listens where the silo should.</returns>
    public static async Task<string?> AskAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var cluster = ClusterSettings.Read(configuration);
        var address = cluster.FindListening();
        if (address.Equals(IPAddress.Any)) address = IPAddress.Loopback;
        if (address.Equals(IPAddress.IPv6Any)) address = IPAddress.IPv6Loopback;
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(address, cluster.GatewayPort), cancellationToken);
        return null;
    }
}
