namespace ContactCenter.Api.Conversations;

/// <summary>
/// The workspace's limits of a message: its characters, and the settings for the time in which it may be changed. The actor has its own limit in
/// bytes.
/// </summary>
internal static class MessageLimits
{
    /// <summary>Settings: how long after it was written a message may be changed, in minutes; 0 = always.</summary>
    public const string EditMinutesSetting = "Message_AllowEditing_BlockEditInMinutes";
    public const string DeleteMinutesSetting = "Message_AllowDeleting_BlockDeleteInMinutes";

    public static void Check(string text, WorkspaceSnapshot settings)
    {
        var limit = settings.SettingNumber("Livechat_message_character_limit");
        if (limit > 0 && text.Length > limit) throw new ContactCenterException(ConversationErrors.MessageTooLong);
    }
}
