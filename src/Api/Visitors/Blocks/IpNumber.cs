using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>An address or a range as numbers, so that a look-up makes no strings.</summary>
/// <param name="Value">The address in 128 bits; IPv4 is in the upper 32 bits.</param>
/// <param name="PrefixBits">The number of bits that count.</param>
internal readonly record struct IpNumber(bool IsIpV6, UInt128 Value, int PrefixBits)
{
    private const int IpV4Bits = 32;
    private const int IpV6Bits = 128;

    public static IpNumber Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        plain.TryWriteBytes(bytes, out _);
        var isIpV6 = plain.AddressFamily == AddressFamily.InterNetworkV6;
        return new IpNumber(isIpV6, BinaryPrimitives.ReadUInt128BigEndian(bytes), isIpV6 ? IpV6Bits : IpV4Bits);
    }

    /// <param name="range">A range as <see cref="ContactCenter.Blocks.IpRange"/> writes it.</param>
    public static IpNumber OfRange(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        return Of(IPAddress.Parse(range.AsSpan(0, slash))) with
        {
            PrefixBits = int.Parse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The range of this length that the address is in; false = it has fewer bits.</summary>
    public bool TryCut(int bits, out IpNumber range)
    {
        range = this with { Value = bits == 0 ? UInt128.Zero : Value >> (IpV6Bits - bits) << (IpV6Bits - bits), PrefixBits = bits };
        return bits <= PrefixBits;
    }
}
