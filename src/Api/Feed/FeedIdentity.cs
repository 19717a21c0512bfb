using System.Text.Json;
using ContactCenter.Api.Contacts.Blocks;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Writes what agents see of an entry of a contact or a block: that something happened and to whom, so that a screen asks REST again. It gives
/// nothing but ids of a contact, and of a block the same facts as the list of blocks.
/// </summary>
internal static class FeedIdentity
{
    /// <summary>The kind by which it is shown; null = it is shown to nobody.</summary>
    public static string? KindOf(JournalEntry entry)
    {
        if (entry.Entity.Type == EntityTypes.Block) return EntryCodec<AddressBlockEntry>.Read(entry.Kind, entry.Data) is null ? null : entry.Kind;
        return EntryCodec<ContactEntry>.Read(entry.Kind, entry.Data) switch
        {
            ErasureBegun => FeedKinds.ContactDeleted,
            ContactCreated or ContactUpdated or ConflictsResolved or CustomFieldsOffered or ChannelBlocked or ChannelUnblocked or ContactBlocked
                or ContactUnblocked or ChannelVerified or ContactsMerged or ContactsUnmerged or ContactMerged or ContactUnmerged => entry.Kind,
            _ => null,
        };
    }

    public static void Write(Utf8JsonWriter json, JournalEntry entry)
    {
        if (entry.Entity.Type == EntityTypes.Block) WriteBlock(json, entry, EntryCodec<AddressBlockEntry>.Read(entry.Kind, entry.Data));
        else WriteContact(json, entry, EntryCodec<ContactEntry>.Read(entry.Kind, entry.Data));
    }

    private static void WriteContact(Utf8JsonWriter json, JournalEntry entry, ContactEntry? content)
    {
        json.WriteString("contactId"u8, entry.Entity.Id);
        if (content is ErasureBegun) return;
        json.WriteString("actor"u8, entry.Actor);
        switch (content)
        {
            case ChannelBlocked blocked:
                BlockJson.WriteVisitor(json, blocked.VisitorId, blocked.Source);
                WriteTerms(json, blocked.BlockId, blocked.ExpiresAt);
                break;
            case ChannelUnblocked unblocked:
                BlockJson.WriteVisitor(json, unblocked.VisitorId, unblocked.Source);
                WriteReason(json, unblocked.Why);
                break;
            case ContactBlocked blocked: WriteTerms(json, blocked.BlockId, blocked.ExpiresAt); break;
            case ContactUnblocked unblocked: WriteReason(json, unblocked.Why); break;
            case ChannelVerified verified: BlockJson.WriteVisitor(json, verified.VisitorId, verified.Source); break;
            case ContactsMerged absorbed: json.WriteString("otherId"u8, absorbed.Other.Contact.ContactId); break;
            case ContactsUnmerged released: json.WriteString("otherId"u8, released.OtherId); break;
            case ContactMerged merged: json.WriteString("otherId"u8, merged.Into); break;
            case ContactUnmerged restored: json.WriteString("otherId"u8, restored.From); break;
            default: break;
        }
    }

    private static void WriteBlock(Utf8JsonWriter json, JournalEntry entry, AddressBlockEntry? content)
    {
        json.WriteString("actor"u8, entry.Actor);
        switch (content)
        {
            case AddressBlocked blocked:
                WriteTarget(json, blocked.Scope, blocked.Target);
                WriteTerms(json, blocked.BlockId, blocked.ExpiresAt);
                break;
            case AddressUnblocked unblocked:
                WriteTarget(json, unblocked.Scope, unblocked.Target);
                json.WriteString("blockId"u8, unblocked.BlockId);
                WriteReason(json, unblocked.Why);
                break;
            default: break;
        }
    }

    private static void WriteTarget(Utf8JsonWriter json, string scope, string? target)
    {
        json.WriteString("scope"u8, scope);
        json.Optional("target", target);
    }

    private static void WriteTerms(Utf8JsonWriter json, string blockId, DateTimeOffset? expiresAt)
    {
        json.WriteString("blockId"u8, blockId);
        json.Date("expiresAt", expiresAt);
    }

    private static void WriteReason(Utf8JsonWriter json, UnblockReason why) =>
        json.WriteString("why"u8, why == UnblockReason.Expired ? "expired"u8 : "lifted"u8);
}
