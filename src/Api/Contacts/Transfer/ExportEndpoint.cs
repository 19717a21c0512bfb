using System.Text;
using ContactCenter.Api.Audit;
using ContactCenter.Contacts;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Gives out all contacts, a page at a time: memory does not grow with their number, and each row is as it was when its page was read.</summary>
internal sealed class ExportEndpoint(
    IContactSearch directory, IWorkspaceConfiguration workspace, CommandRetry retry, ContactAccessLog access, ExportTrail trail) : IApiModule
{
    private const int ContactsPerPage = 500;

    public void Map(ApiRoutes api) => api.MapStream(TransferOperations.Export, ExportAsync);

    private async Task ExportAsync(ApiCall call, HttpResponse response)
    {
        var format = call.Input.Text("format") ?? TransferFormats.Csv;
        var unknown = call.Input.Flag("unknown") ?? false;
        var export = ContactExport.In(format, workspace.Current);
        // Before the first byte: nobody takes them along without a trace.
        await retry.RunAsync(
            () => access.RecordAsync(call.Caller, ContactAccessLog.AllContacts, ContactAccessLog.ExportOfAll),
            TransferOperations.Export.Route, call.Aborted);
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
        retry.RunAsync(
            () => directory.ReadContactsAsync(after, ContactsPerPage, call.Aborted), TransferOperations.Export.Route, call.Aborted);

    private static async Task SendAsync(HttpResponse response, StringBuilder text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text.ToString(), Encoding.UTF8, cancellationToken);
        text.Clear();
    }
}
