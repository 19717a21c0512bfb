using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Api.RateLimits;

/// <summary>Whom limits count as one caller.</summary>
internal static class ClientAddress
{
    /// <summary>The peer. Of IPv6 the first 64 bits: the rest is the client's own to vary.</summary>
    public static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
