using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Conversations;

/// <summary>
/// Decides who may see a conversation, for REST and the hub: users who may see all or its department; the agent who serves it, or did when it was
/// closed; and while it waits, every agent of its queue (contract §3.2, §3.4: no department = public), or the one agent who is asked first.
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

    /// <summary>
    /// Tells whether the caller may read the room: also an agent who served it before may. That agent does not see it live and cannot change it.
    /// </summary>
    public bool MayRead(Caller caller, ConversationView room) =>
        MaySee(caller, room) || (room.FormerAgentIds.Contains(caller.UserId) && access.May(caller, Permissions.ViewRoom));

    public RoomScope ScopeOf(Caller caller) => RoomScope.Of(caller, workspace.Current);

    /// <summary>
    /// Tells whether an agent with a permission for closed conversations may see this closed one. A user who sees the rooms of some departments has these
    /// permissions for those departments alone.
    /// </summary>
    private bool MaySeeClosed(Caller caller, ConversationView room)
    {
        if (access.May(caller, Permissions.ViewRooms)) return false;
        if (access.May(caller, Permissions.ViewClosedByOthers)) return true;
        return room.DepartmentId is { } departmentId && access.May(caller, Permissions.ViewClosedOfDepartment) && ServesQueue(caller.UserId, departmentId);
    }

    /// <summary>Tells whether a conversation may be offered to the agent: the agent is asked first, or nobody is and the agent serves its queue.</summary>
    public bool IsOffered(string agentId, ConversationView room) =>
        room.PreferredAgent is { } preferred ? preferred.UserId == agentId : ServesQueue(agentId, room.DepartmentId);

    /// <summary>Tells whether conversations of this queue (null = public) may be offered to the agent.</summary>
    public bool ServesQueue(string agentId, string? departmentId) =>
        departmentId is null
        || (workspace.Current.Departments.TryGetValue(departmentId, out var department)
            && Departments.HasAgent(department, agentId));
}
