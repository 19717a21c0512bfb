namespace ContactCenter.Api.Visitors;

/// <summary>Moves the cursors by which visitors tell how far they have read, for REST and the hub.</summary>
/// <remarks>
/// Cursors move as often as messages come, so in an open conversation a move costs one call of one actor: a block would have ended the
/// conversation. Of a closed conversation only the visitor's actor knows whether the visitor is blocked.
/// </remarks>
internal sealed class VisitorCursors(IGrainFactory grains, VisitorAccess visitors)
{
    public async Task<ConversationView> MoveAsync(VisitorCaller visitor, string roomId, MoveCursor command, CancellationToken cancellationToken)
    {
        try
        {
            return await grains.GetGrain<IConversationGrain>(roomId).MoveCursor(command with { OnlyWhileOpen = true });
        }
        catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.RoomClosed)
        {
            return await grains.GetGrain<IVisitorGrain>(visitor.Key).MoveCursor(roomId, command);
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, cancellationToken);
        }
    }
}
