using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>Writes what happened to a contact as the data of an event.</summary>
internal static class ContactWebhookData
{
    public static WebhookData Of(JournalEntry source, ContactEntry entry)
    {
        // What happened to a contact that was merged into another is told of the contact that it happened to.
        var data = new WebhookData { ContactId = entry.Part ?? source.Entity.Id, Seq = source.Seq, Actor = ActorOf(source.Actor) };
        return entry switch
        {
            ContactCreated created => data with
            {
                IsUnknown = false, Name = created.Name, Emails = created.Emails, Phones = created.Phones,
                CustomFields = Some(created.CustomFields), ContactManagerId = created.ContactManager,
            },
            ContactArrived arrived => data with
            {
                IsUnknown = true, Name = arrived.Name, Emails = One(arrived.Email), Phones = One(arrived.Phone),
                CustomFields = Some(arrived.CustomFields), ContactManagerId = arrived.ContactManager,
            },
            ContactUpdated updated => data with
            {
                Name = updated.Name, Emails = updated.Emails, Phones = updated.Phones, CustomFields = updated.CustomFields,
                ContactManagerId = updated.ContactManager,
            },
            ConflictsResolved resolved => data with
            {
                Name = resolved.Name, CustomFields = resolved.CustomFields, ContactManagerId = resolved.ContactManager,
            },
            ContactBlocked blocked => Blocked(data, BlockScopes.Contact, blocked.BlockId, blocked.Reason, blocked.ExpiresAt),
            ChannelBlocked blocked => Blocked(data, BlockScopes.Channel, blocked.BlockId, blocked.Reason, blocked.ExpiresAt) with
            {
                VisitorId = blocked.VisitorId, Source = blocked.Source,
            },
            ContactUnblocked unblocked => data with { Scope = BlockScopes.Contact, Reason = unblocked.Why.ToString() },
            ChannelUnblocked unblocked => data with
            {
                Scope = BlockScopes.Channel, Reason = unblocked.Why.ToString(), VisitorId = unblocked.VisitorId, Source = unblocked.Source,
            },
            ContactsMerged merged => data with
            {
                MergeId = merged.MergeId, OtherContactId = merged.Other.Contact.ContactId, Reason = merged.Reason.ToString(),
            },
            ContactsUnmerged unmerged => data with { MergeId = unmerged.MergeId, OtherContactId = unmerged.OtherId },
            _ => data,
        };
    }

    private static WebhookData Blocked(WebhookData data, string scope, string blockId, string? reason, DateTimeOffset? expiresAt) => data with
    {
        Scope = scope, BlockId = blockId, Reason = reason, ExpiresAt = expiresAt is { } end ? WebhookBody.Text(end) : null,
    };

    private static ImmutableArray<string>? One(string? address) => address is { Length: > 0 } ? [address] : [];

    private static ImmutableDictionary<string, string>? Some(ImmutableDictionary<string, string>? fields) => fields is { IsEmpty: false } ? fields : null;

    /// <summary>The id of a visitor stays here: it stands for the visitor's token.</summary>
    private static string ActorOf(string actor)
    {
        if (actor.StartsWith(Actors.User(""), StringComparison.Ordinal)) return actor;
        var end = actor.IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? actor : actor[..end];
    }
}
