using ContactCenter.Calls;
using ContactCenter.Wording;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>Makes ids of events, and reads names and numbers as PBXs write them.</summary>
internal static class EventTexts
{
    private const int HashBytes = 16;
    private const string Separators = " -./()+*#";

    private static readonly string[] Withheld = ["anonymous", "unknown", "restricted", "private", "unavailable", "withheld", "<unknown>", "+266696687"];

    /// <summary>The id of an event, from everything that makes it this one.</summary>
    public static string Id(params IEnumerable<string?> parts)
    {
        var id = string.Join('/', parts.Where(part => part is not null));
        return id.Length <= CallLimits.NameCharactersMax ? id : Hashes.Hex(id, HashBytes);
    }

    /// <summary>A hash of everything that a payload says, for providers whose events have neither an id nor a time.</summary>
    public static string Fingerprint(IEnumerable<KeyValuePair<string, string>> fields) => Hashes.Hex(
        string.Join('\n', fields.Select(field => $"{field.Key.ToUpperInvariant()}={field.Value}").Order(StringComparer.Ordinal)), HashBytes);

    /// <summary>A calling number; empty = the PBX says that it is withheld. Null = nothing that is a number.</summary>
    public static string? Caller(string? text) =>
        text is null || Withheld.Contains(text, StringComparer.OrdinalIgnoreCase) ? "" : Number(text);

    /// <summary>A number; null = a name, such as an extension <c>s</c>.</summary>
    public static string? Number(string? text)
    {
        var plain = text is null ? null : Party(text);
        return plain is not null && plain.Any(char.IsAsciiDigit) && plain.All(sign => char.IsAsciiDigit(sign) || Separators.Contains(sign)) ? plain : null;
    }

    /// <summary>The name before the host of an address: <c>grace</c> of <c>client:grace</c>, <c>sip:grace@example.com</c> and <c>grace@default</c>.</summary>
    public static string Party(string address)
    {
        var start = address.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = address.IndexOf('@', start);
        return end > start ? address[start..end] : address[start..];
    }
}
