using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;

namespace ContactCenter.Api.Hubs;

/// <summary>Forget what you have, and go on from this snapshot.</summary>
/// <param name="Position">The position to go on from.</param>
/// <param name="Reason">"too-far-behind", "ahead-of-journal" (the database was restored) or "access-changed".</param>
internal sealed record AgentReset(long Position, string Reason, AgentSnapshot Snapshot);

/// <summary>Forget what you have, and go on from this snapshot.</summary>
/// <param name="Position">The position to go on from.</param>
/// <param name="Reason">"too-far-behind", "ahead-of-journal" (the database was restored) or "access-changed".</param>
internal sealed record VisitorReset(long Position, string Reason, VisitorSnapshot Snapshot);

/// <summary>Somebody types, or stopped. It has no position and may be lost.</summary>
/// <param name="Rid">The id of the room.</param>
/// <param name="U">The one who types.</param>
/// <param name="Typing">False = stopped.</param>
/// <param name="Ephemeral">True, always.</param>
internal sealed record AgentTyping(string Rid, UserResponse U, bool Typing, bool Ephemeral)
{
    public static AgentTyping From(TypingSignal signal) =>
        new(signal.RoomId, new UserResponse(signal.UserId, signal.Username), signal.IsTyping, true);
}

/// <summary>An agent types, or stopped. It has no position and may be lost.</summary>
/// <param name="Rid">The id of the room.</param>
/// <param name="Username">The agent; absent while the setting `Livechat_show_agent_info` is off.</param>
/// <param name="Typing">False = stopped.</param>
/// <param name="Ephemeral">True, always.</param>
internal sealed record VisitorTyping(string Rid, string? Username, bool Typing, bool Ephemeral)
{
    public static VisitorTyping From(TypingSignal signal, bool showsAgents) =>
        new(signal.RoomId, showsAgents ? signal.Username : null, signal.IsTyping, true);
}

/// <summary>The user has saved a draft on another screen, or it was emptied. It has no position and may be lost: REST has all drafts.</summary>
/// <param name="Rid">The id of the room.</param>
/// <param name="Msg">The text; empty = it was sent, or deleted.</param>
/// <param name="IsNote">Whether it is a private note and not a reply.</param>
/// <param name="Revision">To be ignored by a client that knows a higher one of this draft.</param>
/// <param name="Ts">The time when it was saved.</param>
/// <param name="Ephemeral">True, always.</param>
internal sealed record AgentDraft(string Rid, string Msg, bool IsNote, long Revision, DateTimeOffset Ts, bool Ephemeral)
{
    public static AgentDraft From(DraftView draft) => new(draft.RoomId, draft.Text, draft.IsNote, draft.Revision, draft.SavedAt, true);
}

/// <summary>The response to a draft.</summary>
/// <param name="Draft">The draft as it is kept now.</param>
/// <param name="Saved">False = one with a higher revision was known, and is kept: it is the draft of this response.</param>
internal sealed record DraftSaved(DraftResponse Draft, bool Saved);

/// <summary>
/// The users who view the room that this connection views, the client's own among them. Without the client's own, the user may not see the room, or it
/// does not exist any more. It has no position and may be lost.
/// </summary>
/// <param name="Rid">The id of the room.</param>
/// <param name="Users">By user name, at most 50: `{_id, username, name?, isTyping}`.</param>
/// <param name="Ephemeral">True, always.</param>
internal sealed record AgentViewers(string Rid, ImmutableArray<ViewerResponse> Users, bool Ephemeral)
{
    public static AgentViewers From(ShownViewers viewers) => new(viewers.RoomId, [.. viewers.Users.Select(ViewerResponse.From)], true);
}

/// <param name="IsTyping">Whether the user writes there: for ten seconds after it last said so.</param>
internal sealed record ViewerResponse([property: JsonPropertyName("_id")] string Id, string Username, string? Name, bool IsTyping)
{
    public static ViewerResponse From(ShownViewer viewer) => new(viewer.User.UserId, viewer.User.Username, viewer.User.Name, viewer.IsTyping);
}

/// <summary>The visitor's place in the queue, as it changes.</summary>
/// <param name="Position">1 = next.</param>
/// <param name="EstimatedWaitTimeSeconds">Absent = not known, or the workspace does not show it.</param>
/// <param name="Message">The workspace's message to waiting visitors.</param>
internal sealed record QueueData(int Position, long? EstimatedWaitTimeSeconds, string? Message)
{
    public static QueueData From(QueuePlace place) => new(place.Position, place.EstimatedWaitSeconds, place.Message);
}

/// <summary>The visitor is blocked: nothing follows, the connection ends.</summary>
internal sealed record BlockedMessage(string Error)
{
    public static BlockedMessage Instance { get; } = new(ContactErrors.ChannelBlocked.Text);
}

/// <summary>The methods by which the server calls its clients.</summary>
internal static class HubMethods
{
    public const string Entries = "entries";
    public const string Position = "position";
    public const string Reset = "reset";
    public const string Typing = "typing";
    public const string Draft = "draft";
    public const string Viewers = "viewers";
    public const string Queue = "queueData";
    public const string Blocked = "blocked";
}
