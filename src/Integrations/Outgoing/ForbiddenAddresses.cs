using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>Addresses that are no one's public server: this machine, its networks, clouds' own services, and forms of IPv6 that lead there.</summary>
public static class ForbiddenAddresses
{
    private const int PrefixBytes = 12;

    private static readonly IPNetwork[] Version4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // The address at which one cloud serves its machines, though it looks public.
        "168.63.129.16/32");

    /// <summary>Outside of it: loopback, private, link-local, multicast and whatever nobody has been given.</summary>
    private static readonly IPNetwork Version6Public = IPNetwork.Parse("2000::/3");

    /// <summary>Protocol assignments (Teredo among them), documentation, 6to4.</summary>
    private static readonly IPNetwork[] Version6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contain(IPAddress address)
    {
        var plain = Unwrap(address);
        if (plain.AddressFamily == AddressFamily.InterNetwork) return Version4.Any(network => network.Contains(plain));
        return !Version6Public.Contains(plain) || Version6.Any(network => network.Contains(plain)) || TunnelsToForbidden(plain);
    }

    /// <summary>The IPv4 address that a mapped or translated (NAT64) one stands for; any other as it is.</summary>
    public static IPAddress Unwrap(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : Translated.Contains(address) ? Embedded(address) : address;

    /// <summary>ISATAP: the interface's half of the address holds an IPv4 address behind 0000:5efe or 0200:5efe.</summary>
    private static bool TunnelsToForbidden(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe && Contain(Embedded(address));
    }

    private static IPAddress Embedded(IPAddress address) => new(address.GetAddressBytes().AsSpan(PrefixBytes));

    private static IPNetwork[] Networks(params string[] texts) => [.. texts.Select(text => IPNetwork.Parse(text))];
}
