using System.Globalization;
using System.Text;

namespace ContactCenter.Bench.Contacts;

/// <summary>Compares texts as the product promises: by substrings in plain letters, without regard to case or accents.</summary>
internal static class SearchedText
{
    public static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(character => !IsMark(character)).Select(char.ToLowerInvariant).Select(Plain));

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Plain(char letter) => letter switch
    {
        'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'ł' => "l", 'đ' => "d", 'ı' => "i", _ => letter.ToString(),
    };

    private static bool IsMark(char character) => CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
