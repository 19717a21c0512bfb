using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Routing;

/// <summary>
/// Starts the due work and timeouts of conversations (DESIGN §4: a column, not a reminder each), and takes conversations from agents who
/// went away or are no agents any more. The conversation judges each, so sweeping twice, or from several silos, does it once.
/// </summary>
public sealed class TimeoutSweep(
    IGrainFactory grains, IDueWorkDirectory dueWorkDirectory, IConversationIds conversationIds, IWorkspaceConfiguration workspace,
    TimeProvider time, ILogger<TimeoutSweep> logger) : IUpkeep
{
    private const int MaxPerRun = 200;
    private const int MaxAgentsPerRun = 50;

    private readonly UpkeepList _due = new("The timeout of conversation", time, logger);
    private readonly UpkeepList _goneAgents = new("What is left of agent", time, logger);
    private readonly UpkeepList _departments = new("What removed agents serve in department", time, logger);
    private readonly UpkeepList _leftAgents = new("The absence of agent", time, logger);
    private readonly UpkeepList _left = new("The absence of the agent of conversation", time, logger);

    public async Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
    {
        await _due.RunAsync(
            max => dueWorkDirectory.ListDueAsync(time.GetUtcNow(), max, cancellationToken), MaxPerRun, due => due.RoomId,
            due => grains.GetGrain<IConversationGrain>(due.RoomId).Expire(), cancellationToken);
        var nextLeftAt = await LeaveAgentsAsync(cancellationToken);
        await _goneAgents.RunAsync(
            max => dueWorkDirectory.ListGoneAgentsAsync(max, cancellationToken), MaxAgentsPerRun, agentId => agentId,
            agentId => grains.GetGrain<IAgentGrain>(agentId).HandOver(), cancellationToken);
        await _departments.RunAsync(
            _ => Task.FromResult(DepartmentsToFollow()), MaxPerRun, departmentId => departmentId,
            departmentId => grains.GetGrain<IDepartmentGrain>(departmentId).FollowRemovedAgents(), cancellationToken);
        if (NextRun.Of(_due, _goneAgents, _departments) is { } soon) return soon;
        var next = await dueWorkDirectory.ListDueAsync(time.GetUtcNow() + IUpkeep.RestMax, 1, cancellationToken);
        return NextRun.Earliest(next.FirstOrDefault()?.DueAt, nextLeftAt);
    }

    private ImmutableArray<string> DepartmentsToFollow() =>
    [
        .. workspace.Current.Departments.Values.Where(department => !department.RemovedAgentIds.IsEmpty).Select(department => department.DepartmentId)
            .Order(StringComparer.Ordinal),
    ];

    /// <returns>The time at which the next agent has been away for long enough.</returns>
    private async Task<DateTimeOffset?> LeaveAgentsAsync(CancellationToken cancellationToken)
    {
        var settings = workspace.Current;
        var action = settings.SettingText(TimeoutActions.AgentLeftSetting);
        if (action is not (TimeoutActions.Forward or TimeoutActions.Close)) return null;
        var closes = action == TimeoutActions.Close;
        var before = time.GetUtcNow().AddSeconds(-settings.SettingNumber("Livechat_agent_leave_action_timeout"));
        await _leftAgents.RunAsync(
            "", max => dueWorkDirectory.ListLeftAgentsAsync(before, max, cancellationToken), MaxAgentsPerRun, agent => agent.AgentId,
            agent => LeaveAsync(agent, closes, cancellationToken), cancellationToken);
        if (NextRun.Of(_leftAgents) is { } soon) return soon;
        // Its time is not asked for, but near.
        var next = await dueWorkDirectory.ListLeftAgentsAsync(before + IUpkeep.RestMax, 1, cancellationToken);
        return next.IsEmpty ? null : NextRun.Soon;
    }

    /// <returns>True if any of the agent's conversations left it.</returns>
    private async Task<bool> LeaveAsync(LeftAgent agent, bool closes, CancellationToken cancellationToken)
    {
        var left = await _left.RunAsync(
            agent.AgentId, _ => conversationIds.ListServedRoomIdsAsync(agent.AgentId, cancellationToken), MaxPerRun, roomId => roomId,
            roomId => LeaveAsync(agent, roomId, closes), cancellationToken);
        return !left.IsEmpty;
    }

    private Task LeaveAsync(LeftAgent agent, string roomId, bool closes) => grains.GetGrain<IConversationGrain>(roomId).LeaveAgent(
        CommandContext.OfSystem("left", agent.AgentId, $"{agent.LeftAt.UtcTicks}"), agent.AgentId, closes);
}
