using ContactCenter.Api.Identity;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Listing;

namespace ContactCenter.Api.Conversations;

/// <summary>Reads conversations as far as a caller may see them.</summary>
internal sealed class VisibleConversations(IConversationDirectory directory, ConversationVisibility visibility, AccessControl access)
{
    /// <summary>
    /// Whether a permission over what others serve counts in this room: only in one that its holder may see. Who sees all, or has no such
    /// permission, costs no look.
    /// </summary>
    public async Task<bool> MayAsync(Caller caller, string permission, string roomId, CancellationToken cancellationToken) =>
        access.May(caller, permission)
        && (visibility.ScopeOf(caller).SeesAll || await FindAsync(caller, roomId, cancellationToken) is not null);

    /// <summary>
    /// A room's refusal as its caller may hear it: of a room that the caller may not read, nothing but that there is none. Asked afterwards, so
    /// that what is accepted costs nothing more, and what was accepted before is answered again as it was.
    /// </summary>
    /// <param name="missing">What is said of a room that does not exist.</param>
    public async Task<ContactCenterException> ExplainAsync(
        ContactCenterException refusal, Caller caller, string roomId, Error missing, CancellationToken cancellationToken)
    {
        if (refusal.Error == missing || refusal.Error.Kind == ErrorKind.Unavailable) return refusal;
        return await FindToReadAsync(caller, roomId, cancellationToken) is null ? new ContactCenterException(missing) : refusal;
    }

    /// <summary>Null also when the caller may not see it.</summary>
    public async Task<ConversationView?> FindAsync(Caller caller, string roomId, CancellationToken cancellationToken) =>
        await FindAsync(roomId, cancellationToken) is { } room && visibility.MaySee(caller, room) ? room : null;

    /// <summary>For what changes nothing: null also when the caller may not read it.</summary>
    public async Task<ConversationView?> FindToReadAsync(Caller caller, string roomId, CancellationToken cancellationToken) =>
        await FindAsync(roomId, cancellationToken) is { } room && visibility.MayRead(caller, room) ? room : null;

    private async Task<ConversationView?> FindAsync(string roomId, CancellationToken cancellationToken) =>
        await directory.FindConversationAsync(roomId, cancellationToken);
}
