using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <summary>What a command does to a contact, or why it may not.</summary>
public static class ContactRules
{
    public static Decision<ContactEntry> Create(ContactView? contact, CreateContact command, WorkspaceSnapshot workspace)
    {
        if (contact is not null) return Errors.CommonErrors.CommandIdInUse;
        if (ContactCustomFields.Check(command.CustomFields, contact, workspace) is { } error) return error;
        return new ContactCreated(
            command.Name, ContactAddresses.Emails(command.Emails), ContactAddresses.Phones(command.Phones),
            command.CustomFields ?? ImmutableDictionary<string, string>.Empty, command.ContactManager);
    }

    public static Decision<ContactEntry> Update(ContactView? contact, UpdateContact command, WorkspaceSnapshot workspace)
    {
        if (contact is not { Enabled: true }) return ContactErrors.NotFound;
        if (ContactCustomFields.Check(command.CustomFields, contact, workspace) is { } error) return error;
        return new ContactUpdated(
            command.Name,
            command.Emails is { } emails ? ContactAddresses.Emails(emails) : null,
            command.Phones is { } phones ? ContactAddresses.Phones(phones) : null,
            ContactCustomFields.Replaced(command.CustomFields, contact, workspace), command.ContactManager, command.WipeConflicts);
    }

    public static Decision<ContactEntry> Admit(ContactView? contact, AdmitConversation command)
    {
        if (contact is { Enabled: false }) return ContactErrors.NotFound;
        var visitor = command.Visitor;
        var channel = contact?.FindChannel(visitor.VisitorId, command.Source);
        if (channel is { Blocked: true }) return ContactErrors.ChannelBlocked;

        var entries = ImmutableArray.CreateBuilder<ContactEntry>();
        if (contact is null) entries.Add(new ContactArrived(visitor.Name ?? visitor.Username, visitor.Email, visitor.Phone));
        if (channel is null) entries.Add(new ChannelAdded(visitor.VisitorId, command.Source, visitor.Username));
        entries.Add(new ChatStarted(command.RoomId, visitor.VisitorId, command.Source));
        return entries.ToImmutable();
    }
}
