namespace ContactCenter.Conversations;

/// <summary>Values of the settings that say what a timeout does to a conversation.</summary>
public static class TimeoutActions
{
    /// <summary>The setting that says what happens to the conversations of an agent who left.</summary>
    public const string AgentLeftSetting = "Livechat_agent_leave_action";
    public const string Forward = "forward";
    public const string Close = "close";
    public const string OnHold = "on-hold";
}
