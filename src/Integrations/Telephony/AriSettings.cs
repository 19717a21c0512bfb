using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;
using System.Text;

namespace ContactCenter.Integrations.Telephony;

/// <summary>Asterisk's REST interface, section <c>Telephony:Ari</c>.</summary>
public sealed class AriSettings
{
    /// <summary>The word in <see cref="AgentEndpoint"/> that stands for the agent's name or extension.</summary>
    public const string AgentPlace = "{agent}";

    /// <summary>The address with its path, <c>http://pbx.example.com:8088/ari</c>.</summary>
    public Uri? Url { get; init; }
    public string? Username { get; init; }

    /// <summary>A secret.</summary>
    public string? Password { get; init; }

    /// <summary>The name of the application whose events this server gets. Asterisk serves one connection of a name.</summary>
    public string App { get; init; } = "contactcenter";

    /// <summary>This process connects to Asterisk for its events; otherwise Asterisk connects to us.</summary>
    public bool Listen { get; init; }

    /// <summary>The phone of an agent.</summary>
    public string AgentEndpoint { get; init; } = $"PJSIP/{AgentPlace}";

    /// <summary>The dialplan's context in which calls that are made from here go on to their number.</summary>
    public string Context { get; init; } = "from-internal";

    internal AuthenticationHeaderValue Credentials => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{Password}")));

    /// <summary>The address of a resource below the interface's own.</summary>
    internal Uri AddressOf(string path) => new($"{Url!.AbsoluteUri.TrimEnd('/')}/{path}");

    internal IEnumerable<ValidationResult> Faults(bool isDialing)
    {
        if (Url is null && (isDialing || Listen)) yield return new("for Dial=ari or Ari:Listen, Ari:Url is needed.");
        if (Url is null) yield break;
        if (!TelephonySettings.IsWeb(Url)) yield return new("Ari:Url must be an address beginning with http:// or https://.");
        if (string.IsNullOrWhiteSpace(Username) || string.IsNullOrWhiteSpace(Password))
            yield return new("with an Ari:Url, Ari:Username and Ari:Password are needed.");
        if (string.IsNullOrWhiteSpace(App) || string.IsNullOrWhiteSpace(Context)) yield return new("Ari:App and Ari:Context must not be empty.");
        if (!AgentEndpoint.Contains(AgentPlace, StringComparison.Ordinal)) yield return new($"Ari:AgentEndpoint must contain {AgentPlace}.");
    }
}
