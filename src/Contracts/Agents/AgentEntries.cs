using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Conversations;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Agents;

/// <summary>What can happen to an agent. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
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
public abstract record AgentEntry;

/// <summary>The user is an agent from now on, and wants conversations.</summary>
public sealed record AgentEnrolled(AgentReference Agent) : AgentEntry;

public sealed record AgentDismissed : AgentEntry;

public sealed record AvailabilityChanged(bool Available) : AgentEntry;

public sealed record PresenceChanged(AgentReference User, string Status, string? Message) : AgentEntry;

/// <summary>Its last live connection has been gone for too long: it is offline.</summary>
/// <param name="SeenAt">When the connection was seen last.</param>
public sealed record PresenceEnded(DateTimeOffset SeenAt) : AgentEntry;

/// <summary>A place is kept for a conversation, before the conversation is asked.</summary>
/// <param name="ReservationId">By which the conversation knows this taking again.</param>
/// <param name="Transfer">Who handed it over, if somebody did.</param>
public sealed record SlotReserved(
    string RoomId, string ReservationId, AssignmentReason Reason, TransferOrder? Transfer = null, RoutingDecision? Decision = null) : AgentEntry;

/// <summary>The place is free: the conversation is over, or was never this agent's.</summary>
public sealed record SlotReleased(string RoomId) : AgentEntry;

public sealed record AgentProfileChanged(int? Capacity, ImmutableArray<string> Skills) : AgentEntry;

/// <param name="Active">False: its account is switched off; it is offline and serves nobody.</param>
public sealed record AccountFollowed(bool Active) : AgentEntry;

/// <param name="IsOutside">Its business hours are over; false = they began.</param>
public sealed record HoursFollowed(bool IsOutside) : AgentEntry;
