using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Visitors;

/// <summary>
/// The contact and the conversation that the opening of a visitor without a contact makes. Neither existed before, so no other actor has a say:
/// they are appended with the opening, as their own rules decide. Pure.
/// </summary>
/// <param name="Appends">The appends of the contact and of the conversation.</param>
/// <param name="Started">The conversation's first entry.</param>
internal sealed record FirstConversation(ImmutableArray<JournalAppend> Appends, ConversationView Conversation, CommittedEntry Started)
{
    public static FirstConversation Of(
        ConversationOpening opening, VisitorView profile, string visitorKey, PreferredAgent? preferred, WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        var context = VisitorRules.OpeningStep(opening, profile);
        var admit = VisitorRules.Admit(opening, profile, context);
        var contactId = opening.ContactId;
        var contact = NewHistory<ContactState, ContactEntry>.Of(
            ContactState.None, ContactAdmissions.Admit(ContactState.None, admit, contactId, workspace, now), context, now,
            (state, entry) => ContactState.Apply(contactId, state, entry), (_, entry) => ContactRows.Tags(contactId, entry));

        var start = VisitorRules.Start(opening, profile, visitorKey, ContactAdmissions.Admission(contact.State, admit, workspace), preferred, context);
        var room = NewHistory<ConversationState, ConversationEntry>.Of(
            ConversationState.None, ConversationRules.Start(ConversationState.None, start), context, now,
            (state, entry) => ConversationState.Apply(opening.RoomId, state, entry), (state, _) => ConversationRows.Tags(opening.RoomId, state));
        var started = room.Entries[0];
        return new FirstConversation(
            [
                new JournalAppend(new EntityId(EntityTypes.Contact, contactId), 0, contact.Entries, ContactRows.Of(contactId, contact.State, workspace)),
                new JournalAppend(
                    new EntityId(EntityTypes.Conversation, opening.RoomId), 0, room.Entries, ConversationRows.Of(opening.RoomId, room.State, workspace)),
            ],
            room.State.View!, new CommittedEntry(started.At, started.Actor, started.Kind, started.Data, context.Id));
    }
}
