using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.Primitives;

namespace ContactCenter.Api.Hosting;

/// <summary>
/// The origins whose pages may call from browsers, from <c>Cors:AllowedOrigins</c> of the configuration: <c>https://desk.example.com</c>, separated
/// by commas or a list; <c>*</c> = all. Absent = pages of this server's own address alone.
/// </summary>
public sealed class AllowedOrigins
{
    private const string Key = "Cors:AllowedOrigins";
    private const string Everybody = "*";

    private readonly HashSet<string> _origins = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ConfigurationException">An entry is no origin.</exception>
    public AllowedOrigins(IConfiguration configuration)
    {
        foreach (var entry in ListedText.Read(configuration.GetSection(Key)))
        {
            if (entry == Everybody) IsEverybody = true;
            else _origins.Add(Parse(entry));
        }
    }

    public bool IsEverybody { get; }

    public bool IsEmpty => !IsEverybody && _origins.Count == 0;

    public bool Contains(string origin) => IsEverybody || _origins.Contains(origin);

    /// <summary>
    /// Tells whether the request may be served. A caller that is no browser sends no origin. A page of the same host may have been loaded through any
    /// port of a proxy.
    /// </summary>
    public bool MayCall(HttpRequest request)
    {
        var sent = request.Headers.Origin;
        if (StringValues.IsNullOrEmpty(sent)) return true;
        var origin = sent.ToString();
        return Contains(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsOwn(page, request.Host));
    }

    /// <summary>The scheme is left out: a proxy may take the TLS away.</summary>
    private static bool IsOwn(Uri page, HostString own) =>
        page.Scheme is "http" or "https" && string.Equals(page.Host, own.Host, StringComparison.OrdinalIgnoreCase)
        && (own.Port is { } port ? page.Port == port : page.IsDefaultPort);

    private static string Parse(string entry) =>
        Uri.TryCreate(entry, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/"
            && uri is { UserInfo: "", Fragment: "" } && uri.HostNameType != UriHostNameType.Unknown
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new ConfigurationException(
                $"Configuration {Key}: '{entry}' is no origin such as https://desk.example.com (without a path), and not {Everybody}.");
}
