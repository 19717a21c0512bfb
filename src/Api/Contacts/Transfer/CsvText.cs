using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Cells and records of RFC 4180, read with any separator and written with commas.</summary>
internal static class CsvText
{
    private const string QuotedCharacters = ",\"\r\n";

    /// <summary>The cells of a record in which <see cref="RecordScanner"/> found no fault.</summary>
    public static List<string> Cells(string record, char separator = ',')
    {
        var cells = new List<string>();
        for (var start = 0; ;)
        {
            var (cell, end) = start < record.Length && record[start] == '"' ? Quoted(record, separator, start + 1) : Plain(record, separator, start);
            cells.Add(cell);
            if (end < 0) return cells;
            start = end + 1;
        }
    }

    public static void WriteRecord(StringBuilder text, IEnumerable<string> cells)
    {
        var separator = "";
        foreach (var cell in cells)
        {
            text.Append(separator);
            WriteCell(text, cell);
            separator = ",";
        }

        text.Append("\r\n");
    }

    private static void WriteCell(StringBuilder text, string cell)
    {
        if (cell.AsSpan().IndexOfAny(QuotedCharacters) < 0) text.Append(cell);
        else text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static (string Cell, int End) Plain(string record, char separator, int start)
    {
        var end = record.IndexOf(separator, start);
        return (end < 0 ? record[start..] : record[start..end], end);
    }

    private static (string Cell, int End) Quoted(string record, char separator, int start)
    {
        var cell = new StringBuilder();
        while (true)
        {
            var quote = record.IndexOf('"', start);
            cell.Append(record, start, quote - start);
            start = quote + 1;
            if (start == record.Length || record[start] != '"') return (cell.ToString(), record.IndexOf(separator, start));
            cell.Append('"');
            start++;
        }
    }
}
