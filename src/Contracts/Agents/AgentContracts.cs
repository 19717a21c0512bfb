using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using Orleans.Concurrency;

namespace ContactCenter.Agents;

/// <summary>
/// A user's availability and its conversations (DESIGN §6). Key: user id. Judge of capacity: a conversation reaches an agent only
/// through a slot that this grain reserved first.
/// </summary>
[Alias("IAgent")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Makes the user an agent (contract §6): available at once.</summary>
    [Alias("Enroll")]
    Task Enroll(EnrollAgent command);

    /// <summary>The user is no agent any more: not available, and what it served goes to others (<see cref="HandOver"/>).</summary>
    [Alias("Dismiss")]
    Task Dismiss(CommandContext context);

    /// <summary>Contract §6 livechat/agent.status. Null toggles.</summary>
    /// <returns>The availability after the change.</returns>
    [Alias("SetAvailability")]
    Task<AgentView> SetAvailability(SetAvailability command);

    /// <summary>Contract users.setStatus: online, away, busy or offline.</summary>
    [Alias("SetPresence")]
    Task<AgentView> SetPresence(SetPresence command);

    /// <summary>
    /// Whatever the agent serves or has on hold goes to others, as the workspace says for agents who leave (Livechat_agent_leave_action), at once. For
    /// users who are no agents any more. May be repeated.
    /// </summary>
    [Alias("HandOver")]
    Task HandOver();

    /// <summary>The user's last live connection is gone for too long: it is offline until it comes back. Does nothing when it is offline.</summary>
    [Alias("EndPresence")]
    Task EndPresence(DateTimeOffset seenAt);

    /// <summary>The user has a live connection again: a presence that ended by itself is as it was before.</summary>
    [Alias("ResumePresence")]
    Task ResumePresence();

    /// <summary>Takes a conversation: reserves a slot, asks the conversation, keeps or gives back the slot.</summary>
    /// <exception cref="Errors.ContactCenterException">
    /// The agent is not available, or at capacity (however the conversation comes), or the conversation is not waiting any more.
    /// </exception>
    [Alias("Take")]
    Task<ConversationView> Take(TakeConversation command);

    /// <summary>From the conversation: it is this agent's no more, its slot is free. May be lost; the agent also finds out by itself.</summary>
    /// <param name="reservationId">The slot: another one that the agent has for the same conversation by now stays.</param>
    [Alias("Release"), OneWay]
    Task Release(string roomId, string reservationId);

    /// <summary>
    /// From the conversation that this agent has on hold: its visitor wrote. The agent goes on with it; one that has no place for it lets it
    /// wait in its queue. May be lost or repeated.
    /// </summary>
    [Alias("GoOn"), OneWay]
    Task GoOn(CommandContext context, string roomId, string? departmentId);

    /// <summary>Business hours began or ended somewhere: compares them with the agent's, and wakes its queues if they began. May be repeated.</summary>
    [Alias("FollowHours")]
    Task FollowHours();

    /// <summary>The account was switched off or on: off, the agent is not available, whatever it wants.</summary>
    [Alias("FollowAccount")]
    Task FollowAccount(CommandContext context, bool active);

    /// <summary>The agent's own limit and skills (contract §6 agents.saveInfo).</summary>
    [Alias("ChangeProfile")]
    Task<AgentView> ChangeProfile(ChangeAgentProfile command);

    /// <summary>Compares slots with conversations, finishes what was cut off and gives back what is left over. May be lost or repeated.</summary>
    [Alias("Reconcile"), OneWay]
    Task Reconcile();
}

[GenerateSerializer, Immutable, Alias("EnrollAgent")]
public sealed record EnrollAgent(CommandContext Context, AgentReference Agent);

[GenerateSerializer, Immutable, Alias("SetAvailability")]
public sealed record SetAvailability(CommandContext Context, bool? Available);

[GenerateSerializer, Immutable, Alias("SetPresence")]
public sealed record SetPresence(CommandContext Context, AgentReference User, string Status, string? Message);

/// <param name="RoomId">The conversation.</param>
/// <param name="Reason">Taken by hand, or offered by the queue.</param>
[GenerateSerializer, Immutable, Alias("TakeConversation")]
public sealed record TakeConversation(CommandContext Context, string RoomId, AssignmentReason Reason)
{
    /// <summary>For <see cref="AssignmentReason.Forwarded"/>.</summary>
    [Id(0)] public TransferOrder? Transfer { get; init; }

    /// <summary>For <see cref="AssignmentReason.Routed"/>: how the queue came to this agent.</summary>
    [Id(1)] public RoutingDecision? Decision { get; init; }

    /// <summary>Where the conversation is, for the department's limit; null = no department.</summary>
    [Id(2)] public string? DepartmentId { get; init; }
}

/// <param name="Capacity">Conversations at once; null = the department's or the workspace's limit applies.</param>
/// <param name="Skills">Tags that the agent can deal with.</param>
[GenerateSerializer, Immutable, Alias("ChangeAgentProfile")]
public sealed record ChangeAgentProfile(CommandContext Context, int? Capacity, ImmutableArray<string> Skills);

/// <summary>An agent as the contract shows it (§6) and as the directory stores it.</summary>
[GenerateSerializer, Immutable, Alias("AgentView")]
public sealed record AgentView
{
    [Id(0)] public required string UserId { get; init; }
    [Id(1)] public required string Username { get; init; }
    [Id(2)] public string? Name { get; init; }
    [Id(3)] public bool IsAgent { get; init; }

    /// <summary>The agent's own choice: takes conversations (statusLivechat).</summary>
    [Id(4)] public bool WantsConversations { get; init; }

    /// <summary>online, away, busy or offline.</summary>
    [Id(5)] public string Presence { get; init; } = Presences.Offline;
    [Id(6)] public string? PresenceMessage { get; init; }
    [Id(7)] public int? Capacity { get; init; }
    [Id(8)] public int Serving { get; init; }

    /// <summary>Tags that the agent can deal with: what skill routing compares with a conversation's tags.</summary>
    [Id(9)] public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Since when the agent is offline; null = it is not.</summary>
    [Id(10)] public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Its business hours are over: not available until they begin again.</summary>
    [Id(11)] public bool IsOutsideHours { get; init; }

    /// <summary>What its presence was when it ended by itself, with the last connection; null = it did not.</summary>
    [Id(12)] public string? PresenceBefore { get; init; }
    /// <summary>Its account is switched off.</summary>
    [Id(13)] public bool IsSuspended { get; init; }

    /// <summary>Takes conversations now: an agent that wants them and is online (or away).</summary>
    public bool IsAvailable => IsAgent && WantsConversations && !IsOutsideHours && !IsSuspended && Presence is Presences.Online or Presences.Away;
}

/// <summary>The values of presence.</summary>
public static class Presences
{
    public const string Online = "online";
    public const string Away = "away";
    public const string Busy = "busy";
    public const string Offline = "offline";

    public static bool IsKnown(string value) => value is Online or Away or Busy or Offline;
}
