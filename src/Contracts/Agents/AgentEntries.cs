using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Conversations;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Agents;

/// <summary>An entry of an agent's history. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(AgentEnrolled), "agent-enrolled")]
[JsonDerivedType(typeof(AgentDismissed), "agent-dismissed")]
[JsonDerivedType(typeof(AvailabilityChanged), "agent-availability-changed")]
[JsonDerivedType(typeof(PresenceChanged), "agent-presence-changed")]
[JsonDerivedType(typeof(PresenceEnded), "agent-presence-ended")]
[JsonDerivedType(typeof(SlotReserved), "agent-slot-reserved")]
[JsonDerivedType(typeof(SlotReleased), "agent-slot-released")]
[JsonDerivedType(typeof(AgentProfileChanged), "agent-profile-changed")]
[JsonDerivedType(typeof(HoursFollowed), "agent-hours-followed")]
[JsonDerivedType(typeof(AccountFollowed), "agent-account-followed")]
[JsonDerivedType(typeof(CallFollowed), "agent-call-followed")]
public abstract record AgentEntry;

/// <summary>The user is an agent from now on, and wants conversations.</summary>
public sealed record AgentEnrolled(AgentReference Agent) : AgentEntry;

public sealed record AgentDismissed : AgentEntry;

public sealed record AvailabilityChanged(bool Available) : AgentEntry;

public sealed record PresenceChanged(AgentReference User, string Status, string? Message) : AgentEntry;

/// <summary>The agent is offline, because its last live connection has been gone for too long.</summary>
/// <param name="SeenAt">The time at which the connection was seen last.</param>
public sealed record PresenceEnded(DateTimeOffset SeenAt) : AgentEntry;

/// <summary>The agent reserves a slot for a conversation, before the conversation is asked.</summary>
/// <param name="ReservationId">The id by which the conversation recognises this reservation when it comes again.</param>
/// <param name="Transfer">The order by which somebody handed the conversation over; null = nobody did.</param>
public sealed record SlotReserved(
    string RoomId, string ReservationId, AssignmentReason Reason, TransferOrder? Transfer = null, RoutingDecision? Decision = null) : AgentEntry;

/// <summary>The slot is free: the conversation is over, went to somebody else, or was never this agent's.</summary>
public sealed record SlotReleased(string RoomId) : AgentEntry;

public sealed record AgentProfileChanged(int? Capacity, ImmutableArray<string> Skills) : AgentEntry;

/// <param name="Active">False = the agent's account is switched off: the agent is offline and takes no conversations.</param>
public sealed record AccountFollowed(bool Active) : AgentEntry;

/// <param name="IsOutside">Whether the agent's business hours are over; false = they began.</param>
public sealed record HoursFollowed(bool IsOutside) : AgentEntry;

/// <summary>A call occupies the agent from now on, in another way than before, or not any more.</summary>
/// <param name="Activity">One of <see cref="CallActivities"/>; null = the call does not occupy the agent any more.</param>
public sealed record CallFollowed(string CallId, string? Activity) : AgentEntry;
