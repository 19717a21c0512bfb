using System.Data.Common;
using System.Threading.Channels;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// One import: reads records, has many rows under way at once so that the journal commits them together, and reports them in the order
/// of their lines.
/// </summary>
internal sealed partial class FileImport(
    IAsyncEnumerator<InputRecord> records, IRecordImporter importer, ImportReport report, int rowsMax, TimeProvider time, ILogger logger)
{
    private const int RowsUnderWayMax = 64;

    /// <summary>Rows in sequence that an outage fails before the import ends: then the fault is not in single rows.</summary>
    private const int OutagesMax = 64;

    /// <summary>A row outlives a short outage (a database that is busy for a moment): a row again is the same row.</summary>
    private static readonly TimeSpan[] OutageDelays = [TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly Channel<Task<RowResult>> _underWay =
        Channel.CreateBounded<Task<RowResult>>(new BoundedChannelOptions(RowsUnderWayMax) { SingleReader = true, SingleWriter = true });

    private long _lastLine;
    private int _outages;

    /// <param name="hasRecord">Whether the enumerator stands on a record already.</param>
    public async Task RunAsync(bool hasRecord, CancellationToken cancellationToken)
    {
        using var outage = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(hasRecord, outage.Token);
        await foreach (var row in _underWay.Reader.ReadAllAsync(CancellationToken.None))
        {
            var result = await row;
            _lastLine = result.Line;
            _outages = result.IsOutage ? _outages + 1 : 0;
            report.Add(result);
            if (_outages == OutagesMax) await outage.CancelAsync();
        }

        var error = await reading;
        report.End(_lastLine, _outages >= OutagesMax ? CommonErrors.Unavailable : error);
    }

    /// <returns>The reason why reading ended early; null = everything was read.</returns>
    private async Task<Error?> ReadAsync(bool hasRecord, CancellationToken cancellationToken)
    {
        try
        {
            // The caller goes on to report; what is read here may all be there already.
            await Task.Yield();
            for (var rows = 0; hasRecord; hasRecord = await records.MoveNextAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (++rows > rowsMax) return ImportErrors.TooManyRows(rowsMax);
                await _underWay.Writer.WriteAsync(ImportAsync(records.Current), CancellationToken.None);
            }

            return null;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ContactCenterException)
        {
            return ErrorOf(exception);
        }
        finally
        {
            _underWay.Writer.Complete();
        }
    }

    private static Error ErrorOf(Exception exception) => exception switch
    {
        ContactCenterException known => known.Error,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => HttpErrors.BodyTooLarge,
        _ => ImportErrors.InputStopped,
    };

    private async Task<RowResult> ImportAsync(InputRecord record)
    {
        if (record.Fault is { } broken) return Failed(record, broken);
        var read = importer.Read(record.Text);
        if (read.Import is not { } import) return Failed(record, read.Fault!);
        for (var attempt = 0; ; attempt++)
        {
            var (result, mayPass) = await ImportAsync(record, import);
            if (!mayPass || attempt == OutageDelays.Length) return result;
            await Task.Delay(OutageDelays[attempt], time);
        }
    }

    /// <returns>Also whether it may be otherwise in a moment: the database was busy.</returns>
    private async Task<(RowResult Result, bool MayPass)> ImportAsync(InputRecord record, Func<CancellationToken, Task<ImportOutcome>> import)
    {
        try
        {
            return (new RowResult(record.Line, await import(CancellationToken.None), null), false);
        }
        catch (ContactCenterException refused)
        {
            var isOutage = refused.Error.Kind == ErrorKind.Unavailable;
            return (Failed(record, refused.Error.Text, isOutage), isOutage);
        }
        catch (Exception exception)
        {
            LogRowFailed(exception, record.Line);
            return (Failed(record, HttpErrors.Internal.Text, isOutage: true), exception is DbException);
        }
    }

    private static RowResult Failed(InputRecord record, string fault, bool isOutage = false) =>
        new(record.Line, ImportOutcome.Failed, fault, isOutage);

    [LoggerMessage(LogLevel.Error, "A row of an import failed (line {Line})")]
    private partial void LogRowFailed(Exception exception, long line);
}

/// <summary>Imports the records of a file: one implementation for each thing that a row can be.</summary>
internal interface IRecordImporter
{
    RecordToImport Read(string record);
}

/// <param name="Import">Brings the row in, or only finds out what that would do; null = there is no row.</param>
/// <param name="Fault">The reason why there is none.</param>
internal readonly record struct RecordToImport(Func<CancellationToken, Task<ImportOutcome>>? Import, string? Fault)
{
    public static RecordToImport Faulty(string fault) => new(null, fault);
}
