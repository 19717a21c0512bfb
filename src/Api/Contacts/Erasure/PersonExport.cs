using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Api.Accounts;
using ContactCenter.Api.Audit;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>
/// Everything of one person as JSON, a page at a time: memory does not grow with how much there is. Tokens, their hashes and keys are not a
/// person's data and are left out.
/// </summary>
internal sealed class PersonExport(
    IGrainFactory grains, IVisitorDirectory visitorDirectory, IConversationIds conversationIds, IConversationDirectory conversationDirectory,
    TimelineReader timeline,
    TranscriptReader transcript, ContactLookup contacts, ContactAccessLog access,
    Users users, ExportTrail trail, TimeProvider time) : IApiModule
{
    private const int RoomsPerPage = 50;
    private const int MessagesPerPage = 200;
    private const int EntriesPerPage = 200;

    public void Map(ApiRoutes api) => api.MapStream(ErasureOperations.Export, ExportAsync);

    private async Task ExportAsync(ApiCall call, HttpResponse response)
    {
        var contact = await contacts.GetAsync(call.Input.RequiredText("contactId"), call.Aborted);
        var dossier = await grains.GetGrain<IContactGrain>(contact.ContactId).Read();
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.Export);
        await trail.NoteAsync(call, "contact", contact.ContactId);
        response.ContentType = "application/json";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"contact-{contact.ContactId}.json\"";

        await using var json = new Utf8JsonWriter(response.BodyWriter, JsonText.WriterOptions);
        json.WriteStartObject();
        json.Date("exportedAt", time.GetUtcNow());
        json.Object("contact", contact, ContactJson.Write);
        WriteParts(json, contact, dossier);
        await WriteVisitorsAsync(json, contact, call.Aborted);
        await WriteConversationsAsync(json, contact, call.Aborted);
        await WriteTimelineAsync(json, contact, call.Aborted);
        json.WriteBoolean("success", true);
        json.WriteEndObject();
        await json.FlushAsync(call.Aborted);
    }

    /// <summary>Writes the contact's ids, its merges with each merged contact as it was before, and all blocks.</summary>
    private static void WriteParts(Utf8JsonWriter json, ContactView contact, ContactDossier dossier)
    {
        json.Texts("ids", contact.AllIds);
        json.Array("merges", dossier.Node?.Merges() ?? [], static (j, merge) =>
        {
            j.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(merge.Reason.ToString()));
            j.WriteString("by", merge.By);
            j.Date("at", merge.At);
            j.Object("contact", merge.Other.View, ContactJson.Write);
        });
        json.Array("blocks", ContactBlocks.All(contact), static (j, block) =>
        {
            j.WriteString("_id", block.BlockId);
            j.WriteString("scope", block.Scope);
            j.Optional("visitorId", block.VisitorId);
            j.Optional("reason", block.Reason);
            j.WriteString("by", block.BlockedBy);
            j.Date("at", block.BlockedAt);
            j.Date("expiresAt", block.ExpiresAt);
        });
    }

    private async Task WriteVisitorsAsync(Utf8JsonWriter json, ContactView contact, CancellationToken cancellationToken)
    {
        json.WriteStartArray("visitors");
        foreach (var visitorId in contact.Channels.Select(channel => channel.VisitorId).Distinct())
        {
            if (await visitorDirectory.FindVisitorByIdAsync(visitorId, cancellationToken) is not { } visitor) continue;
            json.WriteStartObject();
            VisitorJson.Write(json, visitor.View);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        await json.FlushAsync(cancellationToken);
    }

    private async Task WriteConversationsAsync(Utf8JsonWriter json, ContactView contact, CancellationToken cancellationToken)
    {
        ImmutableArray<string> visitorIds = [.. contact.Channels.Select(channel => channel.VisitorId).Distinct()];
        json.WriteStartArray("conversations");
        string? after = null;
        while (true)
        {
            var page = await conversationIds.ListRoomIdsOfPersonAsync(contact.AllIds, visitorIds, after, RoomsPerPage, cancellationToken);
            foreach (var roomId in page) await WriteConversationAsync(json, roomId, cancellationToken);
            if (page.Length < RoomsPerPage) break;
            after = page[^1];
        }

        json.WriteEndArray();
    }

    private async Task WriteConversationAsync(Utf8JsonWriter json, string roomId, CancellationToken cancellationToken)
    {
        if (await conversationDirectory.FindConversationAsync(roomId, cancellationToken) is not { } room) return;
        json.WriteStartObject();
        json.Object("room", room, ConversationJson.WriteRoom);
        json.WriteStartArray("messages");
        await foreach (var message in transcript.ReadAllAsync(roomId, MessagesPerPage, cancellationToken))
        {
            json.WriteStartObject();
            ConversationJson.WriteMessage(json, message, null);
            json.WriteEndObject();
            if (json.BytesPending > InputLimits.SettingBytesMax) await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    /// <summary>Writes the contact's timeline, newest first, with the users who looked at it.</summary>
    private async Task WriteTimelineAsync(Utf8JsonWriter json, ContactView contact, CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<string, AccountView>(StringComparer.Ordinal);
        long? before = long.MaxValue;
        json.WriteStartArray("timeline");
        while (before is { } position)
        {
            var page = await timeline.ReadAsync(contact, position, ContactTimeline.Kinds, EntriesPerPage, cancellationToken);
            await AddUsersAsync(accounts, page.Entries, cancellationToken);
            foreach (var entry in page.Entries)
            {
                json.WriteStartObject();
                TimelineJson.Write(json, entry, accounts);
                json.WriteEndObject();
            }

            await json.FlushAsync(cancellationToken);
            before = page.Next;
        }

        json.WriteEndArray();
    }

    private async Task AddUsersAsync(
        Dictionary<string, AccountView> accounts, ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var userId in entries.Select(entry => TimelineJson.UserIdOf(entry.Actor)).OfType<string>().Distinct())
        {
            if (!accounts.ContainsKey(userId) && await users.FindAsync(userId, cancellationToken) is { } user) accounts[userId] = user;
        }
    }
}
