using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors;

namespace ContactCenter.Api.Feed;

/// <summary>The visitor opened the conversation.</summary>
/// <param name="Message">The message of the system; absent = the workspace hides it.</param>
internal sealed record VisitorStartedEvent(JournalEntry Entry, VisitorMessageResponse? Message, VisitorStartedRoom Room) : VisitorRoomEvent(Entry);

/// <summary>An agent serves the conversation from now on, or goes on after it was on hold.</summary>
/// <param name="Message">The message of the system; absent = the workspace hides it.</param>
internal sealed record VisitorAssignedEvent(JournalEntry Entry, VisitorMessageResponse? Message, VisitorAssignedRoom Room) : VisitorRoomEvent(Entry);

/// <summary>The visitor or an agent wrote.</summary>
internal sealed record VisitorMessageEvent(JournalEntry Entry, VisitorMessageResponse Message) : VisitorRoomEvent(Entry);

/// <summary>The conversation goes to another agent or waits in a queue. Who said so, and why, stays with the agents.</summary>
internal sealed record VisitorTransferredEvent(JournalEntry Entry, VisitorTransferredRoom Room) : VisitorRoomEvent(Entry);

/// <summary>The conversation is on hold. It goes on with a `conversation-assigned` (`onHold: false`).</summary>
/// <param name="Message">The message of the system; absent = the workspace hides it.</param>
internal sealed record VisitorHeldEvent(JournalEntry Entry, VisitorMessageResponse? Message, VisitorHeldRoom Room) : VisitorRoomEvent(Entry);

/// <summary>The visitor has proven who it is, or the wait for its proof is over.</summary>
internal sealed record VisitorVerificationEvent(JournalEntry Entry, VerifiedRoom Room) : VisitorRoomEvent(Entry);

/// <summary>A message has another text.</summary>
internal sealed record VisitorMessageEditedEvent(JournalEntry Entry, EditedMessage Message) : VisitorRoomEvent(Entry);

/// <summary>A message was taken back.</summary>
internal sealed record VisitorMessageDeletedEvent(JournalEntry Entry, DeletedMessage Message) : VisitorRoomEvent(Entry);

/// <summary>The agent or the visitor has read.</summary>
internal sealed record VisitorCursorEvent(JournalEntry Entry, CursorChange Cursor) : VisitorRoomEvent(Entry);

/// <summary>The conversation is over.</summary>
/// <param name="Message">The message of the system; absent = the workspace hides it.</param>
internal sealed record VisitorClosedEvent(JournalEntry Entry, VisitorMessageResponse? Message, VisitorClosedRoom Room) : VisitorRoomEvent(Entry);

/// <param name="DepartmentId">Absent = the public queue.</param>
/// <param name="QueuedAt">The time since when it waits; absent = the visitor must prove first who it is.</param>
internal sealed record VisitorStartedRoom(bool Open, string? DepartmentId, DateTimeOffset? QueuedAt);

/// <param name="Served">Whether an agent serves it.</param>
/// <param name="ServedBy">The agent; absent while the setting `Livechat_show_agent_info` is off.</param>
/// <param name="OnHold">False when it goes on after it was on hold; absent otherwise.</param>
internal sealed record VisitorAssignedRoom(bool Served, ServedByResponse? ServedBy, bool? OnHold)
{
    public static VisitorAssignedRoom From(AgentAssigned assigned, DateTimeOffset at, bool showsAgents) =>
        new(true, showsAgents ? AssignedRoom.ServedByOf(assigned, at) : null, AssignedRoom.OnHoldOf(assigned));
}

/// <param name="Served">Whether an agent serves it.</param>
/// <param name="ServedBy">Null, always.</param>
/// <param name="DepartmentId">Null = none.</param>
/// <param name="QueuedAt">The time since when it waits in a queue; absent = it goes to an agent.</param>
internal sealed record VisitorTransferredRoom(
    bool Served,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ServedByResponse? ServedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? DepartmentId,
    DateTimeOffset? QueuedAt);

internal sealed record VisitorHeldRoom(bool OnHold);

/// <param name="Cl">Whether it is closed.</param>
/// <param name="Closer">"user" or "visitor".</param>
internal sealed record VisitorClosedRoom(bool Cl, DateTimeOffset ClosedAt, string Closer);
