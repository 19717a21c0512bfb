namespace ContactCenter.Conversations;

/// <summary>The kinds of a conversation's timeouts and due work.</summary>
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

    /// <summary>Due work: the visitor wrote while the conversation was on hold, so its agent goes on with it.</summary>
    public const string Resume = "go-on";

    /// <summary>Due work: a transcript is sent by e-mail.</summary>
    public const string Transcript = "transcript";

    /// <summary>Due work: a transcript is made a document.</summary>
    public const string Pdf = "pdf";

    /// <summary>Due work: a message is sent to the visitor's phone by SMS.</summary>
    public const string Sms = "text";

    /// <summary>Livechat_agent_leave_action_timeout (seconds): the agent has been gone for too long. Its absence starts it, not the conversation.</summary>
    public const string AgentLeft = "agent-left";
}
