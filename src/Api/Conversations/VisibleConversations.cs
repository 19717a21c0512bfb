namespace ContactCenter.Api.Conversations;

/// <summary>Reads conversations as far as a caller may see them.</summary>
internal sealed class VisibleConversations(IConversationDirectory directory, ConversationVisibility visibility, AccessControl access)
{
    /// <summary>
    /// Tells whether a permission over conversations of other agents applies to this room: only when the caller may see the room. Nothing is looked up
    /// for a caller who sees all rooms or lacks the permission.
    /// </summary>
    public async Task<bool> MayAsync(Caller caller, string permission, string roomId, CancellationToken cancellationToken) =>
        access.May(caller, permission)
        && (visibility.ScopeOf(caller).SeesAll || await FindAsync(caller, roomId, cancellationToken) is not null);

    /// <summary>
    /// Turns a room's refusal into the error that the caller may know: when it may not read the room, only that there is none. Called after a
    /// refusal, so that an accepted command costs no look-up and a repeated one gets its first response.
    /// </summary>
    /// <param name="missing">The error for a room that does not exist.</param>
    public async Task<ContactCenterException> ExplainAsync(
        ContactCenterException refusal, Caller caller, string roomId, Error missing, CancellationToken cancellationToken)
    {
        if (refusal.Error == missing || refusal.Error.Kind == ErrorKind.Unavailable) return refusal;
        return await FindToReadAsync(caller, roomId, cancellationToken) is null ? new ContactCenterException(missing) : refusal;
    }

    /// <summary>Null also when the caller may not see it.</summary>
    public async Task<ConversationView?> FindAsync(Caller caller, string roomId, CancellationToken cancellationToken) =>
        await FindAsync(roomId, cancellationToken) is { } room && visibility.MaySee(caller, room) ? room : null;

    /// <summary>Gets a room; one that the caller may not see does not exist for it.</summary>
    /// <param name="missing">The error for a room that does not exist; null = <see cref="ConversationErrors.ErrorInvalidRoom"/>.</param>
    public async Task<ConversationView> GetAsync(ApiCall call, string roomId, Error? missing = null) =>
        await FindAsync(call.Caller, roomId, call.Aborted) ?? throw new ContactCenterException(missing ?? ConversationErrors.ErrorInvalidRoom);

    /// <summary>Gets a room for a caller that changes nothing.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<ConversationView> GetToReadAsync(ApiCall call, string roomId, Error? missing = null) =>
        await FindToReadAsync(call.Caller, roomId, call.Aborted) ?? throw new ContactCenterException(missing ?? ConversationErrors.ErrorInvalidRoom);

    /// <summary>Finds a room for a caller that changes nothing; null also when the caller may not read it.</summary>
    public async Task<ConversationView?> FindToReadAsync(Caller caller, string roomId, CancellationToken cancellationToken) =>
        await FindAsync(roomId, cancellationToken) is { } room && visibility.MayRead(caller, room) ? room : null;

    private async Task<ConversationView?> FindAsync(string roomId, CancellationToken cancellationToken) =>
        await directory.FindConversationAsync(roomId, cancellationToken);
}
