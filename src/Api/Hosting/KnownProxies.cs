using System.Net;
using ContactCenter.Silo.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace ContactCenter.Api.Hosting;

/// <summary>
/// The proxies that are believed about a caller's address and about https: those in <c>ForwardedHeaders:KnownProxies</c> (addresses or CIDR ranges,
/// separated by commas, or a list). Without them the peer itself is the caller and <c>X-Forwarded-For</c> is ignored, because anybody may send it.
/// </summary>
internal static class KnownProxies
{
    private const string Key = "ForwardedHeaders:KnownProxies";

    /// <exception cref="FormatException">An entry is neither an address nor a range.</exception>
    public static void UseKnownProxies(this WebApplication app)
    {
        var configured = ListedText.Read(app.Configuration.GetSection(Key));
        if (configured.Count == 0) return;
        // Every proxy of a chain that is known is passed over; the first address that is not a known proxy is the caller.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in configured)
        {
            if (proxy.Contains('/', StringComparison.Ordinal)) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        app.UseForwardedHeaders(options);
    }
}
