using System.Text;
using System.Threading.Channels;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// Counts what became of rows and tells it in JSON lines. Lines wait without a bound for a client that reads nothing before it has sent
/// everything, or both would wait for each other; there are at most as many as the limits of this class and of rows allow.
/// </summary>
internal sealed class ImportReport
{
    public const int ErrorsListedMax = 10_000;
    private const int RowsPerProgress = 1_000;
    private const int ReasonLengthMax = 500;

    private readonly Channel<ReadOnlyMemory<byte>> _lines = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new() { SingleReader = true, SingleWriter = true });
    private readonly long[] _counts = new long[Enum.GetValues<ImportOutcome>().Length];
    private long _rows;
    private long _lastProgress = -1;

    public ChannelReader<ReadOnlyMemory<byte>> Lines => _lines.Reader;

    /// <summary>Results come in the order of their lines.</summary>
    public void Add(RowResult result)
    {
        _rows++;
        _counts[(int)result.Outcome]++;
        if (result.Fault is { } fault && Count(ImportOutcome.Failed) <= ErrorsListedMax) TellError(result.Line, fault);
        if (_rows % RowsPerProgress == 0) TellProgress(result.Line);
    }

    /// <param name="lastLine">The line of the last row.</param>
    /// <param name="error">The reason why the input was not read to its end; null = it was.</param>
    public void End(long lastLine, Error? error)
    {
        if (_rows != _lastProgress) TellProgress(lastLine);
        var totals = new ImportTotals(
            _rows, Count(ImportOutcome.Created), Count(ImportOutcome.Updated), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Failed));
        Tell(new ImportEndLine(totals, error?.Text, error is null));
        Close();
    }

    /// <summary>Ends the report, whether the import has come to its end or not.</summary>
    public void Close() => _lines.Writer.TryComplete();

    private long Count(ImportOutcome outcome) => _counts[(int)outcome];

    private void TellError(long line, string fault) =>
        Tell(new ImportFaultLine(new RowFault(line, fault.Length <= ReasonLengthMax ? fault : fault[..ReasonLengthMax])));

    private void TellProgress(long line)
    {
        _lastProgress = _rows;
        Tell(new ImportProgressLine(new ImportProgress(
            line, Count(ImportOutcome.Created), Count(ImportOutcome.Updated), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Failed))));
    }

    private void Tell<T>(T line) => _lines.Writer.TryWrite(Encoding.UTF8.GetBytes(JsonLine.Of(line)));
}

/// <summary>A line of an import's report: a row that was left out.</summary>
internal sealed record ImportFaultLine(RowFault Error);

/// <summary>A line of an import's report: how far it is.</summary>
internal sealed record ImportProgressLine(ImportProgress Progress);

/// <summary>The last line of an import's report.</summary>
/// <param name="Error">The reason why the input was not read to its end; absent = it was.</param>
internal sealed record ImportEndLine(ImportTotals Done, string? Error, bool Success);

/// <param name="Line">The line on which the row begins.</param>
internal sealed record RowFault(long Line, string Reason);

/// <param name="Line">The line on which the last row begins.</param>
internal sealed record ImportProgress(long Line, long Created, long Updated, long Unchanged, long Failed);

/// <param name="Lines">The number of rows.</param>
internal sealed record ImportTotals(long Lines, long Created, long Updated, long Unchanged, long Failed);

internal enum ImportOutcome
{
    Created,
    Updated,
    Unchanged,
    Failed,
}

/// <summary>The result of importing one record of the input.</summary>
/// <param name="Line">The line on which the record begins.</param>
/// <param name="Fault">The reason why it failed; null = it did not.</param>
/// <param name="IsOutage">The record failed because the service was unavailable, not by a fault of its own.</param>
internal readonly record struct RowResult(long Line, ImportOutcome Outcome, string? Fault, bool IsOutage = false);
