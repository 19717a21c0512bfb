using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>Looks visitors up by their tokens.</summary>
internal sealed class VisitorAccess(IVisitorDirectory directory, ChannelBlocks blocks)
{
    public async Task<VisitorView?> FindAsync(VisitorCaller visitor, CancellationToken cancellationToken) =>
        (await directory.FindVisitorAsync(visitor.Key, cancellationToken))?.View;

    public async Task<VisitorView> GetAsync(VisitorCaller visitor, CancellationToken cancellationToken) =>
        await FindAsync(visitor, cancellationToken) ?? throw new ContactCenterException(VisitorErrors.InvalidToken);

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
