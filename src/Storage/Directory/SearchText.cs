using System.Globalization;
using System.Text;
using ContactCenter.Directory;

namespace ContactCenter.Storage;

/// <summary>How text is made comparable: the same function over what is stored and over what is asked, so both databases agree.</summary>
internal static class SearchText
{
    // Values are joined by it, so that no match runs from one value into the next; it cannot occur inside a folded value.
    private const char Separator = '\n';

    private const string PhonePunctuation = " +-()./";

    /// <summary>For comparing without regard to case: lower-cased, composed.</summary>
    public static string Lower(string text) => StorableText.Mend(text).Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary><see cref="Lower"/> at the length of an index.</summary>
    public static string LowerKey(string text) => StorableText.Key(Lower(text));

    /// <summary>For searching without regard to case or accents: decomposed, marks dropped, lower-cased, composed again.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in StorableText.Mend(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark) continue;
            if (Rune.IsControl(rune)) folded.Append(' ');
            else folded.Append(rune.Value == 'ς' ? "σ" : Rune.ToLowerInvariant(rune).ToString());
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Everything by which a contact is found.</summary>
    public static string Of(ContactRow row)
    {
        var search = new StringBuilder(Fold(row.Name));
        foreach (var value in row.Usernames) Append(search, Fold(value));
        foreach (var value in row.Emails) Append(search, Fold(value));
        foreach (var value in row.SearchableValues) Append(search, Fold(value));
        foreach (var value in row.Phones)
        {
            Append(search, Fold(value));
            Append(search, Digits(value));
        }

        return search.ToString();
    }

    /// <summary>The digits of a text that looks like a phone number or a part of one; empty for any other.</summary>
    public static string PhoneDigits(string text) =>
        text.All(character => char.IsAsciiDigit(character) || PhonePunctuation.Contains(character)) ? Digits(text) : "";

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static void Append(StringBuilder search, string value) => search.Append(Separator).Append(value);
}
