using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Cells and records of RFC 4180.</summary>
internal static class CsvText
{
    private const string QuotedCharacters = ",\"\r\n";

    /// <summary>The cells of a record in which <see cref="RecordScanner"/> found no fault.</summary>
    public static List<string> Cells(string record)
    {
        var cells = new List<string>();
        for (var start = 0; ;)
        {
            var (cell, end) = start < record.Length && record[start] == '"' ? Quoted(record, start + 1) : Plain(record, start);
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

    private static (string Cell, int Comma) Plain(string record, int start)
    {
        var comma = record.IndexOf(',', start);
        return (comma < 0 ? record[start..] : record[start..comma], comma);
    }

    private static (string Cell, int Comma) Quoted(string record, int start)
    {
        var cell = new StringBuilder();
        while (true)
        {
            var quote = record.IndexOf('"', start);
            cell.Append(record, start, quote - start);
            start = quote + 1;
            if (start == record.Length || record[start] != '"') return (cell.ToString(), record.IndexOf(',', start));
            cell.Append('"');
            start++;
        }
    }
}
