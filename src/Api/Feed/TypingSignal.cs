namespace ContactCenter.Api.Feed;

/// <summary>Somebody types, or stopped. Not in the journal: it may be lost.</summary>
public sealed record TypingSignal(string RoomId, string UserId, string Username, bool IsTyping);
