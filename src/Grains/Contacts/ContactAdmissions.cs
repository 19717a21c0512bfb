using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Parties;
using ContactCenter.Verification;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <summary>Decides who may open a conversation, and with which contact (contract §1.13).</summary>
internal static class ContactAdmissions
{
    public static Decision<ContactEntry> Admit(
        ContactState state, AdmitConversation command, string contactId, WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        if (state.MergedInto is not null || state.ErasureId is not null) return ContactErrors.Moved;
        var visitor = command.Visitor;
        if (ContactBlocks.Find(state.Node?.View, visitor.VisitorId, command.Source, now) is not null) return ContactErrors.ChannelBlocked;

        var entries = ContactBlocks.Expired(state.Node, now).ToBuilder();
        if (state.Node is not { } node)
        {
            // The contact was not chosen for being new, so it was there and has been erased since: its id is nobody's any more.
            if (command.NewContactId != contactId) return ContactErrors.AlreadyClaimed;
            entries.AddRange(Arrival(visitor, command.Source, null));
        }
        else if (node.View.FindChannel(visitor.VisitorId, command.Source) is null)
        {
            if (node.View.Channels.Length >= ContactLimits.ChannelsMax) return ContactErrors.AlreadyClaimed;
            if (command.NewContactId == contactId) entries.Add(new ChannelAdded(visitor.VisitorId, command.Source, visitor.Username));
            else if (node.View.PreRegistration) entries.Add(Claim(command, now));
            else return ContactErrors.AlreadyClaimed;
        }

        var part = PartOf(state, command, contactId);
        if (Require(workspace) == RequiredVerification.Always && IsVerified(state, command))
            entries.Add(new VerificationReset(visitor.VisitorId, command.Source) { Part = part });
        entries.Add(new ChatStarted(command.RoomId, visitor.VisitorId, command.Source) { Part = part });
        return entries.ToImmutable();
    }

    /// <summary>Makes the contact's response to the visitor's conversation, from the state after it was admitted.</summary>
    public static ContactAdmission Admission(ContactState state, AdmitConversation command, WorkspaceSnapshot workspace)
    {
        var contact = state.View!;
        var isVerified = IsVerified(state, command);
        return new ContactAdmission(
            contact.ContactId, state.Node!.OwnerOf(command.Visitor.VisitorId, command.Source) ?? contact.ContactId, contact.Name, isVerified,
            contact.Unknown, !isVerified && Require(workspace) != RequiredVerification.Never)
        {
            ContactManagerId = contact.ContactManager,
        };
    }

    /// <summary>
    /// Makes the visitor's own, new contact part of the registered one. Names show, nothing is proven, and unmerging undoes it (the
    /// contract's table of deliberate differences).
    /// </summary>
    private static ContactsMerged Claim(AdmitConversation command, DateTimeOffset now)
    {
        var view = new ContactView { ContactId = command.NewContactId, Name = "", Unknown = true, CreatedAt = now };
        var arrived = Arrival(command.Visitor, command.Source, null)
            .Aggregate(view, (contact, entry) => ContactChanges.Apply(contact, new Recorded<ContactEntry>(0, now, "", entry)));
        return new ContactsMerged(
            command.NewContactId, new StoredNode(StoredContact.Of(arrived)), ImmutableDictionary<string, string>.Empty, MergeReason.Claimed);
    }

    private static ContactEntry[] Arrival(AdmittedVisitor visitor, ChannelSource source, string? part) =>
    [
        new ContactArrived(visitor.Name ?? visitor.Username, visitor.Email, visitor.Phone, visitor.ContactManager,
            visitor.CustomFields.IsEmpty ? null : visitor.CustomFields) { Part = part },
        new ChannelAdded(visitor.VisitorId, source, visitor.Username) { Part = part },
    ];

    private static string? PartOf(ContactState state, AdmitConversation command, string contactId)
    {
        var owner = state.Node?.OwnerOf(command.Visitor.VisitorId, command.Source) ?? (state.Node is null ? contactId : command.NewContactId);
        return owner == contactId ? null : owner;
    }

    private static bool IsVerified(ContactState state, AdmitConversation command) =>
        state.Node?.View.FindChannel(command.Visitor.VisitorId, command.Source) is { Verified: true };

    private static string Require(WorkspaceSnapshot workspace) => workspace.SettingText("Livechat_Require_Contact_Verification");
}
