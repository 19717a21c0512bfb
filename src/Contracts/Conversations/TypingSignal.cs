namespace ContactCenter.Conversations;

/// <summary>A signal that a user or visitor types, or has stopped. Not in the journal: it may be lost.</summary>
/// <param name="UserId">A user's id, or a visitor's.</param>
[GenerateSerializer, Immutable, Alias("TypingSignal")]
public sealed record TypingSignal(string RoomId, string UserId, string Username, bool IsTyping);

/// <summary>A typing signal on its way to the other nodes.</summary>
/// <param name="NodeId">The node that sent it and has shown it already.</param>
[GenerateSerializer, Immutable, Alias("TypingHint")]
public sealed record TypingHint(string NodeId, TypingSignal Signal);
