namespace ContactCenter.Tests.Processes;

/// <summary>A row of the journal, read past the server.</summary>
internal sealed record JournalRow(
    long Position, string EntityType, string EntityId, long Seq, string Kind, string? CommandId, string? AgentId)
{
    public bool IsOfConversation => EntityType == "conversation";

    public bool IsMessage => IsOfConversation && Kind == "message";
}
