using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Finds the separator of a file's cells: spreadsheets write a semicolon where numbers have a decimal comma, and some write tabs.</summary>
internal static class CsvSeparator
{
    private const byte Quote = (byte)'"';

    /// <summary>The separators that are recognised; of equally many the first.</summary>
    private static ReadOnlySpan<byte> Known => ",;\t"u8;

    /// <summary>The one of which the first line has most, outside quotes.</summary>
    public static char Of(ReadOnlySpan<byte> firstLine)
    {
        Span<int> counts = stackalloc int[Known.Length];
        var isQuoted = false;
        foreach (var next in firstLine)
        {
            isQuoted ^= next == Quote;
            if (!isQuoted && Known.IndexOf(next) is >= 0 and var known) counts[known]++;
        }

        var most = 0;
        for (var i = 1; i < counts.Length; i++)
            if (counts[i] > counts[most]) most = i;
        return (char)Known[most];
    }

    /// <summary>The one that the line names and does nothing else; null = it is a line like others.</summary>
    public static char? Named(ReadOnlySpan<byte> firstLine)
    {
        const string prefix = "sep=";
        var line = Encoding.Latin1.GetString(firstLine.TrimEnd((byte)'\r')).Trim('"');
        var names = line.Length == prefix.Length + 1 && line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
        return names && char.IsAscii(line[^1]) && line[^1] != '"' && !char.IsAsciiLetterOrDigit(line[^1]) ? line[^1] : null;
    }
}
