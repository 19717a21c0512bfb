using System.Buffers;
using System.Globalization;
using System.Text;

namespace ContactCenter.Wording;

/// <summary>
/// Folds texts for search, without regard to case, accents, width and script forms. The searched text and the sought one are folded by the
/// same function everywhere, so that all lists and both databases agree.
/// </summary>
public static class FoldedText
{
    private static readonly SearchValues<char> AsciiControls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(code => (char)code)]);

    /// <summary>
    /// Folds a text: it is decomposed (also ligatures and full-width forms), marks and invisible characters are dropped, letters become
    /// lower case, those that do not decompose get their plain form, digits of every script become ASCII digits, and the result is composed
    /// again.
    /// </summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return OfAscii(text);
        var folded = new StringBuilder(text.Length);
        // The acute accent that stands for an apostrophe would decompose to a space.
        foreach (var rune in SafeUnicode.Normalize(text.Replace('´', '\''), NormalizationForm.FormKD).EnumerateRunes()) Append(folded, rune);
        return SafeUnicode.Normalize(folded.ToString(), NormalizationForm.FormC);
    }

    /// <summary>Tells whether a text contains what somebody typed, both folded.</summary>
    public static bool Contains(string text, string sought) => Of(text).Contains(Of(sought), StringComparison.Ordinal);

    /// <summary>
    /// Tells whether a character is invisible: zero-width characters, controls of direction and fillers. They come along with pasted text
    /// and must not hide anything.
    /// </summary>
    public static bool IsInvisible(Rune rune) =>
        rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static string OfAscii(string text)
    {
        var lower = text.ToLowerInvariant();
        return lower.AsSpan().IndexOfAny(AsciiControls) < 0
            ? lower
            : string.Create(lower.Length, lower, static (folded, source) =>
            {
                for (var i = 0; i < folded.Length; i++) folded[i] = char.IsControl(source[i]) ? ' ' : source[i];
            });
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (IsInvisible(rune)) return;
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                break;
            case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                folded.Append(' ');
                break;
            case UnicodeCategory.DashPunctuation:
                folded.Append('-');
                break;
            case UnicodeCategory.DecimalDigitNumber:
                folded.Append((int)Rune.GetNumericValue(rune));
                break;
            default:
                var lower = Rune.ToLowerInvariant(rune);
                folded.Append(PlainLetters.Find(lower) ?? lower.ToString());
                break;
        }
    }
}
