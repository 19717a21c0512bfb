using System.Net;
using ContactCenter.Integrations.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace ContactCenter.Api.Hosting;

/// <summary>
/// The proxies that are believed about a caller's address and about https: those in <c>ForwardedHeaders:KnownProxies</c> (addresses or CIDR ranges,
/// separated by commas, or a list). Without them the peer itself is the caller and <c>X-Forwarded-For</c> is ignored, because anybody may send it.
/// </summary>
internal static class KnownProxies
{
    private const string Key = "ForwardedHeaders:KnownProxies";

    /// <exception cref="ConfigurationException">An entry is neither an address nor a range.</exception>
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
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network)) options.KnownIPNetworks.Add(network);
            else throw new ConfigurationException($"Configuration {Key}: '{proxy}' is no address and no range such as 10.1.0.0/16.");
        }

        app.UseForwardedHeaders(options);
    }
}
