using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Hubs;

/// <summary>Notes how far a user has read.</summary>
public interface IReadCursors
{
    Task MoveAsync(Caller user, string roomId, CommandContext context, long seq, CancellationToken cancellationToken);
}

/// <summary>Asks the conversation's actor, which knows who serves it.</summary>
internal sealed class ReadCursors(IGrainFactory grains, AccessControl access, ConversationVisibility visibility) : IReadCursors
{
    public async Task MoveAsync(Caller user, string roomId, CommandContext context, long seq, CancellationToken cancellationToken)
    {
        if (!access.May(user, Permissions.ViewRoom)) throw new ContactCenterException(CommonErrors.MissingPermission);
        var room = await grains.GetGrain<IConversationGrain>(roomId)
            .MoveCursor(new MoveCursor(context, user.UserId, null, seq, seq)).WaitAsync(cancellationToken);
        // Of who does not serve it nothing was noted; a room that one may not see is not there.
        if (!visibility.MaySee(user, room)) throw new ContactCenterException(ConversationErrors.InvalidRoom);
    }
}
