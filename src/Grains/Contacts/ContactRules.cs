using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <summary>Decides what a command does to a contact's record, or why it is refused.</summary>
internal static class ContactRules
{
    public static Decision<ContactEntry> Create(ContactState state, CreateContact command, WorkspaceSnapshot workspace)
    {
        if (!state.IsNew) return Errors.CommonErrors.CommandIdInUse;
        if (ContactCustomFields.Check(command.CustomFields, null, workspace) is { } error) return error;
        return new ContactCreated(
            command.Name, ContactAddresses.Emails(command.Emails), ContactAddresses.Phones(command.Phones, workspace.PhoneRegion),
            command.CustomFields ?? ImmutableDictionary<string, string>.Empty, command.ContactManager);
    }

    public static Decision<ContactEntry> Update(ContactState state, UpdateContact command, WorkspaceSnapshot workspace)
    {
        if (Refusal(state) is { } refusal) return refusal;
        if (ContactCustomFields.Check(command.CustomFields, state.View, workspace) is { } error) return error;
        var registered = ContactCustomFields.Registered(workspace);
        return new ContactUpdated(
            command.Name,
            command.Emails is { } emails ? ContactAddresses.Emails(emails) : null,
            command.Phones is { } phones ? ContactAddresses.Phones(phones, workspace.PhoneRegion) : null,
            ContactCustomFields.Given(command.CustomFields, registered), command.ContactManager, command.WipeConflicts,
            command.CustomFields is null ? null : registered)
        {
            Part = PartOf(state, command.AddressedId),
        };
    }

    /// <summary>Adds what an agent notes about a guest to what the contact has now.</summary>
    public static Decision<ContactEntry> SaveGuest(ContactState state, SaveGuest command, WorkspaceSnapshot workspace)
    {
        if (Refusal(state) is { } refusal) return refusal;
        var contact = state.View!;
        var fields = command.CustomFields.IsEmpty ? null
            : contact.CustomFields.SetItems(command.CustomFields).Where(field => field.Value.Length > 0).ToImmutableDictionary();
        var emails = With(contact.Emails, command.Email, ContactAddresses.EmailKey);
        var phones = With(contact.Phones, command.Phone, phone => ContactAddresses.PhoneKey(phone, workspace.PhoneRegion));
        return Update(
            state, new UpdateContact(command.Context, command.Name, emails, phones, fields, null, false) { AddressedId = command.AddressedId }, workspace);
    }

    /// <returns>Null = nothing is added.</returns>
    private static ImmutableArray<string>? With(ImmutableArray<string> known, string? added, Func<string, string> key) =>
        added is null || known.Any(address => key(address) == key(added)) ? null : known.Add(added);

    public static Decision<ContactEntry> ResolveConflicts(ContactState state, ResolveConflicts command, WorkspaceSnapshot workspace)
    {
        if (Refusal(state) is { } refusal) return refusal;
        var part = PartOf(state, command.AddressedId);
        var leaf = state.Node!.Leaf(part ?? state.Node.View.ContactId);
        if (state.Node.View.ConflictingFields.IsEmpty && leaf.ConflictingFields.IsEmpty) return ContactErrors.HasNoConflicts;
        var all = command.CustomFields is { } fields ? state.Node.View.CustomFields.SetItems(fields) : null;
        if (ContactCustomFields.Check(all, state.View, workspace) is { } error) return error;
        return new ConflictsResolved(command.Name, command.CustomFields, command.ContactManager, command.WipeConflicts)
        {
            Part = part,
        };
    }

    /// <summary>Takes values that a visitor gave. The visitor's grain sends only values of registered fields.</summary>
    public static Decision<ContactEntry> OfferCustomFields(ContactState state, OfferCustomFields command)
    {
        if (Refusal(state) is { } refusal) return refusal;
        var channel = state.Node!.View.Channels.FirstOrDefault(channel => channel.VisitorId == command.VisitorId);
        if (channel is null) return ContactErrors.ChannelNotFound;
        var owner = state.Node.OwnerOf(channel.VisitorId, channel.Source)!;
        var known = state.Node.Leaf(owner).CustomFields;
        if (command.Fields.All(field => known.GetValueOrDefault(field.Key) == field.Value)) return Decision<ContactEntry>.Nothing;
        return new CustomFieldsOffered(command.Fields) { Part = owner == state.Node.View.ContactId ? null : owner };
    }

    public static Decision<ContactEntry> RemoveManager(ContactState state, string userId) =>
        state.Living is { } node && HasManager(node, userId) ? new ManagerRemoved(userId) : Decision<ContactEntry>.Nothing;

    public static Decision<ContactEntry> DismissDuplicate(ContactState state, string otherContactId)
    {
        if (Refusal(state) is { } refusal) return refusal;
        if (state.NotDuplicates.Length >= ContactLimits.NotDuplicatesMax) return ContactErrors.CannotMerge;
        return state.NotDuplicates.Contains(otherContactId) ? Decision<ContactEntry>.Nothing : new DuplicateDismissed(otherContactId);
    }

    public static Decision<ContactEntry> RoomsUpdated(ContactState state) =>
        state is { Living: not null, RoomsFollow: false } ? new RoomsUpdated() : Decision<ContactEntry>.Nothing;

    public static Decision<ContactEntry> RemoveVisitor(ContactState state, string visitorId)
    {
        if (Refusal(state) is { } refusal) return refusal;
        return ImmutableArray.CreateRange(state.Node!.Leaves().Where(leaf => leaf.Channels.Any(channel => channel.VisitorId == visitorId))
            .Select(ContactEntry (leaf) => new ChannelRemoved(visitorId)
            {
                Part = leaf.ContactId == state.Node.View.ContactId ? null : leaf.ContactId,
            }));
    }

    public static Decision<ContactEntry> BeginErasure(ContactState state, BeginErasure command)
    {
        if (state.ErasureId == command.ErasureId) return Decision<ContactEntry>.Nothing;
        return Refusal(state) is { } refusal ? refusal : new ErasureBegun(command.ErasureId);
    }

    /// <summary>The reason why no command may change this contact; null = commands may.</summary>
    public static Errors.Error? Refusal(ContactState state)
    {
        if (state.MergedInto is not null) return ContactErrors.Moved;
        return state.Living is null ? ContactErrors.NotFound : null;
    }

    /// <summary>The merged contact that a command is about: the one by whose id the caller knows the contact; null = the contact itself.</summary>
    public static string? PartOf(ContactState state, string? addressedId) =>
        addressedId is not null && addressedId != state.Node!.View.ContactId && state.Node.Contains(addressedId) ? addressedId : null;

    private static bool HasManager(ContactNode node, string userId) =>
        node.View.ContactManager == userId || (node.Merge is { } merge && (HasManager(merge.Own, userId) || HasManager(merge.Other, userId)));
}

/// <summary>Limits of one contact.</summary>
internal static class ContactLimits
{
    /// <summary>The most contacts that can be merged into one.</summary>
    public const int MergedContactsMax = 50;
    public const int ChannelsMax = 500;
    public const int NotDuplicatesMax = 500;
}
