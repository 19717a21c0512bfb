using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>The first record of a CSV, which names the columns.</summary>
internal sealed record CsvHeader(string Text, char Separator);

/// <summary>Takes a file of rows in CSV or JSON lines, and tells how far its import is while it is still coming.</summary>
internal sealed class ImportUpload(IOptions<ImportOptions> options, TimeProvider time, ILogger<ImportUpload> logger)
{
    /// <param name="importerOf">Makes the importer of the rows; without a header they are JSON lines. Throws when the header has a fault.</param>
    /// <exception cref="ContactCenterException">The file cannot be read at all. Faults of rows are in the response.</exception>
    public async Task RunAsync(ApiCall call, HttpResponse response, Func<CsvHeader?, IRecordImporter> importerOf)
    {
        var format = TransferFormats.Of(call.Request) ?? throw new ContactCenterException(ImportErrors.WrongContentType);
        using var rates = LetBodyBeLarge(response.HttpContext);
        var reader = new RecordReader(
            call.Request.Body, format == TransferFormats.Csv, TimeSpan.FromSeconds(options.Value.IdleSeconds), time);
        await using var records = reader.ReadAsync(call.Aborted).GetAsyncEnumerator(call.Aborted);
        if (!await records.MoveNextAsync()) throw new ContactCenterException(ImportErrors.Empty);
        var importer = importerOf(format == TransferFormats.Csv ? Header(records.Current, reader.Separator) : null);
        var hasRecord = format != TransferFormats.Csv || await records.MoveNextAsync();

        var report = new ImportReport();
        var import = new FileImport(records, importer, report, options.Value.MaxRows, time, logger);
        TransferFormats.BeginResponse(response, TransferFormats.JsonLinesType);
        var telling = TellAsync(report, response, call.Aborted);
        try
        {
            await import.RunAsync(hasRecord, call.Aborted);
        }
        finally
        {
            rates.Dispose();
            report.Close();
            await telling;
        }
    }

    private static CsvHeader Header(InputRecord header, char separator) =>
        header.Fault is { } fault ? throw new ContactCenterException(ImportErrors.Header(fault)) : new CsvHeader(header.Text, separator);

    private static async Task TellAsync(ImportReport report, HttpResponse response, CancellationToken aborted)
    {
        try
        {
            // The first bytes go out at once: whoever waits sees that the import has begun.
            await response.StartAsync(aborted);
            while (await report.Lines.WaitToReadAsync(aborted))
            {
                while (report.Lines.TryRead(out var line)) await response.BodyWriter.WriteAsync(line, aborted);
                await response.BodyWriter.FlushAsync(aborted);
            }
        }
        catch (Exception exception) when (aborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            // Nobody listens any more; what was read is imported all the same.
        }
    }

    /// <summary>
    /// Sets the import's own body limit for this request alone, and lifts the data rates below which the server hangs up. A slow line is no fault;
    /// a silent one is ended by <see cref="RecordReader"/>. A client that does not read while it sends is no fault either.
    /// </summary>
    /// <returns>The state to dispose when the body is read: it restores the data rates.</returns>
    private SlowUpload LetBodyBeLarge(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = options.Value.MaxBytes;
        if (http.Request.ContentLength > options.Value.MaxBytes) throw new ContactCenterException(HttpErrors.BodyTooLarge);
        return new SlowUpload(http.Features.Get<IHttpMinRequestBodyDataRateFeature>(), http.Features.Get<IHttpMinResponseDataRateFeature>());
    }

    private sealed class SlowUpload : IDisposable
    {
        private readonly IHttpMinResponseDataRateFeature? _response;
        private readonly Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate? _usual;

        public SlowUpload(IHttpMinRequestBodyDataRateFeature? request, IHttpMinResponseDataRateFeature? response)
        {
            if (request is not null) request.MinDataRate = null;
            (_response, _usual) = (response, response?.MinDataRate);
            if (response is not null) response.MinDataRate = null;
        }

        public void Dispose()
        {
            if (_response is not null) _response.MinDataRate = _usual;
        }
    }
}
