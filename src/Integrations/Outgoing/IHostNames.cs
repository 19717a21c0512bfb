using System.Net;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>Finds the addresses of a host.</summary>
public interface IHostNames
{
    /// <exception cref="System.Net.Sockets.SocketException">There is no such host, or nobody who knows it could be asked.</exception>
    Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken = default);
}

/// <summary>Finds addresses as the operating system does.</summary>
public sealed class SystemHostNames : IHostNames
{
    public Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken = default) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
