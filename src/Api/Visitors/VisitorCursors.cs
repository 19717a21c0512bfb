using ContactCenter.Api.Identity;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>How far visitors have read, for REST and the hub.</summary>
/// <remarks>
/// As frequent as messages, so while the conversation goes on it is one call of one actor: a block ends the conversation. Of one that is over
/// only the visitor's actor knows whether the visitor is blocked.
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
