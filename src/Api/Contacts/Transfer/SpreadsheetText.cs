using System.Buffers;
using System.Globalization;
using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// Keeps spreadsheets from taking a cell, or a part of one, for a formula, reversibly: what begins like one gets an apostrophe in front, and
/// reading takes one off where it stands before such a beginning. A part is what follows a semicolon, a tab or a line break: a spreadsheet
/// that expects another separator makes a cell of it. Phone numbers begin with + too, but what has nothing but digits and the punctuation of
/// numbers calls no function: it stays as it is.
/// </summary>
internal static class SpreadsheetText
{
    private const char Guard = '\'';
    private const string PartEnds = ";\t\r\n";
    private static readonly SearchValues<char> Parts = SearchValues.Create(PartEnds);

    /// <summary>Formulas, commands (DDE) and what spreadsheets read as either, also in full width.</summary>
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@|%＝＋－＠｜％﹦﹢﹣﹫﹪−");

    private static readonly SearchValues<char> Controls = SearchValues.Create("\t\r\n");
    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("0123456789 ().-/");

    public static string Protect(string cell) => Rewritten(
        cell, static (text, part) => Follows(text, part) && (text[part] == Guard || !IsPhoneNumber(text, part)) ? ("'", 0) : ("", 0));

    /// <summary>The opposite of <see cref="Protect"/>.</summary>
    public static string Unprotect(string cell) => Rewritten(cell, static (text, part) => text[part] == Guard && Follows(text, part) ? ("", 1) : ("", 0));

    /// <param name="change">Returns the text to put before a part, and the number of the part's characters to drop.</param>
    private static string Rewritten(string cell, Func<string, int, (string Before, int Dropped)> change)
    {
        StringBuilder? written = null;
        for (int part = 0, from = 0; part < cell.Length; part++)
        {
            var (before, dropped) = change(cell, part);
            if (before.Length + dropped > 0) written ??= new StringBuilder(cell, 0, part, cell.Length + 1);
            written?.Append(before);
            from = part + dropped;
            var end = cell.AsSpan(part).IndexOfAny(Parts) is >= 0 and var length ? part + length : cell.Length;
            written?.Append(cell, from, Math.Min(end + 1, cell.Length) - from);
            part = end;
        }

        return written?.ToString() ?? cell;
    }

    /// <summary>
    /// Tells whether a part begins like a formula, after whatever guards are there already, so that a part that looks guarded is told from one that
    /// is; and after quotes and what nobody sees. A whole cell may also begin with a tab or a line break.
    /// </summary>
    private static bool Follows(string cell, int part)
    {
        foreach (var rune in cell.AsSpan(part).EnumerateRunes())
        {
            if (rune.IsBmp && FormulaStarts.Contains((char)rune.Value)) return true;
            if (rune.IsBmp && Controls.Contains((char)rune.Value)) return part == 0;
            if (rune.Value is not (Guard or '"') && !IsUnseen(rune)) return false;
        }

        return false;
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsPhoneNumber(string cell, int part)
    {
        var text = cell.AsSpan(part);
        var end = text.IndexOfAny(Parts);
        return text[0] == '+' && (end < 0 ? text : text[..end])[1..].IndexOfAnyExcept(PhoneCharacters) < 0;
    }
}
