using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;

namespace ContactCenter.Api.Contacts;

/// <summary>
/// One entry of a contact's timeline: who, when, what. Details are written out kind by kind, so that an entry of a new kind shows nothing
/// but that it happened.
/// </summary>
internal static class TimelineJson
{
    private const string UserPrefix = "user:";

    public static string? UserIdOf(string actor) => actor.StartsWith(UserPrefix, StringComparison.Ordinal) ? actor[UserPrefix.Length..] : null;

    public static void Write(Utf8JsonWriter json, JournalEntry entry, IReadOnlyDictionary<string, AccountView> users)
    {
        json.WriteNumber("position", entry.Position);
        json.Date("at", entry.At);
        json.WriteString("kind", entry.Kind);
        json.Optional("contactId", entry.Tags.ContactId);
        json.Optional("rid", entry.Tags.ConversationId);
        json.Object("actor", entry.Actor, (j, actor) => WriteActor(j, actor, users));
        json.WriteStartObject("details");
        WriteDetails(json, entry);
        json.WriteEndObject();
    }

    private static void WriteActor(Utf8JsonWriter json, string actor, IReadOnlyDictionary<string, AccountView> users)
    {
        var separator = actor.IndexOf(':', StringComparison.Ordinal);
        json.WriteString("type", separator < 0 ? actor : actor[..separator]);
        if (separator < 0) return;
        json.WriteString("_id", actor[(separator + 1)..]);
        if (UserIdOf(actor) is not { } userId || !users.TryGetValue(userId, out var user)) return;
        json.WriteString("username", user.Username);
        json.WriteString("name", user.Name);
    }

    private static void WriteDetails(Utf8JsonWriter json, JournalEntry entry)
    {
        switch (entry.Entity.Type)
        {
            case EntityTypes.Contact: WriteContact(json, EntryCodec<ContactEntry>.Read(entry.Kind, entry.Data)); break;
            case EntityTypes.Conversation: WriteConversation(json, EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)); break;
            case EntityTypes.ContactAccess when EntryCodec<ContactAccessEntry>.Read(entry.Kind, entry.Data) is ContactViewed viewed:
                json.WriteString("what", viewed.What);
                break;
            default: break;
        }
    }

    private static void WriteContact(Utf8JsonWriter json, ContactEntry? entry)
    {
        switch (entry)
        {
            case ContactCreated created:
                WriteFields(json, created.Name, created.Emails, created.Phones, created.CustomFields, created.ContactManager);
                break;
            case ContactUpdated updated:
                WriteFields(json, updated.Name, updated.Emails, updated.Phones, updated.CustomFields, updated.ContactManager);
                if (updated.WipeConflicts) json.WriteBoolean("wipeConflicts", true);
                break;
            case ContactArrived arrived:
                json.WriteString("name", arrived.Name);
                json.Optional("email", arrived.Email);
                json.Optional("phone", arrived.Phone);
                break;
            case ConflictsResolved resolved:
                WriteFields(json, resolved.Name, null, null, resolved.CustomFields, resolved.ContactManager);
                break;
            case CustomFieldsOffered offered:
                json.Object("customFields", offered.Fields, static (j, fields) =>
                {
                    foreach (var field in fields.DistinctBy(field => field.Key)) j.WriteString(field.Key, field.Value);
                });
                break;
            case ChannelAdded added: WriteChannel(json, added.VisitorId, added.Source); break;
            case ChannelRemoved removed: json.WriteString("visitorId", removed.VisitorId); break;
            case ChannelBlocked blocked:
                WriteChannel(json, blocked.VisitorId, blocked.Source);
                WriteBlock(json, blocked.Reason, blocked.ExpiresAt);
                break;
            case ChannelUnblocked unblocked:
                WriteChannel(json, unblocked.VisitorId, unblocked.Source);
                json.WriteString("why", Name(unblocked.Why));
                break;
            case ContactBlocked blocked: WriteBlock(json, blocked.Reason, blocked.ExpiresAt); break;
            case ContactUnblocked unblocked: json.WriteString("why", Name(unblocked.Why)); break;
            case ChannelVerified verified:
                WriteChannel(json, verified.VisitorId, verified.Source);
                json.WriteString("field", verified.Field);
                json.WriteString("value", verified.Value);
                break;
            case VerificationReset reset: WriteChannel(json, reset.VisitorId, reset.Source); break;
            case ContactsMerged absorbed:
                json.WriteString("otherContactId", absorbed.Other.Contact.ContactId);
                json.WriteString("name", absorbed.Other.Contact.Name);
                json.WriteString("reason", Name(absorbed.Reason));
                break;
            case ContactsUnmerged released: json.WriteString("otherContactId", released.OtherId); break;
            case ContactMerged merged: json.WriteString("into", merged.Into); break;
            case ContactUnmerged restored: json.WriteString("from", restored.From); break;
            case DuplicateDismissed dismissed: json.WriteString("otherContactId", dismissed.OtherId); break;
            case ManagerRemoved removed: json.WriteString("contactManager", removed.UserId); break;
            default: break;
        }
    }

    private static void WriteConversation(Utf8JsonWriter json, ConversationEntry? entry)
    {
        switch (entry)
        {
            case ConversationStarted started:
                WriteChannel(json, started.Visitor.VisitorId, started.Source);
                json.Optional("departmentId", started.DepartmentId);
                break;
            case AgentAssigned assigned:
                json.WriteString("agentId", assigned.Agent.UserId);
                json.WriteString("username", assigned.Agent.Username);
                json.WriteString("reason", Name(assigned.Reason));
                break;
            case ConversationClosed closed:
                json.WriteString("closer", closed.Closer);
                json.Optional("comment", closed.Comment);
                json.Texts("tags", closed.Tags);
                break;
            case VerificationEnded ended: json.WriteBoolean("verified", ended.Verified); break;
            default: break;
        }
    }

    private static void WriteFields(
        Utf8JsonWriter json, string? name, IReadOnlyList<string>? emails, IReadOnlyList<string>? phones,
        IReadOnlyDictionary<string, string>? customFields, string? contactManager)
    {
        json.Optional("name", name);
        if (emails is not null) json.Texts("emails", emails);
        if (phones is not null) json.Texts("phones", phones);
        if (customFields is { Count: > 0 })
        {
            json.WriteStartObject("customFields");
            foreach (var (key, value) in customFields) json.WriteString(key, value);
            json.WriteEndObject();
        }

        json.Optional("contactManager", contactManager);
    }

    private static void WriteChannel(Utf8JsonWriter json, string visitorId, ChannelSource source)
    {
        json.WriteString("visitorId", visitorId);
        json.WriteStartObject("source");
        json.WriteString("type", source.Type);
        json.Optional("id", source.Id);
        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, string? reason, DateTimeOffset? expiresAt)
    {
        json.Optional("reason", reason);
        json.Date("expiresAt", expiresAt);
    }

    private static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
