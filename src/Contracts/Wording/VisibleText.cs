using System.Globalization;
using System.Text;

namespace ContactCenter.Wording;

/// <summary>
/// Judges and tidies texts that people type and others read. It tells whether anything of a text can be seen, and keeps a name on one line,
/// where it cannot change the direction of the text beside it.
/// </summary>
public static class VisibleText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>Tells whether a text shows nothing: it is empty, or has only white space, controls, fillers and joiners.</summary>
    public static bool IsBlank(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
            if (!IsInvisible(rune)) return false;
        return true;
    }

    /// <summary>Tells whether a text may be a name as it is: without line breaks, other controls and controls of direction.</summary>
    public static bool IsOneLine(string text)
    {
        foreach (var character in text)
            if (BreaksLine(character) || char.IsControl(character) || TurnsDirection(character)) return false;
        return true;
    }

    /// <summary>
    /// Puts a text on one line: a space for what breaks a line, nothing for other controls and controls of direction. Null stays null, and
    /// a text in which nothing can be seen becomes the empty text.
    /// </summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? OneLine(string? text)
    {
        if (text is null) return null;
        if (IsBlank(text)) return "";
        if (IsOneLine(text)) return text.Trim();
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (BreaksLine(character))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (!char.IsControl(character) && !TurnsDirection(character)) line.Append(character);
        }

        return line.ToString().Trim();
    }

    /// <summary>
    /// Makes a text fit for a line beside other text, whose direction it then cannot change: on one line, between isolating controls when
    /// it needs them.
    /// </summary>
    public static string Isolated(string text)
    {
        var line = OneLine(text);
        return line.All(character => character < '\u0590') ? line : FirstStrongIsolate + line + PopIsolate;
    }

    /// <summary>Splits a text into its lines, whatever ends them.</summary>
    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").Replace('\v', '\n').Replace('\u2029', '\n').Split('\n');

    private static bool BreaksLine(char character) => character is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool TurnsDirection(char character) => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => true,
        _ => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or 0x1D159 or (>= 0xE0000 and <= 0xE0FFF) or 0xFFFD,
    };
}
