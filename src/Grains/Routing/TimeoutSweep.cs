using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Routing;

/// <summary>
/// What is due in conversations (DESIGN §4: a column, not a reminder each), and conversations of agents who went away or are no agents any more.
/// The conversation judges each, so sweeping twice, or from several silos, does it once.
/// </summary>
public sealed partial class TimeoutSweep(
    IGrainFactory grains, IDirectory directory, IWorkspaceConfiguration workspace, TimeProvider time, ILogger<TimeoutSweep> logger) : IUpkeep
{
    private const int MaxPerRun = 200;
    private const int MaxAgentsPerRun = 50;

    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var due in await directory.ListDueAsync(time.GetUtcNow(), MaxPerRun, cancellationToken))
            await TryAsync(due.RoomId, () => grains.GetGrain<IConversationGrain>(due.RoomId).Expire());
        await LeaveAgentsAsync(cancellationToken);
        foreach (var agentId in await directory.ListGoneAgentsAsync(MaxAgentsPerRun, cancellationToken))
            await TryAsync(agentId, () => grains.GetGrain<IAgentGrain>(agentId).HandOver());
        foreach (var department in workspace.Current.Departments.Values.Where(department => !department.RemovedAgentIds.IsEmpty))
            await TryAsync(department.DepartmentId, () => grains.GetGrain<IDepartmentGrain>(department.DepartmentId).FollowRemovedAgents());
    }

    private async Task LeaveAgentsAsync(CancellationToken cancellationToken)
    {
        var settings = workspace.Current;
        var action = settings.SettingText(ConversationTimeouts.AgentLeftSetting);
        if (action is not (ConversationTimeouts.ActionForward or ConversationTimeouts.ActionClose)) return;
        var closes = action == ConversationTimeouts.ActionClose;
        var before = time.GetUtcNow().AddSeconds(-settings.SettingNumber("Livechat_agent_leave_action_timeout"));
        foreach (var agent in await directory.ListLeftAgentsAsync(before, MaxAgentsPerRun, cancellationToken))
            foreach (var roomId in await directory.ListServedRoomIdsAsync(agent.AgentId, cancellationToken))
                await TryAsync(roomId, () => LeaveAsync(agent, roomId, closes));
    }

    private Task LeaveAsync(LeftAgent agent, string roomId, bool closes) => grains.GetGrain<IConversationGrain>(roomId).LeaveAgent(
        CommandContext.OfSystem("left", agent.AgentId, $"{agent.LeftAt.UtcTicks}"), agent.AgentId, closes);

    /// <summary>One that fails does not keep the others waiting: it is found again.</summary>
    private async Task TryAsync(string id, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception) when (exception is ContactCenterException or TimeoutException or OrleansException)
        {
            LogFailed(logger, id, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due of {Id} will be tried again: {Kind}")]
    private static partial void LogFailed(ILogger logger, string id, string kind);
}
