using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using Orleans.Concurrency;

namespace ContactCenter.Agents;

/// <summary>
/// A user's availability and its conversations (DESIGN §6). Key: user id. The grain judges capacity: a conversation reaches an agent only
/// through a slot that this grain reserved first.
/// </summary>
[Alias("IAgent")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Makes the user an agent who wants conversations (contract §6).</summary>
    [Alias("Enroll")]
    Task Enroll(EnrollAgent command);

    /// <summary>Ends the user's time as an agent: it is not available any more, and its conversations leave it (<see cref="HandOver"/>).</summary>
    [Alias("Dismiss")]
    Task Dismiss(CommandContext context);

    /// <summary>Sets whether the agent wants conversations (contract §6 livechat/agent.status). Null toggles.</summary>
    /// <returns>The availability after the change.</returns>
    [Alias("SetAvailability")]
    Task<AgentView> SetAvailability(SetAvailability command);

    /// <summary>Sets the user's presence (contract users.setStatus): online, away, busy or offline.</summary>
    [Alias("SetPresence")]
    Task<AgentView> SetPresence(SetPresence command);

    /// <summary>
    /// Takes all conversations from the agent at once, those on hold too. They are closed if Livechat_agent_leave_action says so, else they
    /// wait in their queues again. Called for users who are no agents any more or whose account is off. May be repeated.
    /// </summary>
    [Alias("HandOver")]
    Task HandOver();

    /// <summary>Sets the user offline, because its last live connection has been gone for too long. Does nothing when it is offline already.</summary>
    [Alias("EndPresence")]
    Task EndPresence(DateTimeOffset seenAt);

    /// <summary>Restores the presence that <see cref="EndPresence"/> ended, because the user has a live connection again.</summary>
    [Alias("ResumePresence")]
    Task ResumePresence();

    /// <summary>Takes a conversation: reserves a slot, asks the conversation, then keeps the slot or gives it back.</summary>
    /// <exception cref="Errors.ContactCenterException">
    /// The agent is not available, or at capacity (however the conversation comes), or the conversation is not waiting any more.
    /// </exception>
    [Alias("Take")]
    Task<ConversationView> Take(TakeConversation command);

    /// <summary>
    /// Frees the slot of a conversation that this agent does not serve any more. Called by the conversation; <see cref="Reconcile"/> makes
    /// up for a lost call.
    /// </summary>
    /// <param name="reservationId">The slot. Another slot that the agent has for the same conversation by now stays.</param>
    [Alias("Release"), OneWay]
    Task Release(string roomId, string reservationId);

    /// <summary>
    /// Resumes a conversation that this agent has on hold, because its visitor wrote. An agent without a free place returns it to its
    /// queue. Called by the conversation; may be lost or repeated.
    /// </summary>
    [Alias("GoOn"), OneWay]
    Task Resume(CommandContext context, string roomId, string? departmentId);

    /// <summary>Compares the business hours with the agent's state, and wakes its queues if it became available. May be repeated.</summary>
    [Alias("FollowHours")]
    Task FollowHours();

    /// <summary>Follows the account when it is switched off or on. While it is off, the agent is not available, whatever the agent wants.</summary>
    [Alias("FollowAccount")]
    Task FollowAccount(CommandContext context, bool active);

    /// <summary>Changes the agent's own limit and skills (contract §6 agents.saveInfo).</summary>
    [Alias("ChangeProfile")]
    Task<AgentView> ChangeProfile(ChangeAgentProfile command);

    /// <summary>
    /// Looks at a call that may concern this agent: whether it speaks, wraps up, or has nothing to do with it any more. Called by the call;
    /// may be lost, repeated or late, as the agent reads the call itself.
    /// </summary>
    [Alias("FollowCall"), OneWay]
    Task FollowCall(string callId);

    /// <summary>
    /// Compares slots with conversations: finishes assignments that were cut off and gives back slots that are left over. May be lost or
    /// repeated.
    /// </summary>
    [Alias("Reconcile"), OneWay]
    Task Reconcile();
}

[GenerateSerializer, Immutable, Alias("EnrollAgent")]
public sealed record EnrollAgent(CommandContext Context, AgentReference Agent);

[GenerateSerializer, Immutable, Alias("SetAvailability")]
public sealed record SetAvailability(CommandContext Context, bool? Available);

/// <summary>Sets a user's presence and the message beside it. Parts that are null stay as they are.</summary>
[GenerateSerializer, Immutable, Alias("SetPresence")]
public sealed record SetPresence(CommandContext Context, AgentReference User, string? Status, string? Message);

/// <param name="RoomId">The conversation.</param>
/// <param name="Reason">The way in which the agent gets it: taken by hand, offered by the queue, handed over or resumed.</param>
[GenerateSerializer, Immutable, Alias("TakeConversation")]
public sealed record TakeConversation(CommandContext Context, string RoomId, AssignmentReason Reason)
{
    /// <summary>The order to hand the conversation over, for <see cref="AssignmentReason.Forwarded"/>; null otherwise.</summary>
    [Id(0)] public TransferOrder? Transfer { get; init; }

    /// <summary>The queue's choice of this agent, for <see cref="AssignmentReason.Routed"/>; null otherwise.</summary>
    [Id(1)] public RoutingDecision? Decision { get; init; }

    /// <summary>The conversation's department, whose limit counts; null = no department.</summary>
    [Id(2)] public string? DepartmentId { get; init; }
}

/// <param name="Capacity">The most conversations at once; null = the department's or the workspace's limit applies.</param>
/// <param name="Skills">Tags that the agent can deal with; null = they stay as they are.</param>
[GenerateSerializer, Immutable, Alias("ChangeAgentProfile")]
public sealed record ChangeAgentProfile(CommandContext Context, int? Capacity, ImmutableArray<string>? Skills);

/// <summary>An agent as the directory stores it and the API shows it (contract §6).</summary>
[GenerateSerializer, Immutable, Alias("AgentView")]
public sealed record AgentView
{
    [Id(0)] public required string UserId { get; init; }
    [Id(1)] public required string Username { get; init; }
    [Id(2)] public string? Name { get; init; }
    [Id(3)] public bool IsAgent { get; init; }

    /// <summary>The agent's own choice to take conversations (contract: statusLivechat).</summary>
    [Id(4)] public bool WantsConversations { get; init; }

    /// <summary>online, away, busy or offline.</summary>
    [Id(5)] public string Presence { get; init; } = Presences.Offline;
    [Id(6)] public string? PresenceMessage { get; init; }
    [Id(7)] public int? Capacity { get; init; }
    [Id(8)] public int Serving { get; init; }

    /// <summary>Tags that the agent can deal with. Skill routing compares them with a conversation's tags.</summary>
    [Id(9)] public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>The time since when the agent is offline; null = it is not.</summary>
    [Id(10)] public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The agent's business hours are over: it is not available until they begin again.</summary>
    [Id(11)] public bool IsOutsideHours { get; init; }

    /// <summary>The presence that the agent had when it ended with the last connection; null = it did not end so.</summary>
    [Id(12)] public string? PresenceBefore { get; init; }
    /// <summary>The agent's account is switched off.</summary>
    [Id(13)] public bool IsSuspended { get; init; }

    /// <summary>Calls in which the agent speaks, or has somebody on hold.</summary>
    [Id(14)] public int OnCalls { get; init; }

    /// <summary>Calls that the agent wraps up.</summary>
    [Id(15)] public int WrapUps { get; init; }

    /// <summary>One of <see cref="CallActivities"/>; null = no call occupies the agent.</summary>
    public string? CallActivity => OnCalls > 0 ? CallActivities.OnACall : WrapUps > 0 ? CallActivities.WrapUp : null;

    /// <summary>The agent can take conversations now, if those who are away may. That is a setting, which only <c>AgentRules.IsAvailable</c> reads.</summary>
    public bool IsAvailable => IsAgent && WantsConversations && !IsOutsideHours && !IsSuspended && Presence is Presences.Online or Presences.Away;
}

/// <summary>The ways in which a call occupies an agent.</summary>
public static class CallActivities
{
    public const string OnACall = "on-a-call";

    /// <summary>The call is over, and the agent notes what came of it.</summary>
    public const string WrapUp = "wrap-up";
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
