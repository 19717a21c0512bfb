using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using ContactCenter.Conversations;

namespace ContactCenter.Contacts;

/// <summary>What a contact's timeline is made of: everything that happened to it and its conversations, but what was written in them.</summary>
public static class ContactTimeline
{
    public static ImmutableArray<string> Kinds { get; } =
    [
        .. typeof(ContactEntry).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Where(declared => declared.DerivedType != typeof(RoomsUpdated) && declared.DerivedType != typeof(ChatStarted))
            .Select(declared => (string)declared.TypeDiscriminator!),
        ConversationKinds.Started, ConversationKinds.Assigned, ConversationKinds.VerificationEnded, ConversationKinds.Closed,
        ContactAccessEntry.Kind,
    ];
}
