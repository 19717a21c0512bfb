using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Entities;
using ContactCenter.Parties;

namespace ContactCenter.Contacts;

/// <summary>Applies entries to a view of a contact: its own, and that of every contact that it was merged into.</summary>
internal static class ContactChanges
{
    public static ContactView Apply(ContactView contact, Recorded<ContactEntry> recorded)
    {
        // Conflicts that only the merge has are settled for the merged contact: each of its parts stays what it was.
        if (recorded.Entry is ConflictsResolved && contact.ConflictingFields.IsEmpty) return contact;
        return Changed(contact, recorded) with { UpdatedAt = recorded.At };
    }

    public static ContactView WithoutManager(ContactView contact, string userId, DateTimeOffset at) =>
        contact.ContactManager == userId ? contact with { ContactManager = null, UpdatedAt = at } : contact;

    private static ContactView Changed(ContactView contact, Recorded<ContactEntry> recorded) => recorded.Entry switch
    {
        ContactCreated created => contact with
        {
            Name = created.Name, Emails = created.Emails, Phones = created.Phones, CustomFields = created.CustomFields,
            ContactManager = created.ContactManager, Unknown = false, PreRegistration = true, CreatedBy = recorded.Actor,
        },
        ContactUpdated updated => Updated(contact, updated),
        ContactArrived arrived => contact with
        {
            Name = arrived.Name, Emails = Of(arrived.Email), Phones = Of(arrived.Phone), ContactManager = arrived.ContactManager,
            CustomFields = arrived.CustomFields ?? contact.CustomFields, CreatedBy = recorded.Actor,
        },
        ChannelAdded added => contact with
        {
            PreRegistration = false,
            Channels = contact.Channels.Add(new ContactChannel(added.VisitorId, added.Source, added.Username, false, false, null)),
        },
        ChannelRemoved removed => WithoutChannels(contact, removed.VisitorId),
        ChatStarted started => WithLastChat(contact, started, new LastChat(started.RoomId, recorded.At)),
        CallStarted started => OnChannel(
            contact, started.VisitorId, started.Source, channel => WithLastCall(channel, new LastCall(started.CallId, started.StartedAt ?? recorded.At))),
        ConflictsResolved resolved => Resolved(contact, resolved),
        CustomFieldsOffered offered => offered.Fields.Aggregate(contact, Offered),
        ChannelBlocked blocked => OnChannel(contact, blocked.VisitorId, blocked.Source, channel => channel with
        {
            Blocked = true,
            Block = new BlockView(
                blocked.BlockId, BlockScopes.Channel, channel.Name, contact.ContactId, blocked.VisitorId, blocked.Source, blocked.Reason,
                recorded.Actor, recorded.At, blocked.ExpiresAt),
        }),
        ChannelUnblocked unblocked => OnChannel(
            contact, unblocked.VisitorId, unblocked.Source, channel => channel with { Blocked = false, Block = null }),
        ContactBlocked blocked => contact with
        {
            Block = new BlockView(
                blocked.BlockId, BlockScopes.Contact, contact.Name, contact.ContactId, null, null, blocked.Reason, recorded.Actor, recorded.At,
                blocked.ExpiresAt),
        },
        ContactUnblocked => contact with { Block = null },
        ChannelVerified verified => Verified(contact, verified, recorded.At),
        VerificationReset reset => OnChannel(contact, reset.VisitorId, reset.Source, channel => channel with
        {
            Verified = false, VerifiedField = null, VerifiedValue = null, VerifiedAt = null,
        }),
        _ => contact,
    };

    private static ContactView Updated(ContactView contact, ContactUpdated updated) => contact with
    {
        Name = updated.Name ?? contact.Name,
        Emails = updated.Emails ?? contact.Emails,
        Phones = updated.Phones ?? contact.Phones,
        CustomFields = CustomFields(contact, updated),
        ContactManager = updated.ContactManager is { } manager ? Manager(manager) : contact.ContactManager,
        ConflictingFields = updated.WipeConflicts ? [] : contact.ConflictingFields,
        Unknown = false,
    };

    private static ImmutableDictionary<string, string> CustomFields(ContactView contact, ContactUpdated updated)
    {
        if (updated.CustomFields is not { } given) return contact.CustomFields;
        return updated.RegisteredFields is { } registered ? contact.CustomFields.RemoveRange(registered).SetItems(given) : given;
    }

    private static ContactView Resolved(ContactView contact, ConflictsResolved resolved)
    {
        var settled = (resolved.CustomFields?.Keys.Select(ConflictingField.CustomField) ?? []).ToHashSet(StringComparer.Ordinal);
        if (resolved.Name is not null) settled.Add(ConflictingField.Name);
        if (resolved.ContactManager is not null) settled.Add(ConflictingField.Manager);
        return contact with
        {
            Name = resolved.Name ?? contact.Name,
            ContactManager = resolved.ContactManager is { } manager ? Manager(manager) : contact.ContactManager,
            CustomFields = resolved.CustomFields is { } fields ? contact.CustomFields.SetItems(fields) : contact.CustomFields,
            ConflictingFields = resolved.WipeConflicts ? [] : contact.ConflictingFields.RemoveAll(conflict => settled.Contains(conflict.Field)),
        };
    }

    private static ContactView Offered(ContactView contact, VisitorCustomField field)
    {
        if (contact.CustomFields.TryGetValue(field.Key, out var known) && known != field.Value && !field.Overwrite)
        {
            var conflict = new ConflictingField(ConflictingField.CustomField(field.Key), field.Value);
            return contact.ConflictingFields.Contains(conflict) ? contact
                : contact with { ConflictingFields = contact.ConflictingFields.Add(conflict) };
        }

        return contact with { CustomFields = contact.CustomFields.SetItem(field.Key, field.Value) };
    }

    private static ContactView Verified(ContactView contact, ChannelVerified verified, DateTimeOffset at)
    {
        var proven = OnChannel(contact, verified.VisitorId, verified.Source, channel => channel with
        {
            Verified = true, VerifiedField = verified.Field, VerifiedValue = verified.Value, VerifiedAt = verified.ProvenAt ?? at,
        });
        return verified.Field == VerifiedFields.Email
            ? proven with { Emails = ContactAddresses.EmailsOfBoth(proven.Emails, Of(verified.Value)) }
            : proven with { Phones = ContactAddresses.PhonesOfBoth(proven.Phones, Of(verified.Value)) };
    }

    private static ContactView WithLastChat(ContactView contact, ChatStarted started, LastChat chat) =>
        OnChannel(contact with { LastChat = chat }, started.VisitorId, started.Source, channel => channel with { LastChat = chat });

    /// <summary>Calls may become known in another order than they came.</summary>
    private static ContactChannel WithLastCall(ContactChannel channel, LastCall call) =>
        channel.LastCall is { } last && last.At > call.At ? channel : channel with { LastCall = call };

    private static ContactView WithoutChannels(ContactView contact, string visitorId)
    {
        var channels = contact.Channels.RemoveAll(channel => channel.VisitorId == visitorId);
        return contact with { Channels = channels, LastChat = channels.Select(channel => channel.LastChat).OfType<LastChat>().MaxBy(chat => chat.At) };
    }

    private static ContactView OnChannel(
        ContactView contact, string visitorId, ChannelSource source, Func<ContactChannel, ContactChannel> change) =>
        contact with { Channels = [.. contact.Channels.Select(channel => channel.Is(visitorId, source) ? change(channel) : channel)] };

    private static string? Manager(string userId) => userId.Length == 0 ? null : userId;

    private static ImmutableArray<string> Of(string? address) => string.IsNullOrEmpty(address) ? [] : [address];
}
