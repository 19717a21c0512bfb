using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using ContactCenter.Calls;
using ContactCenter.Conversations;

namespace ContactCenter.Contacts;

/// <summary>The kinds of entries that make up a contact's timeline: everything that happened to it, its
/// conversations and its calls, without their messages.</summary>
public static class ContactTimeline
{
    public static ImmutableArray<string> Kinds { get; } =
    [
        .. typeof(ContactEntry).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Where(declared => declared.DerivedType != typeof(RoomsUpdated) && declared.DerivedType != typeof(ChatStarted)
                && declared.DerivedType != typeof(CallStarted))
            .Select(declared => (string)declared.TypeDiscriminator!),
        ConversationKinds.Started, ConversationKinds.Assigned, ConversationKinds.VerificationEnded, ConversationKinds.Closed,
        CallKinds.Matched, CallKinds.Event, CallKinds.WentSilent, CallKinds.Dialed, CallKinds.DialFailed, CallKinds.WrapUpSaved,
        CallKinds.FollowUpTaken, CallKinds.FollowUpDone,
        ContactAccessEntry.Kind,
    ];
}
