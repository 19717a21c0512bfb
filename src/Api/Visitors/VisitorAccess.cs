using ContactCenter.Api.Http;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>A visitor who makes a call: known by the token it sent, never by a user's sign-in.</summary>
/// <param name="Key">Stands for the token wherever it is not shown back to the visitor.</param>
internal readonly record struct VisitorCaller(string Token, string Key)
{
    public static VisitorCaller Of(string token) => new(token, VisitorKey.Of(token));

    /// <summary>As whom the journal knows the visitor; follows from the key, so no look-up is needed.</summary>
    public string Actor => Actors.Visitor(VisitorNames.Of(Key).VisitorId);
}

/// <summary>Looks visitors up by their tokens.</summary>
internal sealed class VisitorAccess(IDirectory directory, ChannelBlocks blocks)
{
    public async Task<VisitorView?> FindAsync(VisitorCaller visitor, CancellationToken cancellationToken) =>
        await directory.FindVisitorAsync(visitor.Key, cancellationToken) is { } keys ? JsonText.View<VisitorView>(keys.Document) : null;

    public async Task<VisitorView> GetAsync(VisitorCaller visitor, CancellationToken cancellationToken) =>
        await FindAsync(visitor, cancellationToken) ?? throw new ContactCenterException(VisitorErrors.InvalidToken);

    /// <summary>
    /// What a room's refusal means: a room that is not this visitor's is <c>invalid-room</c>, but of somebody nobody knows it is the token
    /// that is wrong. Asked only after a refusal, so that a message that is accepted costs one call.
    /// </summary>
    public async Task<ContactCenterException> ExplainAsync(
        ContactCenterException refusal, VisitorCaller visitor, CancellationToken cancellationToken) =>
        refusal.Error == ConversationErrors.InvalidRoom && await FindAsync(visitor, cancellationToken) is null
            ? new ContactCenterException(VisitorErrors.InvalidToken)
            : refusal;

    /// <summary>As above, of a room that the visitor wants to use: one that is over may be so because the visitor is blocked (contract §1.10).</summary>
    public async Task<ContactCenterException> ExplainAsync(
        ContactCenterException refusal, VisitorCaller visitor, string roomId, CancellationToken cancellationToken)
    {
        if (refusal.Error != ConversationErrors.RoomClosed) return await ExplainAsync(refusal, visitor, cancellationToken);
        var isBlocked = await FindAsync(visitor, cancellationToken) is { } profile && await blocks.HaveRefusedAsync(profile, roomId, cancellationToken);
        return isBlocked ? new ContactCenterException(ContactErrors.ChannelBlocked) : refusal;
    }
}
