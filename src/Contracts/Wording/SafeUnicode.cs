using System.Text;

namespace ContactCenter.Wording;

/// <summary>Normalizes any text, also one that is no valid Unicode, which <see cref="string.Normalize()"/> refuses.</summary>
public static class SafeUnicode
{
    private const char Replacement = '\uFFFD';
    private const char RefusedNoncharacter = '\uFFFE';

    public static string Normalize(string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text)) return text;
        try
        {
            return WithoutRefused(text).Normalize(form);
        }
        catch (ArgumentException)
        {
            // Whatever else it refuses is compared as it is.
            return text;
        }
    }

    /// <summary>Replaces half surrogate pairs, and the one noncharacter that is refused, by replacement characters.</summary>
    private static string WithoutRefused(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains(RefusedNoncharacter)) return text;
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) valid.Append(rune.Value == RefusedNoncharacter ? Replacement : rune.ToString());
        return valid.ToString();
    }
}
