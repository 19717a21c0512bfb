using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Workspace;

namespace ContactCenter.Conversations;

/// <summary>The kinds of a conversation's timeouts.</summary>
public static class TimeoutKinds
{
    /// <summary>The visitor never proved who it is.</summary>
    public const string Verification = "verification";

    /// <summary>Livechat_max_queue_wait_time (minutes).</summary>
    public const string QueueWait = "queue-wait";

    /// <summary>Livechat_auto_transfer_chat_timeout (seconds): its agent has not answered.</summary>
    public const string AutoTransfer = "auto-transfer";

    /// <summary>Livechat_visitor_inactivity_timeout (seconds) with Livechat_abandoned_rooms_action: the visitor has not answered.</summary>
    public const string Inactivity = "inactivity";

    /// <summary>Livechat_auto_close_on_hold_chats_timeout (seconds).</summary>
    public const string OnHold = "on-hold";

    /// <summary>The visitor wrote while it was on hold: no timeout, but work that must not get lost.</summary>
    public const string GoOn = "go-on";

    /// <summary>A transcript is to be sent: likewise.</summary>
    public const string Transcript = "transcript";

    /// <summary>A transcript is to be made a document: likewise.</summary>
    public const string Pdf = "pdf";

    /// <summary>A message is to be sent to the visitor's phone: likewise.</summary>
    public const string Text = "text";

    /// <summary>Livechat_agent_leave_action_timeout (seconds): judged by the agent, not by the conversation.</summary>
    public const string AgentLeft = "agent-left";
}

/// <param name="Kind">One of <see cref="TimeoutKinds"/>.</param>
public sealed record Timeout(string Kind, DateTimeOffset At);

/// <summary>When a conversation's next timeout is due, and what happens then. A changed setting counts from a conversation's next entry on.</summary>
public static class ConversationTimeouts
{
    public const string NobodyAvailableComment = "Closed: nobody was available in time";
    public const string AbandonedComment = "Closed: the visitor did not answer";
    public const string OnHoldComment = "Closed: on hold for too long";

    /// <summary>The setting: what becomes of the conversations of an agent who left.</summary>
    public const string AgentLeftSetting = "Livechat_agent_leave_action";
    public const string ActionForward = "forward";
    public const string ActionClose = "close";
    public const string ActionOnHold = "on-hold";

    /// <summary>What is due first. Null = nothing, ever.</summary>
    public static Timeout? Of(ConversationState state, WorkspaceSnapshot workspace) => All(state, workspace).MinBy(timeout => timeout.At);

    /// <summary>Everything that is due by now: each for itself, so that one that fails does not keep the others waiting.</summary>
    public static ImmutableArray<string> DueKinds(ConversationState state, DateTimeOffset now, WorkspaceSnapshot workspace) =>
        [.. All(state, workspace).Where(timeout => timeout.At <= now).Select(timeout => timeout.Kind)];

    /// <summary>What its status brings first, then what it owes.</summary>
    private static IEnumerable<Timeout> All(ConversationState state, WorkspaceSnapshot workspace) => new[]
    {
        OfStatus(state, workspace), state.Owed is { } owed ? new Timeout(TimeoutKinds.Text, owed.DueAt) : null,
        OwedWork.Due(state, TimeoutKinds.Transcript), OwedWork.Due(state, TimeoutKinds.Pdf),
    }.OfType<Timeout>();

    /// <summary>What a timeout that is due means for the conversation. Not for what is work: going on, transcripts, texts.</summary>
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
                ? Closed(state, due.Kind, ConversationRules.NotVerifiedComment)
                : new VerificationEnded(false),
            TimeoutKinds.QueueWait => Closed(state, due.Kind, NobodyAvailableComment),
            TimeoutKinds.AutoTransfer => new ConversationTransferred(
                TransferScopes.Queue, Nobody, TransferRules.Server(view), state.ReservationId, view.DepartmentId, view.DepartmentId, null, null,
                Timeout: due.Kind, KeepsPlace: workspace.SettingIsOn(TransferRules.KeepsPlaceSetting)),
            TimeoutKinds.Inactivity when workspace.SettingText("Livechat_abandoned_rooms_action") == ActionOnHold =>
                new ConversationHeld(Nobody, TransferRules.Server(view)!, state.ReservationId, due.Kind),
            TimeoutKinds.Inactivity => Closed(state, due.Kind, AbandonedCommentOf(view, workspace)),
            TimeoutKinds.OnHold => Closed(state, due.Kind, OnHoldComment),
            _ => Decision<ConversationEntry>.Nothing,
        };
    }

    /// <summary>The agent went away: the conversation ends or waits for another one.</summary>
    /// <param name="keepsPlace">The workspace's <see cref="TransferRules.KeepsPlaceSetting"/>.</param>
    public static Decision<ConversationEntry> LeaveAgent(ConversationState state, string agentId, bool closes, bool keepsPlace)
    {
        if (state.View is not { ServedBy: { } agent } view || agent.UserId != agentId || view.Status == ConversationStatuses.Closed)
            return Decision<ConversationEntry>.Nothing;
        return closes
            ? Closed(state, TimeoutKinds.AgentLeft, NobodyAvailableComment)
            : new ConversationTransferred(
                TransferScopes.Queue, Nobody, TransferRules.Server(view), state.ReservationId, view.DepartmentId, view.DepartmentId, null, null,
                Timeout: TimeoutKinds.AgentLeft, KeepsPlace: keepsPlace);
    }

    private static MessageSender Nobody { get; } = new(MessageSender.System, "", "", null);

    private static Timeout? OfStatus(ConversationState state, WorkspaceSnapshot workspace) => state.View is not { } view ? null : view.Status switch
    {
        ConversationStatuses.Verifying => In(TimeoutKinds.Verification, view.OpenedAt, workspace.SettingNumber("Livechat_Verification_Abandon_Seconds")),
        ConversationStatuses.Queued => In(
            TimeoutKinds.QueueWait, view.QueuedAt ?? view.OpenedAt, 60L * workspace.SettingNumber("Livechat_max_queue_wait_time")),
        ConversationStatuses.Open => Served(view, workspace),
        ConversationStatuses.OnHold when view.WaitsToGoOn => new Timeout(TimeoutKinds.GoOn, view.LastMessageAt),
        ConversationStatuses.OnHold => In(
            TimeoutKinds.OnHold, view.HeldAt ?? view.UpdatedAt, workspace.SettingNumber("Livechat_auto_close_on_hold_chats_timeout")),
        _ => null,
    };

    private static Timeout? Served(ConversationView view, WorkspaceSnapshot workspace)
    {
        if (view.WaitingResponse)
        {
            var isAnswered = view.Metrics.LastAgentMessageAt >= view.ServedBy!.At;
            return isAnswered
                ? null
                : In(TimeoutKinds.AutoTransfer, view.ServedBy.At, workspace.SettingNumber("Livechat_auto_transfer_chat_timeout"));
        }

        var isOn = workspace.SettingText("Livechat_abandoned_rooms_action") is ActionClose or ActionOnHold;
        return isOn && view.Metrics.LastAgentMessageAt is { } answeredAt
            ? In(TimeoutKinds.Inactivity, answeredAt, InactivitySeconds(view, workspace))
            : null;
    }

    private static int InactivitySeconds(ConversationView view, WorkspaceSnapshot workspace) =>
        Department(view, workspace)?.VisitorInactivityTimeoutSeconds ?? workspace.SettingNumber("Livechat_visitor_inactivity_timeout");

    private static string AbandonedCommentOf(ConversationView view, WorkspaceSnapshot workspace) =>
        Department(view, workspace)?.AbandonedCloseMessage ?? AbandonedComment;

    private static DepartmentProfile? Department(ConversationView view, WorkspaceSnapshot workspace) =>
        view.DepartmentId is { } id ? workspace.Departments.GetValueOrDefault(id)?.Profile : null;

    private static ConversationClosed Closed(ConversationState state, string kind, string comment) =>
        new("user", null, comment, state.View!.Tags, state.View.ServedBy?.UserId, state.View.Status == ConversationStatuses.Verifying)
        {
            Timeout = kind,
        };

    /// <summary>0 and less = never.</summary>
    private static Timeout? In(string kind, DateTimeOffset since, long seconds) =>
        seconds > 0 ? new Timeout(kind, since.AddSeconds(seconds)) : null;
}
