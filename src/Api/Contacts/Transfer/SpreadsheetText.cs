using System.Buffers;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// Keeps spreadsheets from taking a cell for a formula, reversibly: a cell that begins like one gets an apostrophe in front, and reading
/// takes one off where it stands before such a beginning. Phone numbers begin with + too, but what has nothing but digits and the
/// punctuation of numbers calls no function: it stays as it is.
/// </summary>
internal static class SpreadsheetText
{
    private const char Guard = '\'';
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("+0123456789 ().-/;");

    public static string Protect(string cell) =>
        BeginsLikeFormula(cell) && (cell[0] == Guard || !IsPhoneNumber(cell)) ? Guard + cell : cell;

    /// <summary>The opposite of <see cref="Protect"/>.</summary>
    public static string Unprotect(string cell) => cell.Length > 0 && cell[0] == Guard && BeginsLikeFormula(cell) ? cell[1..] : cell;

    /// <summary>After whatever guards are there already, so that a cell that looks guarded is told from one that is.</summary>
    private static bool BeginsLikeFormula(string cell)
    {
        var text = cell.AsSpan().TrimStart(Guard);
        return text.Length > 0 && FormulaStarts.Contains(text[0]);
    }

    private static bool IsPhoneNumber(string cell) => cell[0] == '+' && cell.AsSpan().IndexOfAnyExcept(PhoneCharacters) < 0;
}
