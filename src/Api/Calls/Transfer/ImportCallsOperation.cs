using ContactCenter.Api.Contacts.Transfer;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Transfer;

/// <summary>
/// Brings past calls in from a file, row by row. They are known by provider and id: the same file sent again changes nothing, and a call that is
/// known otherwise is left as it is.
/// </summary>
/// <remarks>It tells how far it is while the file is still coming. Not in the contract; described in docs/import-export.md.</remarks>
internal sealed class ImportCallsOperation(
    CallIntake intake, ICallDirectory directory, IWorkspaceConfiguration workspace, CommandRetry retry, ImportUpload upload, TimeProvider time)
    : IStreamedOperation<ImportCallsRequest>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/calls.import")
    {
        Access = Access.AllOf(Permissions.CreateContact, Permissions.UpdateContact, Permissions.ViewRooms),
        StreamedBody = CallTransferExamples.Calls,
        StreamedResponse = TransferExamples.Report,
        Errors = [ImportErrors.WrongContentType, ImportErrors.Empty],
        ExampleRequest = new ImportCallsRequest(DryRun: true),
    };

    public Task RunAsync(ApiCall call, ImportCallsRequest request, HttpResponse response) => upload.RunAsync(
        call, response, header => new CallRecords(
            new CallRowFormat(header), intake, directory, workspace, retry, call.Caller.AsAgent(), Operation.Route, request.DryRun ?? false, time));
}

/// <param name="DryRun">Only tells what would become of each row.</param>
internal sealed record ImportCallsRequest(bool? DryRun = null);

/// <summary>Files in the examples of the API's description.</summary>
internal static class CallTransferExamples
{
    /// <summary>Past calls in both forms.</summary>
    public static StreamedContent Calls { get; } = new(
        KeyValuePair.Create(
            TransferFormats.CsvType,
            "provider,id,direction,number,startedAt,answeredAt,endedAt,agent,notes\r\n"
            + "pbx,2024-18,inbound,+49 30 123456,2024-11-22T09:00:00Z,2024-11-22T09:00:08Z,2024-11-22T09:02:08Z,grace,Wants an offer.\r\n"),
        KeyValuePair.Create(TransferFormats.JsonLinesType, JsonLine.Of(CallImportRow.Example)));
}
