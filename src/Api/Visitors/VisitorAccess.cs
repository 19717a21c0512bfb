using ContactCenter.Api.Visitors.Blocks;

namespace ContactCenter.Api.Visitors;

/// <summary>Looks visitors up by their tokens.</summary>
internal sealed class VisitorAccess(IGrainFactory grains, IVisitorDirectory directory, IConversationDirectory conversations, ChannelBlocks blocks)
{
    public async Task<VisitorView?> FindAsync(VisitorCaller visitor, CancellationToken cancellationToken) =>
        (await directory.FindVisitorAsync(visitor.Key, cancellationToken))?.View;

    public async Task<VisitorView> GetAsync(VisitorCaller visitor, CancellationToken cancellationToken) =>
        await FindAsync(visitor, cancellationToken) ?? throw new ContactCenterException(VisitorErrors.InvalidToken);

    /// <summary>A visitor's own room. A room of somebody else is not there.</summary>
    public async Task<ConversationView> GetRoomAsync(VisitorCaller visitor, string roomId, CancellationToken cancellationToken)
    {
        await GetAsync(visitor, cancellationToken);
        return await conversations.FindConversationAsync(roomId, cancellationToken) is { } room && room.Visitor.VisitorId == visitor.VisitorId
            ? room
            : throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
    }

    /// <exception cref="ContactCenterException"><see cref="VisitorErrors.EmptyToken"/>.</exception>
    public static string NotEmpty(string token) => string.IsNullOrWhiteSpace(token) ? throw new ContactCenterException(VisitorErrors.EmptyToken) : token;

    /// <summary>Asks a room's actor something for its visitor.</summary>
    /// <exception cref="ContactCenterException">A refusal, as <see cref="ExplainAsync"/> has it.</exception>
    public async Task<T> AskAsync<T>(VisitorCaller visitor, string roomId, Func<IConversationGrain, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(grains.GetGrain<IConversationGrain>(roomId));
        }
        catch (ContactCenterException refusal)
        {
            throw await ExplainAsync(refusal, visitor, roomId, cancellationToken);
        }
    }

    /// <inheritdoc cref="AskAsync{T}"/>
    public Task AskAsync(VisitorCaller visitor, string roomId, Func<IConversationGrain, Task> ask, CancellationToken cancellationToken) =>
        AskAsync(
            visitor, roomId,
            async room =>
            {
                await ask(room);
                return true;
            },
            cancellationToken);

    /// <summary>Checks that the room is the visitor's.</summary>
    /// <exception cref="ContactCenterException">It is not, or there is none.</exception>
    public Task CheckAsync(VisitorCaller visitor, string roomId, CancellationToken cancellationToken) =>
        AskAsync(visitor, roomId, room => room.CheckVisitor(visitor.Key), cancellationToken);

    /// <summary>
    /// Turns a room's refusal into the error for its visitor. A room of another visitor is <c>invalid-room</c>, but for an unknown visitor the
    /// token is wrong. A closed room may be closed because the visitor is blocked (contract §1.10). Called only after a refusal, so that an
    /// accepted message costs one call.
    /// </summary>
    public async Task<ContactCenterException> ExplainAsync(
        ContactCenterException refusal, VisitorCaller visitor, string roomId, CancellationToken cancellationToken)
    {
        if (!IsOfRoom(refusal.Error)) return refusal;
        var profile = await FindAsync(visitor, cancellationToken);
        if (refusal.Error == ConversationErrors.InvalidRoom) return profile is null ? new ContactCenterException(VisitorErrors.InvalidToken) : refusal;
        var isBlocked = profile is not null && await blocks.HaveRefusedAsync(profile, roomId, cancellationToken);
        return isBlocked ? new ContactCenterException(ContactErrors.ChannelBlocked) : refusal;
    }

    private static bool IsOfRoom(Error error) =>
        error == ConversationErrors.InvalidRoom || error == ConversationErrors.RoomClosed || error == ConversationErrors.ConversationIsClosed;
}
