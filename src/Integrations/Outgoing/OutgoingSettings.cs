using System.Net;
using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>What an operator lets this server call beyond public addresses, section <c>Outgoing</c> of the configuration.</summary>
public sealed class OutgoingSettings
{
    public const string Section = "Outgoing";

    /// <summary>Stands for this machine, by name and by address.</summary>
    public const string Localhost = "localhost";

    private readonly List<IPNetwork> _networks = [];
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="allowed">Addresses, ranges (CIDR) or host names.</param>
    /// <param name="proxy">Null = calls go out directly.</param>
    /// <exception cref="InvalidOperationException">An entry is none of them.</exception>
    public OutgoingSettings(IEnumerable<string> allowed, Uri? proxy = null)
    {
        foreach (var entry in allowed) Allow(entry);
        Proxy = proxy;
    }

    public static OutgoingSettings None { get; } = new([]);

    /// <summary>Every call goes through it. It looks up the names itself: it has to guard what lies behind it.</summary>
    public Uri? Proxy { get; }

    /// <exception cref="InvalidOperationException">A value cannot be read.</exception>
    public static OutgoingSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new OutgoingSettings(ListedText.Read(section.GetSection("AllowedAddresses")), ReadProxy(section["Proxy"]));
    }

    public bool AllowsHost(string host) => _hosts.Contains(host);

    public bool Allows(IPAddress address)
    {
        var plain = ForbiddenAddresses.Unwrap(address);
        return _networks.Any(network => network.Contains(plain));
    }

    private static Uri? ReadProxy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var proxy) && proxy.Scheme is "http" or "https"
            ? proxy
            : throw new InvalidOperationException($"Configuration {Section}:Proxy must be an address beginning with http:// or https://.");
    }

    private void Allow(string entry)
    {
        if (string.Equals(entry, Localhost, StringComparison.OrdinalIgnoreCase))
        {
            _hosts.Add(Localhost);
            _networks.AddRange([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")]);
        }
        else if (IPNetwork.TryParse(entry, out var network)) _networks.Add(network);
        else if (IPAddress.TryParse(entry, out var address))
        {
            var plain = ForbiddenAddresses.Unwrap(address);
            _networks.Add(new IPNetwork(plain, plain.GetAddressBytes().Length * 8));
        }
        else if (Uri.CheckHostName(entry) == UriHostNameType.Dns) _hosts.Add(entry.TrimEnd('.'));
        else
            throw new InvalidOperationException(
                $"Configuration {Section}:AllowedAddresses: '{entry}' is no address, no range such as 10.1.0.0/16 and no host name.");
    }
}
