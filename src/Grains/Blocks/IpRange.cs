using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Blocks;

/// <summary>An IP address or a CIDR range in one form: the network's first address, a slash, the length of its prefix.</summary>
public static class IpRange
{
    private const int MappedPrefixBits = 96;

    /// <summary>The widest IPv4 range: wider ones would lock out half the world by one slip.</summary>
    private const int WidestIpV4Bits = 8;
    private const int WidestIpV6Bits = 16;

    /// <param name="range">The range in its normal form.</param>
    public static bool IsTooWide(string range)
    {
        var bits = int.Parse(range.AsSpan(range.IndexOf('/', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return bits < (range.Contains(':', StringComparison.Ordinal) ? WidestIpV6Bits : WidestIpV4Bits);
    }

    /// <returns>The normal form; null = not an address or range.</returns>
    public static string? Normalize(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = slash < 0 ? text : text[..slash];
        if (!IPAddress.TryParse(address.Trim(), out var parsed) || parsed.ScopeIdIsSet()) return null;
        // "1" and "010.0.0.1" are addresses to the parser, but hardly the ones that were meant.
        if (parsed.AddressFamily == AddressFamily.InterNetwork && parsed.ToString() != address.Trim()) return null;
        var bits = BitsOf(parsed);
        if (slash >= 0 && !int.TryParse(text[(slash + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out bits)) return null;
        if (bits > BitsOf(parsed)) return null;
        if (!parsed.IsIPv4MappedToIPv6) return Format(parsed, bits);
        return bits < MappedPrefixBits ? null : Format(parsed.MapToIPv4(), bits - MappedPrefixBits);
    }

    /// <summary>Lists every range that this address is in, in the normal form: 33 ranges, or 129.</summary>
    public static ImmutableArray<string> Containing(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes());
        return [.. Enumerable.Range(0, BitsOf(plain) + 1).Select(bits => Format(plain, bits))];
    }

    private static string Format(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var kept = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        return $"{new IPAddress(bytes)}/{bits}";
    }

    private static int BitsOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    private static bool ScopeIdIsSet(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0;
}
