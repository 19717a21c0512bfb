namespace ContactCenter.Conversations;

/// <summary>The values of <see cref="ConversationTransferred.Scope"/> (contract §3.5 transfer.history).</summary>
public static class TransferScopes
{
    public const string Agent = "agent";
    public const string Department = "department";
    public const string Queue = "queue";
}
