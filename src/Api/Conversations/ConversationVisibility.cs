using ContactCenter.Api.Identity;
using ContactCenter.Api.Workspace;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Conversations;

/// <summary>
/// The one rule of who may see a conversation, for REST and the hub: those who may see all or its department; the agent who serves it, or did when
/// it was closed; and while it waits, every agent of its queue (contract §3.2, §3.4: no department = public), or the one agent who is asked first.
/// </summary>
public sealed class ConversationVisibility(AccessControl access, IWorkspaceConfiguration workspace)
{
    public bool MaySee(Caller caller, ConversationView room)
    {
        if (ScopeOf(caller).Includes(room.DepartmentId)) return true;
        if (!access.May(caller, Permissions.ViewRoom)) return false;
        if (room.Status == ConversationStatuses.Closed && MaySeeClosed(caller, room)) return true;
        if (room.ServedBy is { } agent) return agent.UserId == caller.UserId;
        return room.Status == ConversationStatuses.Queued && IsOffered(caller.UserId, room);
    }

    /// <summary>Also an agent who served it before reads it: what one has handled can be found again. It is not shown live, and cannot be changed.</summary>
    public bool MayRead(Caller caller, ConversationView room) =>
        MaySee(caller, room) || (room.FormerAgentIds.Contains(caller.UserId) && access.May(caller, Permissions.ViewRoom));

    public RoomScope ScopeOf(Caller caller) => RoomScope.Of(caller, workspace.Current);

    /// <summary>What is over, for agents who may look back. Whoever sees the rooms of some departments has these permissions for those alone.</summary>
    private bool MaySeeClosed(Caller caller, ConversationView room)
    {
        if (access.May(caller, Permissions.ViewRooms)) return false;
        if (access.May(caller, Permissions.ViewClosedByOthers)) return true;
        return room.DepartmentId is { } departmentId && access.May(caller, Permissions.ViewClosedOfDepartment) && ServesQueue(caller.UserId, departmentId);
    }

    /// <summary>Whether a conversation may be offered to the agent: it is asked first, or nobody is and it serves the queue.</summary>
    public bool IsOffered(string agentId, ConversationView room) =>
        room.PreferredAgent is { } preferred ? preferred.UserId == agentId : ServesQueue(agentId, room.DepartmentId);

    /// <summary>Whether conversations of this queue (null = public) may be offered to the agent.</summary>
    public bool ServesQueue(string agentId, string? departmentId) =>
        departmentId is null
        || (workspace.Current.Departments.TryGetValue(departmentId, out var department)
            && department.Agents.Any(agent => agent.AgentId == agentId));
}
