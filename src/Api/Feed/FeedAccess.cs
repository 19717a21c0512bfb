namespace ContactCenter.Api.Feed;

/// <summary>A connection's credentials, kept for as long as it is open: sign-in is checked again when the account changes.</summary>
public sealed class FeedCredentials(string userId, string tokenHash)
{
    /// <summary>The user's id; of a visitor, its name as an actor: no user has that.</summary>
    public string UserId => userId;

    /// <summary>The one room that a visitor looks at; null for users.</summary>
    public string? VisitorsRoomId { get; private init; }

    internal string TokenHash => tokenHash;

    internal string? VisitorKey { get; private init; }

    public static FeedCredentials OfVisitor(string visitorKey, string roomId) =>
        new(Actors.Visitor(VisitorNames.Of(visitorKey).VisitorId), "") { VisitorKey = visitorKey, VisitorsRoomId = roomId };

    /// <summary>Never the token's hash: this may end up in a log.</summary>
    public override string ToString() => UserId;
}

/// <summary>The part of the feed that a connection may see now.</summary>
public sealed record FeedRights(string UserId, FeedVisibility Visibility);

/// <summary>Finds out who is connected and what they may see.</summary>
public sealed class FeedAccess(
    IAuthenticator authenticator, IWorkspaceConfiguration workspace, IJournalFollower follower, IConversationDirectory conversationDirectory,
    IVisitorDirectory visitorDirectory)
{
    /// <summary>The user as REST would know it now; null = not signed in (any more), or a visitor.</summary>
    public async ValueTask<Caller?> AuthenticateAsync(FeedCredentials credentials, CancellationToken cancellationToken) =>
        credentials.VisitorsRoomId is not null
            ? null
            : await authenticator.AuthenticateSessionAsync(credentials.UserId, credentials.TokenHash, cancellationToken);

    /// <summary>
    /// Tells whether the credentials are still good. A user's may expire without an entry in the journal; a visitor's end only with an erasure, which is
    /// an entry.
    /// </summary>
    public async ValueTask<bool> IsSignedInAsync(FeedCredentials credentials, CancellationToken cancellationToken) =>
        credentials.VisitorsRoomId is not null || await AuthenticateAsync(credentials, cancellationToken) is not null;

    /// <param name="asOf">The result includes every change up to this journal position.</param>
    /// <returns>Null = not signed in (any more).</returns>
    public async Task<FeedRights?> LookUpAsync(FeedCredentials credentials, long asOf, CancellationToken cancellationToken)
    {
        // This node's copies of sessions and configuration read the journal as the feed does, perhaps a moment later.
        await follower.WaitForAsync(asOf, cancellationToken);
        if (credentials.VisitorsRoomId is { } roomId)
            return await OwnsAsync(credentials.VisitorKey!, roomId, cancellationToken)
                ? new FeedRights(credentials.UserId, FeedVisibility.OfVisitor(roomId))
                : null;
        if (await AuthenticateAsync(credentials, cancellationToken) is not { } user) return null;
        return new FeedRights(user.UserId, FeedVisibility.Of(user, workspace.Current));
    }

    /// <summary>The room is there, and this visitor's.</summary>
    private async Task<bool> OwnsAsync(string visitorKey, string roomId, CancellationToken cancellationToken) =>
        await conversationDirectory.FindConversationAsync(roomId, cancellationToken) is { } room
        && room.Visitor.VisitorId == VisitorNames.Of(visitorKey).VisitorId
        && await visitorDirectory.FindVisitorAsync(visitorKey, cancellationToken) is not null;
}
