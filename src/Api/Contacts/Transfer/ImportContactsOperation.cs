using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Creates and changes contacts from a file, row by row. The same file sent again changes nothing; one that was cut off is finished.</summary>
/// <remarks>It tells how far it is while the file is still coming. Not in the contract; described in docs/import-export.md.</remarks>
internal sealed class ImportContactsOperation(
    IGrainFactory grains, IContactDirectory directory, IWorkspaceConfiguration workspace, Users users, CommandRetry retry, ImportUpload upload)
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

    public Task RunAsync(ApiCall call, ImportContactsRequest request, HttpResponse response)
    {
        var importer = new RowImporter(
            grains, directory, workspace, retry, new ImportManagers(users), call.Caller.Actor, Operation.Route, request.DryRun ?? false);
        return upload.RunAsync(
            call, response,
            header => new ContactRecords(header is null ? new JsonRowFormat() : CsvRowFormat.WithHeader(header.Text, header.Separator), importer));
    }
}

/// <param name="DryRun">Only tells what would become of each row.</param>
internal sealed record ImportContactsRequest(bool? DryRun = null);
