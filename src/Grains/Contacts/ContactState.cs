using System.Collections.Immutable;
using ContactCenter.Entities;

namespace ContactCenter.Contacts;

/// <summary>What each entry means for a contact.</summary>
public static class ContactState
{
    public static ContactView Apply(string contactId, ContactView? contact, Recorded<ContactEntry> recorded)
    {
        contact ??= new ContactView { ContactId = contactId, Name = "", Unknown = true, CreatedAt = recorded.At };
        return (recorded.Entry switch
        {
            ContactCreated created => contact with
            {
                Name = created.Name, Emails = created.Emails, Phones = created.Phones, CustomFields = created.CustomFields,
                ContactManager = created.ContactManager, Unknown = false, PreRegistration = true,
            },
            ContactUpdated updated => Updated(contact, updated),
            ContactArrived arrived => contact with { Name = arrived.Name, Emails = Added([], arrived.Email), Phones = Added([], arrived.Phone) },
            ChannelAdded added => contact with
            {
                PreRegistration = false,
                Channels = contact.Channels.Add(new ContactChannel(added.VisitorId, added.Source, added.Username, false, false, null)),
            },
            ChatStarted started => WithLastChat(contact, started, new LastChat(started.RoomId, recorded.At)),
            _ => contact,
        }) with { UpdatedAt = recorded.At };
    }

    private static ContactView Updated(ContactView contact, ContactUpdated updated) => contact with
    {
        Name = updated.Name ?? contact.Name,
        Emails = updated.Emails ?? contact.Emails,
        Phones = updated.Phones ?? contact.Phones,
        CustomFields = updated.CustomFields ?? contact.CustomFields,
        ContactManager = updated.ContactManager is { } manager ? (manager.Length == 0 ? null : manager) : contact.ContactManager,
        ConflictingFields = updated.WipeConflicts ? [] : contact.ConflictingFields,
        Unknown = false,
    };

    private static ContactView WithLastChat(ContactView contact, ChatStarted started, LastChat chat) => contact with
    {
        LastChat = chat,
        Channels = [.. contact.Channels.Select(c => c.Is(started.VisitorId, started.Source) ? c with { LastChat = chat } : c)],
    };

    private static ImmutableArray<string> Added(ImmutableArray<string> addresses, string? address) =>
        string.IsNullOrEmpty(address) || addresses.Contains(address) ? addresses : addresses.Add(address);
}
