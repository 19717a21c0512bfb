using ContactCenter.Api.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Creates and changes contacts from a file, row by row. The same file sent again changes nothing; one that was cut off is finished.</summary>
/// <remarks>It tells how far it is while the file is still coming. Not in the contract; described in docs/import-export.md.</remarks>
internal sealed class ImportContactsOperation(
    IGrainFactory grains, IContactDirectory directory, IWorkspaceConfiguration workspace, Users users, CommandRetry retry,
    IOptions<ImportOptions> options, TimeProvider time, ILogger<ImportContactsOperation> logger)
    : IStreamedOperation<ImportContactsRequest>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.import")
    {
        Access = Access.AllOf(Permissions.CreateContact, Permissions.UpdateContact),
        StreamedBody = TransferExamples.Contacts,
        StreamedResponse = TransferExamples.Report,
        Errors = [ImportErrors.WrongContentType, ImportErrors.Empty],
        ExampleRequest = new ImportContactsRequest(DryRun: true),
    };

    public async Task RunAsync(ApiCall call, ImportContactsRequest request, HttpResponse response)
    {
        var format = TransferFormats.Of(call.Request) ?? throw new ContactCenterException(ImportErrors.WrongContentType);
        using var rates = LetBodyBeLarge(response.HttpContext);
        var reader = new RecordReader(
            call.Request.Body, format == TransferFormats.Csv, TimeSpan.FromSeconds(options.Value.IdleSeconds), time);
        await using var records = reader.ReadAsync(call.Aborted).GetAsyncEnumerator(call.Aborted);
        if (!await records.MoveNextAsync()) throw new ContactCenterException(ImportErrors.Empty);
        IRowFormat rows = format == TransferFormats.Csv ? Header(records.Current, reader.Separator) : new JsonRowFormat();
        var hasRecord = format != TransferFormats.Csv || await records.MoveNextAsync();

        var report = new ImportReport();
        var import = new ContactImport(records, rows, ImporterFor(call, request), report, options.Value.MaxRows, time, logger);
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

    private static CsvRowFormat Header(InputRecord header, char separator) => header.Fault is { } fault
        ? throw new ContactCenterException(ImportErrors.Header(fault))
        : CsvRowFormat.WithHeader(header.Text, separator);

    private RowImporter ImporterFor(ApiCall call, ImportContactsRequest request) => new(
        grains, directory, workspace, retry, new ImportManagers(users), call.Caller.Actor, Operation.Route, request.DryRun ?? false);

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

/// <param name="DryRun">Only tells what would become of each row.</param>
internal sealed record ImportContactsRequest(bool? DryRun = null);
