using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Several addresses in one cell, separated by semicolons; a backslash before a semicolon or a backslash makes it part of the address.</summary>
internal static class CellList
{
    private const char Separator = ';';
    private const char Escape = '\\';

    public static string Write(IEnumerable<string> items) => string.Join(Separator, items.Select(item => item
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));

    /// <summary>Items without white space around them; empty ones are left out.</summary>
    public static ImmutableArray<string> Read(string cell)
    {
        var (items, item) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder());
        for (var i = 0; i < cell.Length; i++)
        {
            var isEscaped = cell[i] == Escape && i + 1 < cell.Length && cell[i + 1] is Separator or Escape;
            if (isEscaped) item.Append(cell[++i]);
            else if (cell[i] != Separator) item.Append(cell[i]);
            else Add(items, item);
        }

        Add(items, item);
        return items.ToImmutable();
    }

    private static void Add(ImmutableArray<string>.Builder items, StringBuilder item)
    {
        var text = item.ToString().Trim();
        if (text.Length > 0) items.Add(text);
        item.Clear();
    }
}
