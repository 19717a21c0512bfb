using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Blocks;

/// <summary>Reads networks as people write them, and finds those that an address is in. An IPv4 address that is mapped to IPv6 is the IPv4 one.</summary>
public static class IpNetworks
{
    private const int MappedPrefixBits = 96;

    /// <summary>Wider networks would lock out half the world by one slip.</summary>
    private const int WidestIpV4Bits = 8;
    private const int WidestIpV6Bits = 16;

    public static bool IsTooWide(IPNetwork network) =>
        network.PrefixLength < (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? WidestIpV4Bits : WidestIpV6Bits);

    /// <returns>The network, or that of one address; null = neither.</returns>
    public static IPNetwork? Parse(string text)
    {
        var (address, prefix) = text.Split('/', 2, StringSplitOptions.TrimEntries) is [var before, var behind] ? (before, behind) : (text.Trim(), null);
        // "1" and "010.0.0.1" are addresses to the parser, but hardly the ones that were meant; a scope is one machine's.
        if (!IPAddress.TryParse(address, out var parsed) || (parsed.AddressFamily == AddressFamily.InterNetwork && parsed.ToString() != address)
            || parsed is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 }) return null;
        if (!IPNetwork.TryParse($"{parsed}/{prefix ?? $"{BitsOf(parsed)}"}", out var network)) return null;
        if (!parsed.IsIPv4MappedToIPv6) return network;
        return network.PrefixLength < MappedPrefixBits ? null : new IPNetwork(parsed.MapToIPv4(), network.PrefixLength - MappedPrefixBits);
    }

    /// <summary>Finds every network that this address is in: 33 of them, or 129.</summary>
    public static ImmutableArray<IPNetwork> Containing(IPAddress address)
    {
        var plain = Plain(address);
        return [.. Enumerable.Range(0, BitsOf(plain) + 1).Select(bits => new IPNetwork(plain, bits))];
    }

    /// <summary>Finds the network of this length that an address is in; null = the address has fewer bits.</summary>
    /// <param name="plain">The address in the form of <see cref="Plain"/>.</param>
    public static IPNetwork? Containing(IPAddress plain, int bits) => bits <= BitsOf(plain) ? new IPNetwork(plain, bits) : null;

    /// <summary>Returns the address without a scope, and the IPv4 one that a mapped address stands for.</summary>
    public static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } ? new IPAddress(address.GetAddressBytes())
        : address;

    private static int BitsOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
}
