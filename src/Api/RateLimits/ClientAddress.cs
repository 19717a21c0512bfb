using System.Net;
using System.Net.Sockets;

namespace ContactCenter.Api.RateLimits;

/// <summary>The address by which limits tell callers apart.</summary>
internal static class ClientAddress
{
    /// <summary>The peer's address; of an IPv6 address only the first 64 bits, because the client may vary the others.</summary>
    public static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
