using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Conversations;

/// <summary>
/// Decides on transfers (contract §3.5): to an agent, to a department's queue, back to a queue. Also decides on putting on hold and going
/// on.
/// </summary>
internal static class TransferRules
{
    /// <summary>The setting: conversations that come back to a queue stand where their first arrival puts them.</summary>
    public const string KeepsPlaceSetting = "Omnichannel_queue_keeps_place";

    /// <summary>Transfers the conversation to a department, or returns it to a queue.</summary>
    /// <param name="keepsPlace">The workspace's <see cref="KeepsPlaceSetting"/>.</param>
    public static Decision<ConversationEntry> ToQueue(ConversationState state, TransferToQueue command, bool keepsPlace)
    {
        if (state.View is not { } view) return ConversationErrors.ErrorInvalidRoom;
        if (command.VisitorKey is { } key && !ConversationRules.BelongsTo(state, key)) return ConversationErrors.ErrorInvalidRoom;
        var isReturn = command.Scope == TransferScopes.Queue;
        if (view.Status == ConversationStatuses.Closed) return isReturn ? ConversationErrors.RoomClosed : ConversationErrors.ConversationIsClosed;
        if (view.Status == ConversationStatuses.OnHold && !command.MayEndHold) return ConversationErrors.OnHold;
        if (view.Status == ConversationStatuses.Verifying) return ConversationErrors.ForwardingFailed;
        var isWaiting = view.Status == ConversationStatuses.Queued;
        if (command.RequiredAgentId is { } agentId && view.ServedBy?.UserId != agentId && !(isReturn && isWaiting)) return ConversationErrors.ForwardingFailed;
        if (command.RequiredDepartmentId is { } gone && (!isWaiting || view.DepartmentId != gone))
            return Decision<ConversationEntry>.Nothing;
        var departmentId = isReturn ? command.DepartmentId ?? view.DepartmentId : command.DepartmentId;
        if (isWaiting && departmentId == view.DepartmentId && isReturn) return Decision<ConversationEntry>.Nothing;
        if (!isReturn && departmentId == view.DepartmentId && command.PreferredAgent is null) return ConversationErrors.SameDepartment;
        return new ConversationTransferred(
            command.Scope, command.By, Server(view), state.ReservationId, view.DepartmentId, departmentId, command.PreferredAgent, command.Comment,
            command.RequestedDepartmentId, KeepsPlace: keepsPlace);
    }

    /// <summary>Transfers the conversation to an agent, who has reserved a slot. The agent who serves it gives it up in the same moment.</summary>
    public static Decision<ConversationEntry> ToAgent(ConversationState state, AssignConversation command, TransferOrder order)
    {
        if (state.View is not { } view) return ConversationErrors.ErrorInvalidRoom;
        if (view.Status == ConversationStatuses.Closed) return ConversationErrors.ConversationIsClosed;
        if (state.ReservationId == command.ReservationId) return Decision<ConversationEntry>.Nothing;
        if (view.Status == ConversationStatuses.OnHold) return ConversationErrors.OnHold;
        if (view.Status == ConversationStatuses.Verifying) return ConversationErrors.ForwardingFailed;
        if (view.ServedBy?.UserId == command.Agent.UserId) return ConversationErrors.SameAgent;
        if (order.RequiredAgentId is { } agentId && view.ServedBy?.UserId != agentId) return ConversationErrors.ForwardingFailed;
        return ImmutableArray.Create<ConversationEntry>(
            new ConversationTransferred(
                TransferScopes.Agent, order.By, Server(view), state.ReservationId, view.DepartmentId, order.DepartmentId ?? view.DepartmentId,
                command.Agent, order.Comment, KeepsPlace: true),
            new AgentAssigned(command.Agent, command.ReservationId, AssignmentReason.Forwarded));
    }

    /// <summary>Puts the conversation on hold (contract §3.5 room.onHold), if an agent serves it.</summary>
    public static Decision<ConversationEntry> Hold(ConversationState state, HoldConversation command)
    {
        if (state.View is not { ServedBy: { } agent } view || view.Status == ConversationStatuses.Closed) return ConversationErrors.ErrorInvalidRoom;
        if (view.Status == ConversationStatuses.OnHold) return ConversationErrors.AlreadyOnHold;
        if (!command.MayHoldOthers && agent.UserId != command.User.UserId) return ConversationErrors.HoldNotAuthorized;
        if (command.RequiresResponse && view.WaitingResponse) return ConversationErrors.HoldWhileVisitorWaits;
        return new ConversationHeld(ConversationTranscript.Of(command.User), new AgentReference(agent.UserId, agent.Username), state.ReservationId);
    }

    /// <summary>Continues a conversation on hold. Only its own agent can, which has reserved a slot.</summary>
    public static Decision<ConversationEntry> Resume(ConversationState state, AssignConversation command)
    {
        if (state.View is not { } view) return ConversationErrors.ErrorInvalidRoom;
        if (state.ReservationId == command.ReservationId) return Decision<ConversationEntry>.Nothing;
        if (view.Status != ConversationStatuses.OnHold || view.ServedBy?.UserId != command.Agent.UserId) return ConversationErrors.ErrorInvalidRoom;
        return new AgentAssigned(command.Agent, command.ReservationId, AssignmentReason.GoesOn);
    }

    public static AgentReference? Server(ConversationView view) =>
        view.ServedBy is { } agent ? new AgentReference(agent.UserId, agent.Username) : null;
}
