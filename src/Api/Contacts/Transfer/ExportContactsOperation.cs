using System.Text;
using ContactCenter.Api.Audit;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>All contacts as a file that can be imported again.</summary>
/// <remarks>A page at a time: memory does not grow with their number, and each row is as it was when its page was read.</remarks>
internal sealed class ExportContactsOperation(
    IContactSearch directory, IWorkspaceConfiguration workspace, CommandRetry retry, ContactAccessLog access, ExportTrail trail)
    : IStreamedOperation<ExportContactsRequest>
{
    private const int ContactsPerPage = 500;

    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.exportAll")
    {
        Access = Access.AllOf(Permissions.ViewContact, Permissions.ViewManager),
        ExampleRequest = new ExportContactsRequest(TransferFormats.Csv),
        StreamedResponse = TransferExamples.Contacts,
    };

    public async Task RunAsync(ApiCall call, ExportContactsRequest request, HttpResponse response)
    {
        var format = request.Format ?? TransferFormats.Csv;
        var unknown = request.Unknown ?? false;
        var export = ContactExport.In(format, workspace.Current);
        // Before the first byte: nobody takes them along without a trace.
        await retry.RunAsync(
            () => access.RecordAsync(call.Caller, ContactAccessLog.AllContacts, ContactAccessLog.ExportOfAll), Operation.Route, call.Aborted);
        var contacts = await ReadAsync(null, call);
        await trail.NoteAsync(call, "contacts");
        TransferFormats.BeginResponse(response, export.ContentType);
        response.Headers.ContentDisposition = $"attachment; filename=\"contacts.{format}\"";

        var text = new StringBuilder();
        export.WriteHeader(text);
        while (contacts.Length > 0)
        {
            foreach (var contact in contacts.Where(contact => contact.Unknown == unknown)) export.Write(text, contact);
            await SendAsync(response, text, call.Aborted);
            contacts = await ReadAsync(contacts[^1].ContactId, call);
        }

        await SendAsync(response, text, call.Aborted);
    }

    private Task<ImmutableArray<ContactView>> ReadAsync(string? after, ApiCall call) =>
        retry.RunAsync(() => directory.ReadContactsAsync(after, ContactsPerPage, call.Aborted), Operation.Route, call.Aborted);

    private static async Task SendAsync(HttpResponse response, StringBuilder text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text.ToString(), Encoding.UTF8, cancellationToken);
        text.Clear();
    }
}

/// <param name="Format">csv if absent.</param>
/// <param name="Unknown">True = those that no agent has served or changed, instead of the others.</param>
internal sealed record ExportContactsRequest(
    [AllowedValues(TransferFormats.Csv, TransferFormats.JsonLines)] string? Format = null, bool? Unknown = null);
