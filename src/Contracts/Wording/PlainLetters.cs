using System.Collections.Frozen;
using System.Text;

namespace ContactCenter.Wording;

/// <summary>Maps letters that have no decomposition to what people type who do not have them on their keyboard.</summary>
internal static class PlainLetters
{
    private const int KatakanaFirst = 0x30A1;
    private const int KatakanaLast = 0x30F6;
    private const int FromKatakanaToHiragana = 0x60;

    private static readonly FrozenDictionary<int, string> Plain = Pairs(
        // Latin
        "ł l ø o đ d ð d þ th ß ss æ ae œ oe ı i ħ h ŋ n ŧ t ĸ k ə e ǝ e ɛ e ɔ o ƒ f ƀ b ɓ b ƈ c ȼ c ɖ d ɗ d ɇ e ɠ g ǥ g ɣ g ɦ h ⱨ h ɨ i ɩ i ɉ j "
        + "ȷ j ƙ k ⱪ k ƚ l ɫ l ⱡ l ɬ l ɱ m ɲ n ƞ n ɵ o ƥ p ᵽ p ɋ q ɍ r ɽ r ȿ s ʂ s ƭ t ʈ t ⱦ t ʉ u ʊ u ʋ v ⱳ w ƿ w ƴ y ɏ y ȝ y ƶ z ȥ z ʐ z ⱬ z "
        // Apostrophes
        + "’ ' ‘ ' ʼ ' ʻ ' ʹ ' ′ ' ‛ ' “ \" ” \" „ \" "
        // Minus, Greek, Arabic and Persian
        + "− - ς σ ی ي ى ي ک ك ة ه ە ه ہ ه ھ ه ٱ ا");

    // The dash that only lengthens an Arabic word.
    private const int Tatweel = 0x0640;

    /// <param name="letter">The letter in lower case.</param>
    /// <returns>Null when the letter stays as it is.</returns>
    public static string? Find(Rune letter)
    {
        if (letter.Value < 0x80) return null;
        if (letter.Value == Tatweel) return "";
        if (letter.Value is >= KatakanaFirst and <= KatakanaLast) return ((char)(letter.Value - FromKatakanaToHiragana)).ToString();
        return Plain.GetValueOrDefault(letter.Value);
    }

    private static FrozenDictionary<int, string> Pairs(string pairs) => pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2)
        .ToFrozenDictionary(pair => Rune.GetRuneAt(pair[0], 0).Value, pair => pair[1]);
}
