using ContactCenter.Addresses;
using ContactCenter.Wording;

namespace ContactCenter.Verification;

/// <summary>The meaning of a message that a visitor writes while it is asked to prove who it is.</summary>
/// <param name="Code">The digits of a code; null = none.</param>
/// <param name="Address">The address to which the visitor wants a code sent; null = none.</param>
/// <param name="WantsCode">Whether the visitor asks for another code.</param>
internal sealed record HeardMessage(string? Code = null, VerificationAddress? Address = null, bool WantsCode = false)
{
    private const int CharactersMax = 300;
    private static readonly char[] AroundCode = [' ', '-', '\u2011', '\u2013', '\u00a0'];
    private static readonly char[] AroundText = [' ', '\t', '\r', '\n', '.', ',', ';', ':', '!', '?', '"', '\'', '<', '>', '(', ')', '“', '”'];
    private static readonly char[] BetweenWords = [' ', '\t', '\r', '\n'];
    private static readonly string[] Requests = ["send", "resend", "send again", "again", "new", "new code"];

    /// <summary>A message that means nothing for verification.</summary>
    public static HeardMessage Nothing { get; } = new();

    /// <param name="region">The region of numbers without a country.</param>
    public static HeardMessage Of(string text, string region = "")
    {
        if (text.Length > CharactersMax) return Nothing;
        var bare = FoldedText.Of(text).Trim(AroundText);
        if (FindCode(bare) is { } code) return new HeardMessage(Code: code);
        if (VerificationAddress.TryPhone(text, region, out var phone)) return new HeardMessage(Address: phone);
        if (Requests.Contains(bare, StringComparer.OrdinalIgnoreCase)) return new HeardMessage(WantsCode: true);
        return FindEmail(text) is { } email ? new HeardMessage(Address: email) : Nothing;
    }

    /// <summary>Finds a code: a text with nothing but its digits and what people put between digits; null = none.</summary>
    public static string? FindCode(string text)
    {
        var digits = string.Concat(text.Split(AroundCode));
        return digits.Length == VerificationRules.CodeDigits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>Finds the e-mail address in a sentence that has exactly one; null = none.</summary>
    private static VerificationAddress? FindEmail(string text)
    {
        var words = text.Replace('＠', '@').Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Contains('@', StringComparison.Ordinal)).Take(2).ToList();
        return words.Count == 1 && VerificationAddress.TryEmail(words[0].Trim(AroundText), out var email) ? email : null;
    }
}
