using System.Globalization;
using System.Text;

namespace ContactCenter.Bench.Contacts;

/// <summary>How texts are compared, as the product promises it: a substring without regard to case or accents.</summary>
internal static class SearchedText
{
    public static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(character => !IsMark(character))).ToLowerInvariant();

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool IsMark(char character) => CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
