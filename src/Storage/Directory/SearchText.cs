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
    public static string Lower(string text) => Normalized(text, NormalizationForm.FormC).ToLowerInvariant();

    /// <summary><see cref="Lower"/> at the length of an index.</summary>
    public static string LowerKey(string text) => StorableText.Key(Lower(text));

    /// <summary>
    /// For searching without regard to case or accents: decomposed, marks and invisible characters dropped, lower-cased, composed again.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Normalized(text, NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark || IsInvisible(rune)) continue;
            if (Rune.IsControl(rune)) folded.Append(' ');
            else folded.Append(rune.Value == 'ς' ? "σ" : Rune.ToLowerInvariant(rune).ToString());
        }

        return Normalized(folded.ToString(), NormalizationForm.FormC);
    }

    /// <summary>Normalises whatever text there is: half a surrogate pair and U+FFFE, which the framework refuses, count as U+FFFD.</summary>
    private static string Normalized(string text, NormalizationForm form) => StorableText.Mend(text).Replace('\uFFFE', '\uFFFD').Normalize(form);

    /// <summary>Everything by which a contact is found.</summary>
    public static string Of(ContactRow row) => Of(row.Name, row.Usernames, row.Emails, row.SearchableValues, row.Phones);

    /// <inheritdoc cref="Of(ContactRow)"/>
    public static string Of(
        string name, IEnumerable<string> usernames, IEnumerable<string> emails, IEnumerable<string> searchableValues,
        IEnumerable<string> phones)
    {
        var search = new StringBuilder(Fold(name));
        foreach (var value in usernames) Append(search, Fold(value));
        foreach (var value in emails) Append(search, Fold(value));
        foreach (var value in searchableValues) Append(search, Fold(value));
        foreach (var value in phones)
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

    /// <summary>Zero-width characters and controls of direction: they come along with pasted text, and must not hide a contact.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is
        (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2064) or (>= 0x2066 and <= 0x2069) or 0xFEFF;

    private static void Append(StringBuilder search, string value) => search.Append(Separator).Append(value);
}
