using ContactCenter.Api.Identity;
using ContactCenter.Directory;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Conversations;

/// <summary>
/// The one rule of who may read a conversation, for REST and the hub: those who may see all; the agent who serves or served it; and while
/// it waits, every agent of its queue (contract §3.2, §3.4: no department = public).
/// </summary>
public sealed class ConversationVisibility(AccessControl access, IWorkspaceConfiguration workspace)
{
    public bool MaySee(Caller caller, string? agentId, string? departmentId, string status)
    {
        if (access.May(caller, Permissions.ViewRooms)) return true;
        if (!access.May(caller, Permissions.ViewRoom)) return false;
        if (agentId is not null) return agentId == caller.UserId;
        return status == ConversationStatuses.Queued && ServesQueue(caller.UserId, departmentId);
    }

    /// <summary>Whether conversations of this queue (null = public) may be offered to the agent.</summary>
    public bool ServesQueue(string agentId, string? departmentId) =>
        departmentId is null
        || (workspace.Current.Departments.TryGetValue(departmentId, out var department)
            && department.Agents.Any(agent => agent.AgentId == agentId));
}
