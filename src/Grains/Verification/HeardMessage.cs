using ContactCenter.Addresses;
using ContactCenter.Wording;

namespace ContactCenter.Verification;

/// <summary>What a visitor's message means while it is asked who it is.</summary>
/// <param name="Code">The digits of a code.</param>
/// <param name="Address">Where it wants a code sent to.</param>
/// <param name="WantsCode">It asks for another code.</param>
public sealed record HeardMessage(string? Code = null, VerificationAddress? Address = null, bool WantsCode = false)
{
    private const int CharactersMax = 300;
    private static readonly char[] AroundCode = [' ', '-', '\u2011', '\u2013', '\u00a0'];
    private static readonly char[] AroundText = [' ', '\t', '\r', '\n', '.', ',', ';', ':', '!', '?', '"', '\'', '<', '>', '(', ')', '“', '”'];
    private static readonly char[] BetweenWords = [' ', '\t', '\r', '\n'];
    private static readonly string[] Requests = ["send", "resend", "send again", "again", "new", "new code"];

    /// <summary>A message that is nothing but talk.</summary>
    public static HeardMessage Nothing { get; } = new();

    /// <param name="region">In which numbers without a country are.</param>
    public static HeardMessage Of(string text, string region = "")
    {
        if (text.Length > CharactersMax) return Nothing;
        var bare = FoldedText.Of(text).Trim(AroundText);
        if (FindCode(bare) is { } code) return new HeardMessage(Code: code);
        if (VerificationAddress.TryPhone(text, region, out var phone)) return new HeardMessage(Address: phone);
        if (Requests.Contains(bare, StringComparer.OrdinalIgnoreCase)) return new HeardMessage(WantsCode: true);
        return FindEmail(text) is { } email ? new HeardMessage(Address: email) : Nothing;
    }

    /// <summary>The digits, if there is nothing else but what people put between digits.</summary>
    public static string? FindCode(string text)
    {
        var digits = string.Concat(text.Split(AroundCode));
        return digits.Length == VerificationRules.CodeDigits && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>The e-mail address in a sentence, if there is exactly one.</summary>
    private static VerificationAddress? FindEmail(string text)
    {
        var words = text.Replace('＠', '@').Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Contains('@', StringComparison.Ordinal)).Take(2).ToList();
        return words.Count == 1 && VerificationAddress.TryEmail(words[0].Trim(AroundText), out var email) ? email : null;
    }
}
