using System.Text.RegularExpressions;

namespace ContactCenter.Api.Screens;

/// <summary>Content Security Policies of the console, the widget's frame and the demo's page: the server's own scripts and styles, none inline.</summary>
internal static partial class ScreenPolicies
{
    private const string Nowhere = "'none'";

    public static string Console(HostString host) => Of(host, Nowhere);

    /// <param name="pages">The origins whose pages may show the frame; the server's own always may.</param>
    public static string Frame(HostString host, IEnumerable<string> pages) => Of(host, string.Join(' ', pages.Prepend("'self'")));

    /// <summary>The demo's page has the widget on it.</summary>
    public static string Demo(HostString host) => Of(host, Nowhere, frames: "'self'");

    private static string Of(HostString host, string ancestors, string frames = Nowhere) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'{SocketsOf(host)}; font-src 'self'; "
        + $"media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; frame-src {frames}; frame-ancestors {ancestors}; base-uri 'none'; "
        + "form-action 'none'";

    /// <summary>Not every browser takes the hub's WebSocket for a part of 'self'. A proxy may have taken the TLS away, so both schemes are named.</summary>
    private static string SocketsOf(HostString host) => PlainHost().IsMatch(host.Value ?? "") ? $" ws://{host.Value} wss://{host.Value}" : "";

    /// <summary>A host as a policy can name it: the header may hold more, as anybody can send it.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9.-]+(:[0-9]{1,5})?\z")]
    private static partial Regex PlainHost();
}
