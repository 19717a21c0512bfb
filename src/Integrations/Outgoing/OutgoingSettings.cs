using System.Net;

namespace ContactCenter.Integrations.Outgoing;

/// <summary>Says what an operator lets this server call beyond public addresses.</summary>
public sealed class OutgoingSettings
{
    /// <summary>Stands for this machine, by name and by address.</summary>
    public const string Localhost = "localhost";

    private readonly List<IPNetwork> _networks = [];
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="allowed">Addresses, ranges (CIDR) or host names.</param>
    /// <param name="proxy">Null = calls go out directly.</param>
    /// <exception cref="FormatException">An entry is none of them.</exception>
    public OutgoingSettings(IEnumerable<string> allowed, Uri? proxy = null)
    {
        foreach (var entry in allowed) Allow(entry);
        Proxy = proxy;
    }

    public static OutgoingSettings None { get; } = new([]);

    /// <summary>Every call goes through it. It looks up the names itself: it has to guard what lies behind it.</summary>
    public Uri? Proxy { get; }

    public bool AllowsHost(string host) => _hosts.Contains(host);

    public bool Allows(IPAddress address)
    {
        var plain = ForbiddenAddresses.Unwrap(address);
        return _networks.Any(network => network.Contains(plain));
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
            throw new FormatException($"'{entry}' is no address, no range such as 10.1.0.0/16 and no host name.");
    }
}
