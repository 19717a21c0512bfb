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
    public const string Queue = "queueData";
    public const string Blocked = "blocked";
}
