using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Conversations;

/// <summary>A timeout or piece of due work, and the time at which it is due.</summary>
/// <param name="Kind">One of <see cref="TimeoutKinds"/>.</param>
internal sealed record DueTimeout(string Kind, DateTimeOffset At);

/// <summary>
/// Decides when a conversation's next timeout is due, and what happens then. A changed setting counts from the conversation's next entry
/// on.
/// </summary>
internal static class ConversationTimeouts
{
    /// <summary>The first timeout or due work; null = none.</summary>
    public static DueTimeout? Of(ConversationState state, WorkspaceSnapshot workspace) => All(state, workspace).MinBy(timeout => timeout.At);

    /// <summary>The kinds that are due by now. The caller handles each by itself, so that one that fails does not keep the others waiting.</summary>
    public static ImmutableArray<string> DueKinds(ConversationState state, DateTimeOffset now, WorkspaceSnapshot workspace) =>
        [.. All(state, workspace).Where(timeout => timeout.At <= now).Select(timeout => timeout.Kind)];

    /// <summary>The timeout of the conversation's status first, then its due work.</summary>
    private static IEnumerable<DueTimeout> All(ConversationState state, WorkspaceSnapshot workspace) => new[]
    {
        OfStatus(state, workspace), state.Owed is { } owed ? new DueTimeout(TimeoutKinds.Sms, owed.DueAt) : null,
        DueWork.Due(state, TimeoutKinds.Transcript), DueWork.Due(state, TimeoutKinds.Pdf),
    }.OfType<DueTimeout>();

    /// <summary>Decides what a timeout that is due does to the conversation. Due work (going on, transcripts, SMS) is not handled here.</summary>
    public static Decision<ConversationEntry> Expire(ConversationState state, DateTimeOffset now, WorkspaceSnapshot workspace)
    {
        if (OfStatus(state, workspace) is not { } due || due.At > now)
        {
            var next = Of(state, workspace);
            return state.View is null || next?.At <= now ? Decision<ConversationEntry>.Nothing : new TimeoutMoved(next?.Kind ?? "");
        }

        var view = state.View!;
        return due.Kind switch
        {
            TimeoutKinds.Verification => workspace.SettingIsOn("Livechat_Block_Unverified_Contacts")
                ? Closed(state, due.Kind, ClosingComments.NotVerified)
                : new VerificationEnded(false),
            TimeoutKinds.QueueWait => Closed(state, due.Kind, ClosingComments.NobodyAvailable),
            TimeoutKinds.AutoTransfer => new ConversationTransferred(
                TransferScopes.Queue, Nobody, TransferRules.Server(view), state.ReservationId, view.DepartmentId, view.DepartmentId, null, null,
                Timeout: due.Kind, KeepsPlace: workspace.SettingIsOn(TransferRules.KeepsPlaceSetting)),
            TimeoutKinds.Inactivity when workspace.SettingText("Livechat_abandoned_rooms_action") == TimeoutActions.OnHold =>
                new ConversationHeld(Nobody, TransferRules.Server(view)!, state.ReservationId, due.Kind),
            TimeoutKinds.Inactivity => Closed(state, due.Kind, AbandonedCommentOf(view, workspace)),
            TimeoutKinds.OnHold => Closed(state, due.Kind, ClosingComments.OnHold),
            _ => Decision<ConversationEntry>.Nothing,
        };
    }

    /// <summary>Takes the conversation from an agent who went away: it is closed, or waits for another agent.</summary>
    /// <param name="keepsPlace">The workspace's <see cref="TransferRules.KeepsPlaceSetting"/>.</param>
    public static Decision<ConversationEntry> LeaveAgent(ConversationState state, string agentId, bool closes, bool keepsPlace)
    {
        if (state.View is not { ServedBy: { } agent } view || agent.UserId != agentId || view.Status == ConversationStatuses.Closed)
            return Decision<ConversationEntry>.Nothing;
        return closes
            ? Closed(state, TimeoutKinds.AgentLeft, ClosingComments.NobodyAvailable)
            : new ConversationTransferred(
                TransferScopes.Queue, Nobody, TransferRules.Server(view), state.ReservationId, view.DepartmentId, view.DepartmentId, null, null,
                Timeout: TimeoutKinds.AgentLeft, KeepsPlace: keepsPlace);
    }

    private static MessageSender Nobody { get; } = new(MessageSender.System, "", "", null);

    private static DueTimeout? OfStatus(ConversationState state, WorkspaceSnapshot workspace) => state.View is not { } view ? null : view.Status switch
    {
        ConversationStatuses.Verifying => In(TimeoutKinds.Verification, view.OpenedAt, workspace.SettingNumber("Livechat_Verification_Abandon_Seconds")),
        ConversationStatuses.Queued => In(
            TimeoutKinds.QueueWait, view.QueuedAt ?? view.OpenedAt, 60L * workspace.SettingNumber("Livechat_max_queue_wait_time")),
        ConversationStatuses.Open => Served(view, workspace),
        ConversationStatuses.OnHold when view.WaitsToGoOn => new DueTimeout(TimeoutKinds.Resume, view.LastMessageAt),
        ConversationStatuses.OnHold => In(
            TimeoutKinds.OnHold, view.HeldAt ?? view.UpdatedAt, workspace.SettingNumber("Livechat_auto_close_on_hold_chats_timeout")),
        _ => null,
    };

    private static DueTimeout? Served(ConversationView view, WorkspaceSnapshot workspace)
    {
        if (view.WaitingResponse)
        {
            var isAnswered = view.Metrics.LastAgentMessageAt >= view.ServedBy!.At;
            return isAnswered
                ? null
                : In(TimeoutKinds.AutoTransfer, view.ServedBy.At, workspace.SettingNumber("Livechat_auto_transfer_chat_timeout"));
        }

        var isOn = workspace.SettingText("Livechat_abandoned_rooms_action") is TimeoutActions.Close or TimeoutActions.OnHold;
        return isOn && view.Metrics.LastAgentMessageAt is { } answeredAt
            ? In(TimeoutKinds.Inactivity, answeredAt, InactivitySeconds(view, workspace))
            : null;
    }

    private static int InactivitySeconds(ConversationView view, WorkspaceSnapshot workspace) =>
        Department(view, workspace)?.VisitorInactivityTimeoutSeconds ?? workspace.SettingNumber("Livechat_visitor_inactivity_timeout");

    private static string AbandonedCommentOf(ConversationView view, WorkspaceSnapshot workspace) =>
        Department(view, workspace)?.AbandonedCloseMessage ?? ClosingComments.Abandoned;

    private static DepartmentProfile? Department(ConversationView view, WorkspaceSnapshot workspace) =>
        view.DepartmentId is { } id ? workspace.Departments.GetValueOrDefault(id)?.Profile : null;

    private static ConversationClosed Closed(ConversationState state, string kind, string comment) =>
        new("user", null, comment, state.View!.Tags, state.View.ServedBy?.UserId, state.View.Status == ConversationStatuses.Verifying)
        {
            Timeout = kind,
        };

    /// <summary>The time after so many seconds; null = never, when they are 0 or less.</summary>
    private static DueTimeout? In(string kind, DateTimeOffset since, long seconds) =>
        seconds > 0 ? new DueTimeout(kind, since.AddSeconds(seconds)) : null;
}
