using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Calls;
using ContactCenter.Entities;
using ContactCenter.Parties;

namespace ContactCenter.Contacts;

/// <summary>Decides with which contact a call is, and what the contact keeps of it.</summary>
internal static class CallAdmissions
{
    /// <summary>The source of channels that are telephone numbers.</summary>
    public static ChannelSource Phone { get; } = new(CallChannels.SourceType);

    /// <summary>
    /// Lets a call in. The number was found in the contact, which is enough to show it there; it proves nothing, so the channel is not
    /// verified.
    /// </summary>
    public static Decision<ContactEntry> Admit(ContactState state, AdmitCall command, string contactId, DateTimeOffset now)
    {
        if (state.MergedInto is not null || state.ErasureId is not null) return ContactErrors.Moved;
        var visitor = command.Visitor;
        var entries = ContactBlocks.Expired(state.Node, now).ToBuilder();
        var part = Owner(state, command, contactId) is { } owner && owner != contactId ? owner : null;
        if (state.Node is not { } node)
        {
            // The contact was there and has been erased since: its id is nobody's any more.
            if (command.NewContactId != contactId) return ContactErrors.AlreadyClaimed;
            entries.Add(new ContactArrived(visitor.Name ?? visitor.Username, null, visitor.Phone));
            entries.Add(new ChannelAdded(visitor.VisitorId, Phone, visitor.Username));
        }
        else if (node.View.FindChannel(visitor.VisitorId, Phone) is null && node.View.Channels.Length < ContactLimits.ChannelsMax)
        {
            entries.Add(new ChannelAdded(visitor.VisitorId, Phone, visitor.Username) { Part = part });
        }

        entries.Add(new CallStarted(command.CallId, visitor.VisitorId, Phone) { Part = part, StartedAt = command.Report.StartedAt });
        return entries.ToImmutable();
    }

    /// <summary>Makes the contact's part of the call.</summary>
    public static CallParty Party(ContactState state, AdmitCall command, string contactId, string? blockId)
    {
        var contact = state.View!;
        var isVerified = contact.FindChannel(command.Visitor.VisitorId, Phone) is { Verified: true };
        var origin = Owner(state, command, contactId);
        return new CallParty(new CallContact(contact.ContactId, origin, contact.Name, contact.Unknown, isVerified, command.Visitor.VisitorId), blockId);
    }

    /// <summary>The contact with which the call stays when merges are undone: the one that has the channel, else the one that has the number.</summary>
    private static string Owner(ContactState state, AdmitCall command, string contactId)
    {
        if (state.Node is not { } node) return contactId;
        if (node.OwnerOf(command.Visitor.VisitorId, Phone) is { } owner) return owner;
        var key = ContactAddresses.PhoneKey(command.Visitor.Phone ?? "");
        return node.Leaves().FirstOrDefault(leaf => leaf.Phones.Any(phone => ContactAddresses.PhoneKey(phone) == key))?.ContactId ?? contactId;
    }
}
