using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using ContactCenter.Integrations.Settings;

namespace ContactCenter.Silo.Hosting;

/// <summary>Addresses of this machine, as an operator names them.</summary>
internal static class NodeAddress
{
    /// <summary>The machine's own address: for containers, which learn theirs when they start.</summary>
    private const string OwnHost = "host";

    /// <param name="key">The key of the configuration.</param>
    /// <exception cref="ConfigurationException">It is no address and no name that is known here.</exception>
    public static IPAddress Find(string? configured, string key)
    {
        if (string.IsNullOrWhiteSpace(configured)) return IPAddress.Loopback;
        if (IPAddress.TryParse(configured, out var address)) return address;
        var found = configured.Equals(OwnHost, StringComparison.OrdinalIgnoreCase) ? FindOwn() : LookUp(configured);
        return found ?? throw new ConfigurationException(
            $"Configuration {key}: '{configured}' is no address and no name that is known here. Name an address, or '{OwnHost}' for the machine's own.");
    }

    private static IPAddress? LookUp(string name)
    {
        try
        {
            return Preferred(Dns.GetHostAddresses(name));
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Finds the address of the network that leads out, if there is one.</summary>
    private static IPAddress? FindOwn() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network is { OperationalStatus: OperationalStatus.Up } and not { NetworkInterfaceType: NetworkInterfaceType.Loopback })
        .Select(network => network.GetIPProperties())
        .OrderByDescending(network => network.GatewayAddresses.Count > 0)
        .Select(network => Preferred(network.UnicastAddresses.Select(unicast => unicast.Address)))
        .FirstOrDefault(address => address is not null);

    private static IPAddress? Preferred(IEnumerable<IPAddress> addresses) => addresses
        .Where(address => !address.IsIPv6LinkLocal)
        .OrderBy(address => address.AddressFamily != AddressFamily.InterNetwork)
        .FirstOrDefault();
}
