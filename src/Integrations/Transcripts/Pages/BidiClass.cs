using System.Globalization;
using System.Text;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>The classes of characters for the direction of a line, by the names of Unicode Standard Annex 9, table 4.</summary>
internal enum BidiClass
{
    L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, RLE, LRO, RLO, PDF, LRI, RLI, FSI, PDI,
}

/// <summary>The class of a character, from its category and its block: .NET knows no bidirectional classes.</summary>
internal static class BidiClasses
{
    private const string EuropeanSeparators = "+-\u207A\u207B\u208A\u208B\u2212\uFB29\uFE62\uFE63\uFF0B\uFF0D";
    private const string CommonSeparators = ",./:\u00A0\u060C\u202F\u2044\uFE50\uFE52\uFE55\uFF0C\uFF0E\uFF0F\uFF1A";
    private const string EuropeanTerminators = "#%\u00B0\u00B1\u066A\u2030\u2031\u2032\u2033\u2034\uFE5F\uFE6A\uFF03\uFF05";
    private const string NeutralAmongArabic = "\u0606\u0607\u060E\u060F\u06DE\u06E9\uFD3E\uFD3F";

    public static BidiClass Of(Rune rune)
    {
        var value = rune.Value;
        if (Control(value) is { } control) return control;
        if (value is (>= '0' and <= '9') or 0xB2 or 0xB3 or 0xB9 or (>= 0x6F0 and <= 0x6F9) or (>= 0x2070 and <= 0x2079) or (>= 0x2080 and <= 0x2089)
            or (>= 0x2488 and <= 0x249B) or (>= 0xFF10 and <= 0xFF19) or (>= 0x1D7CE and <= 0x1D7FF)) return BidiClass.EN;
        if (value is (>= 0x660 and <= 0x669) or 0x66B or 0x66C or (>= 0x600 and <= 0x605) or 0x6DD or 0x8E2 or (>= 0x10E60 and <= 0x10E7E)) return BidiClass.AN;
        if (rune.IsBmp && Separator((char)value) is { } separator) return separator;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => BidiClass.NSM,
            UnicodeCategory.Control or UnicodeCategory.Format => BidiClass.BN,
            UnicodeCategory.SpaceSeparator => BidiClass.WS,
            UnicodeCategory.CurrencySymbol => BidiClass.ET,
            _ when IsRightToLeft(value) => BidiClass.R,
            _ when IsArabic(value) => BidiClass.AL,
            UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber
                or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation => BidiClass.ON,
            _ => BidiClass.L,
        };
    }

    private static BidiClass? Control(int value) => value switch
    {
        '\n' or '\r' or 0x85 or 0x2029 or (>= 0x1C and <= 0x1E) => BidiClass.B,
        '\t' or '\v' or 0x1F => BidiClass.S,
        '\f' or 0x2028 => BidiClass.WS,
        0x200E => BidiClass.L,
        0x200F => BidiClass.R,
        0x061C => BidiClass.AL,
        0x202A => BidiClass.LRE,
        0x202B => BidiClass.RLE,
        0x202C => BidiClass.PDF,
        0x202D => BidiClass.LRO,
        0x202E => BidiClass.RLO,
        0x2066 => BidiClass.LRI,
        0x2067 => BidiClass.RLI,
        0x2068 => BidiClass.FSI,
        0x2069 => BidiClass.PDI,
        _ => null,
    };

    private static BidiClass? Separator(char character) =>
        EuropeanSeparators.Contains(character) ? BidiClass.ES
        : CommonSeparators.Contains(character) ? BidiClass.CS
        : EuropeanTerminators.Contains(character) ? BidiClass.ET
        : NeutralAmongArabic.Contains(character) ? BidiClass.ON
        : null;

    private static bool IsRightToLeft(int value) => value is (>= 0x590 and <= 0x5FF) or (>= 0x7C0 and <= 0x85F) or (>= 0xFB1D and <= 0xFB4F)
        or (>= 0x10800 and <= 0x10CFF) or (>= 0x10D40 and <= 0x10EBF) or (>= 0x10F70 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EC6F);

    private static bool IsArabic(int value) => value is (>= 0x600 and <= 0x7BF) or (>= 0x860 and <= 0x8FF) or (>= 0xFB50 and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10D00 and <= 0x10D3F) or (>= 0x10EC0 and <= 0x10F6F) or (>= 0x1EC70 and <= 0x1EEFF);
}
