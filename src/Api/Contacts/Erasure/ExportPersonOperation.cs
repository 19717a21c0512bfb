using System.Runtime.CompilerServices;
using ContactCenter.Api.Audit;
using ContactCenter.Api.Contacts.Transfer;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Everything of one person, as a file.</summary>
/// <remarks>
/// Read and written a page at a time: memory does not grow with how much there is. Tokens, their hashes and keys are not a person's data and are
/// left out.
/// </remarks>
internal sealed class ExportPersonOperation(
    IGrainFactory grains, IVisitorDirectory visitors, IConversationIds conversationIds, IConversationDirectory conversations,
    ExportedCalls calls,
    TimelineReader timeline, TranscriptReader transcript, ContactLookup contacts, ContactAccessLog access, ExportTrail trail, TimeProvider time)
    : IStreamedOperation<ExportPersonRequest>
{
    private const int RoomsPerPage = 50;
    private const int MessagesPerPage = 200;
    private const int EntriesPerPage = 200;

    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.export")
    {
        Access = Access.AllOf(Permissions.ExportContact),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new ExportPersonRequest("674eeb4343725ce31dd9bdae"),
        StreamedResponse = new(KeyValuePair.Create("application/json", """
            {"exportedAt":"2026-11-22T09:00:00.000Z","contact":{"_id":"674eeb4343725ce31dd9bdae","name":"Ada Lovelace"},"merges":[],"blocks":[],
             "visitors":[],"conversations":[{"room":{"_id":"8Fh2kq0LdMzAbW3yT"},"messages":[]}],"timeline":[],"success":true}
            """)),
    };

    public async Task RunAsync(ApiCall call, ExportPersonRequest request, HttpResponse response)
    {
        var contact = await contacts.GetAsync(request.ContactId, call.Aborted);
        var dossier = await grains.GetGrain<IContactGrain>(contact.ContactId).Read();
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.Export);
        await trail.NoteAsync(call, "contact", contact.ContactId);
        TransferFormats.BeginResponse(response, "application/json");
        response.Headers.ContentDisposition = $"attachment; filename=\"contact-{contact.ContactId}.json\"";
        var person = new ExportPersonResponse(
            time.GetUtcNow(), ContactResponse.From(contact), contact.AllIds,
            [.. (dossier.Node?.Merges() ?? []).Select(ExportedMerge.From)], [.. ContactBlocks.All(contact).Select(ExportedBlock.From)],
            VisitorsAsync(contact, call.Aborted), ConversationsAsync(contact, request.WithNotes == true, call.Aborted),
            await calls.HasAnyAsync(contact, call.Aborted) ? calls.ReadAsync(contact, call.Aborted) : null, TimelineAsync(contact, call.Aborted));
        await JsonSerializer.SerializeAsync(response.Body, person, ApiJson.TypeOf<ExportPersonResponse>(), call.Aborted);
    }

    private async IAsyncEnumerable<VisitorResponse> VisitorsAsync(ContactView contact, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var visitorId in VisitorIds(contact))
            if (await visitors.FindVisitorByIdAsync(visitorId, cancellationToken) is { } visitor)
                yield return VisitorResponse.From(visitor.View);
    }

    private async IAsyncEnumerable<ExportedConversation> ConversationsAsync(
        ContactView contact, bool withNotes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await conversationIds.ListRoomIdsOfPersonAsync(contact.AllIds, VisitorIds(contact), after, RoomsPerPage, cancellationToken);
            foreach (var roomId in page)
                if (await conversations.FindConversationAsync(roomId, cancellationToken) is { } room)
                    yield return new ExportedConversation(RoomResponse.From(room), MessagesAsync(roomId, withNotes, cancellationToken));
            if (page.Length < RoomsPerPage) yield break;
            after = page[^1];
        }
    }

    private IAsyncEnumerable<MessageResponse> MessagesAsync(string roomId, bool withNotes, CancellationToken cancellationToken) =>
        transcript.ReadAllAsync(roomId, withNotes, MessagesPerPage, cancellationToken).Select(MessageResponse.From);

    private async IAsyncEnumerable<TimelineEntryResponse> TimelineAsync(
        ContactView contact, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? before = long.MaxValue; before is { } position;)
        {
            var page = await timeline.ReadAsync(contact, position, ContactTimeline.Kinds, EntriesPerPage, cancellationToken);
            foreach (var entry in page.Entries) yield return entry;
            before = page.Next;
        }
    }

    private static ImmutableArray<string> VisitorIds(ContactView contact) => [.. contact.Channels.Select(channel => channel.VisitorId).Distinct()];
}

/// <param name="WithNotes">True = with users' private notes; otherwise the file has none, so that it can be given to the person.</param>
internal sealed record ExportPersonRequest([ValidId] string ContactId, bool? WithNotes = null);
