namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>Tells whether a visitor's conversation is over because the visitor is blocked. Asked only after a refusal.</summary>
internal sealed class ChannelBlocks(
    IConversationDirectory conversationDirectory, IContactDirectory contactDirectory, IBlockDirectory blockDirectory, IBlockRefusals refusals,
    IWorkspaceConfiguration workspace, TimeProvider time)
{
    /// <summary>Tells whether a block in force keeps this visitor out of the room's channel; counts the attempt if so.</summary>
    public async Task<bool> HaveRefusedAsync(VisitorView visitor, string roomId, CancellationToken cancellationToken)
    {
        if (await FindAsync(visitor, roomId, cancellationToken) is not { } blockId) return false;
        refusals.Count(blockId);
        return true;
    }

    private async Task<string?> FindAsync(VisitorView visitor, string roomId, CancellationToken cancellationToken)
    {
        if (await conversationDirectory.FindConversationAsync(roomId, cancellationToken) is not { } room) return null;
        var blocks = new VisitorBlocks(contactDirectory, blockDirectory, workspace, time);
        return (await blocks.FindAsync(visitor, room.Source, room.ContactId, cancellationToken: cancellationToken))?.BlockId;
    }
}
