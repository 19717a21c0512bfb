using ContactCenter.Calls;
using ContactCenter.Integrations.Telephony.Formats;

namespace ContactCenter.Integrations.Telephony.Dialing;

/// <summary>Judges what is handed to a dialplan: nothing that could be more than a number, a name or an id there.</summary>
internal static class DialTexts
{
    private const int NameCharactersMax = 100;
    private const int DigitsMax = 40;

    /// <summary>The request with plain numbers; null = a part of it is none.</summary>
    public static DialRequest? Plain(DialRequest request) =>
        IsId(request.ProviderCallId) && IsName(request.Agent) && PlainNumber(request.Number) is { } number
            && (request.From is null || PlainNumber(request.From) is not null)
            ? request with { Number = number, From = request.From is null ? null : PlainNumber(request.From) }
            : null;

    private static string? PlainNumber(string text)
    {
        if (EventTexts.Number(text) is null || text.Contains(':', StringComparison.Ordinal) || text.Contains('@', StringComparison.Ordinal)) return null;
        var plain = string.Concat(text.Where(sign => char.IsAsciiDigit(sign) || sign is '*' or '#'));
        return plain.Length is 0 or > DigitsMax ? null : text.TrimStart().StartsWith('+') ? $"+{plain}" : plain;
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= DialRequest.IdCharactersMax && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');

    private static bool IsName(string name) => name.Length is > 0 and <= NameCharactersMax
        && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.' or '+') && char.IsAsciiLetterOrDigit(name[0]);
}
