using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Agents;

/// <summary>A user as an agent, with the slots that its conversations hold.</summary>
/// <param name="View">Null = nothing has happened to this user as an agent yet.</param>
public sealed record AgentState(AgentView? View, ImmutableDictionary<string, SlotReserved> Slots, DateTimeOffset? LastAssignedAt)
{
    /// <summary>What each call that occupies the agent is to it, by the call's id: one of <see cref="CallActivities"/>.</summary>
    public ImmutableDictionary<string, string> Calls { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static AgentState None { get; } = new(null, ImmutableDictionary<string, SlotReserved>.Empty, null);
}

/// <summary>Decides what a command does to an agent, or why it is refused, and applies each entry.</summary>
public static class AgentRules
{
    public static Decision<AgentEntry> Enroll(AgentState state, EnrollAgent command) =>
        state.View is { IsAgent: true } ? Decision<AgentEntry>.Nothing : new AgentEnrolled(command.Agent);

    public static Decision<AgentEntry> Dismiss(AgentState state) =>
        state.View is { IsAgent: true } ? new AgentDismissed() : Decision<AgentEntry>.Nothing;

    public static Decision<AgentEntry> SetAvailability(AgentState state, SetAvailability command, WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        if (state.View is not { IsAgent: true } agent) return AgentErrors.NotFound;
        if (agent.IsSuspended) return AgentErrors.Deactivated;
        var available = command.Available ?? !agent.WantsConversations;
        if (available && !BusinessHourRules.IsOpenFor(agent.UserId, workspace, now)) return AgentErrors.BusinessHoursClosed;
        return available == agent.WantsConversations ? Decision<AgentEntry>.Nothing : new AvailabilityChanged(available);
    }

    public static Decision<AgentEntry> FollowHours(AgentState state, WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        if (state.View is not { IsAgent: true } agent) return Decision<AgentEntry>.Nothing;
        var isOutside = !BusinessHourRules.IsOpenFor(agent.UserId, workspace, now);
        return isOutside == agent.IsOutsideHours ? Decision<AgentEntry>.Nothing : new HoursFollowed(isOutside);
    }

    /// <summary>Notes that the account was switched off or on. A user without a history as an agent has nothing to give up.</summary>
    public static Decision<AgentEntry> FollowAccount(AgentState state, bool active) =>
        state.View is not { } user || user.IsSuspended != active ? Decision<AgentEntry>.Nothing : new AccountFollowed(active);

    public static Decision<AgentEntry> SetPresence(AgentState state, SetPresence command)
    {
        var (status, message) = (command.Status ?? state.View?.Presence ?? Presences.Offline, command.Message ?? state.View?.PresenceMessage);
        return state.View is { PresenceBefore: null } user && user.Presence == status && user.PresenceMessage == message
            ? Decision<AgentEntry>.Nothing
            : new PresenceChanged(command.User, status, message);
    }

    public static Decision<AgentEntry> EndPresence(AgentState state, DateTimeOffset seenAt) =>
        state.View is null or { Presence: Presences.Offline } ? Decision<AgentEntry>.Nothing : new PresenceEnded(seenAt);

    public static Decision<AgentEntry> ResumePresence(AgentState state) => state.View is { PresenceBefore: { } before } user
        ? new PresenceChanged(new AgentReference(user.UserId, user.Username, user.Name), before, user.PresenceMessage)
        : Decision<AgentEntry>.Nothing;

    /// <summary>Reserves a slot. Capacity is judged here, before any conversation is asked, so it cannot be exceeded (promise 6).</summary>
    public static Decision<AgentEntry> Reserve(AgentState state, TakeConversation command, WorkspaceSnapshot workspace)
    {
        if (state.View is null || !IsAvailable(state.View, workspace)) return AgentErrors.Offline;
        if (state.Slots.ContainsKey(command.RoomId)) return ConversationErrors.InquiryTaken;
        if (IsFull(state, command.DepartmentId, workspace)) return AgentErrors.AtCapacity;
        return new SlotReserved(command.RoomId, command.Context.Id, command.Reason, command.Transfer, command.Decision);
    }

    public static Decision<AgentEntry> Release(AgentState state, string roomId, string reservationId) =>
        state.Slots.TryGetValue(roomId, out var slot) && slot.ReservationId == reservationId
            ? new SlotReleased(roomId)
            : Decision<AgentEntry>.Nothing;

    public static Decision<AgentEntry> ChangeProfile(AgentState state, ChangeAgentProfile command)
    {
        if (state.View is not { IsAgent: true } agent) return AgentErrors.NotFound;
        var skills = command.Skills ?? agent.Skills;
        return agent.Capacity == command.Capacity && agent.Skills.SequenceEqual(skills)
            ? Decision<AgentEntry>.Nothing
            : new AgentProfileChanged(command.Capacity, skills);
    }

    /// <summary>Tells whether the agent has no free slot. Conversations of all departments count: the limit is for the person (contract §3.6).</summary>
    /// <param name="departmentId">The department of the conversation that would come.</param>
    public static bool IsFull(AgentState state, string? departmentId, WorkspaceSnapshot workspace) =>
        state.View is { } agent && IsFull(agent, departmentId, workspace);

    /// <summary>Estimates from outside whether the agent is available, serves the department and has a place.</summary>
    public static bool CouldTake(AgentView agent, string? departmentId, WorkspaceSnapshot workspace) =>
        IsAvailable(agent, workspace) && !IsFull(agent, departmentId, workspace)
        && (departmentId is null || workspace.Departments.GetValueOrDefault(departmentId)?.Agents.Any(a => a.AgentId == agent.UserId) == true);

    /// <summary>Estimates from outside whether the agent could do one thing more, whether or not it takes conversations.</summary>
    public static bool HasPlace(AgentView agent, WorkspaceSnapshot workspace) => !IsFull(agent, null, workspace);

    public static bool IsAvailable(AgentView agent, WorkspaceSnapshot workspace) =>
        agent is { IsAgent: true, WantsConversations: true, IsOutsideHours: false, IsSuspended: false }
        && (agent.Presence == Presences.Online || (agent.Presence == Presences.Away && workspace.SettingIsOn("Livechat_enabled_when_agent_idle")));

    /// <summary>The limit of agents without one of their own: the department's, else the workspace's; null = none.</summary>
    public static int? DefaultCapacity(string? departmentId, WorkspaceSnapshot workspace)
    {
        var department = departmentId is null ? null : workspace.Departments.GetValueOrDefault(departmentId);
        if (department?.Profile.MaxSimultaneousChats is > 0 and var ofDepartment) return ofDepartment;
        return workspace.SettingNumber("Livechat_maximum_chats_per_agent") is > 0 and var limit ? limit : null;
    }

    public static AgentState Apply(string userId, AgentState state, Recorded<AgentEntry> recorded)
    {
        var view = state.View ?? new AgentView { UserId = userId, Username = userId };
        var after = recorded.Entry switch
        {
            AgentEnrolled enrolled => state with { View = Named(view, enrolled.Agent) with { IsAgent = true, WantsConversations = true } },
            AgentDismissed => state with { View = view with { IsAgent = false, WantsConversations = false } },
            AccountFollowed followed => state with
            {
                View = view with
                {
                    IsSuspended = !followed.Active, Presence = followed.Active ? view.Presence : Presences.Offline,
                    LeftAt = followed.Active ? view.LeftAt : view.LeftAt ?? recorded.At,
                },
            },
            HoursFollowed followed => state with { View = view with { IsOutsideHours = followed.IsOutside } },
            AvailabilityChanged changed => state with { View = view with { WantsConversations = changed.Available } },
            PresenceChanged changed => state with
            {
                View = Named(view, changed.User) with
                {
                    Presence = changed.Status, PresenceMessage = changed.Message,
                    LeftAt = changed.Status == Presences.Offline ? view.LeftAt ?? recorded.At : null, PresenceBefore = null,
                },
            },
            PresenceEnded => state with
            {
                View = view with { Presence = Presences.Offline, LeftAt = view.LeftAt ?? recorded.At, PresenceBefore = view.Presence },
            },
            AgentProfileChanged changed => state with { View = view with { Capacity = changed.Capacity, Skills = changed.Skills } },
            SlotReserved reserved => state with { Slots = state.Slots.SetItem(reserved.RoomId, reserved), LastAssignedAt = recorded.At },
            SlotReleased released => state with { Slots = state.Slots.Remove(released.RoomId) },
            CallFollowed followed => CallLoad.Apply(state with { View = view }, followed),
            _ => state,
        };
        return after with { View = (after.View ?? view) with { Serving = after.Slots.Count } };
    }

    private static bool IsFull(AgentView agent, string? departmentId, WorkspaceSnapshot workspace) =>
        CallLoad.Of(agent, workspace) >= (agent.Capacity ?? DefaultCapacity(departmentId, workspace) ?? AgentRow.AllSlots);

    private static AgentView Named(AgentView view, AgentReference user) => view with { Username = user.Username, Name = user.Name };
}
