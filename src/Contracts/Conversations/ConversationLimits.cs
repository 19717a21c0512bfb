namespace ContactCenter.Conversations;

/// <summary>Limits of conversations.</summary>
public static class ConversationLimits
{
    public const int MaxMessageBytes = 16 * 1024;

    /// <summary>The most closed conversations, the newest of all queues, from which waiting times are estimated.</summary>
    public const int RecentChatsMax = 2_000;
}
