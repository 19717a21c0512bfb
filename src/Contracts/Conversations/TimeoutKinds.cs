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
