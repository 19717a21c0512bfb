using ContactCenter.Api.Identity;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Feed;

/// <summary>A connection's credentials, kept for as long as it is open: sign-in is checked again when the account changes.</summary>
public sealed class FeedCredentials(string userId, string token)
{
    public string UserId { get; } = userId;

    internal string Token { get; } = token;

    /// <summary>Never the token: this may end up in a log.</summary>
    public override string ToString() => UserId;
}

/// <summary>What a connection may see now.</summary>
public sealed record FeedRights(Caller User, FeedVisibility Visibility);

/// <summary>Finds out who is connected and what they may see.</summary>
public sealed class FeedAccess(IAuthenticator authenticator, IWorkspaceConfiguration workspace, IJournalFollower follower)
{
    /// <summary>The user as REST would know it now; null = not signed in (any more).</summary>
    public ValueTask<Caller?> AuthenticateAsync(FeedCredentials credentials, CancellationToken cancellationToken) =>
        authenticator.AuthenticateAsync(credentials.UserId, credentials.Token, cancellationToken);

    /// <param name="asOf">The answer includes every change up to this journal position.</param>
    /// <returns>Null = not signed in (any more).</returns>
    public async Task<FeedRights?> LookUpAsync(FeedCredentials credentials, long asOf, CancellationToken cancellationToken)
    {
        // This node's copies of sessions and configuration read the journal as the feed does, perhaps a moment later.
        await follower.WaitForAsync(asOf, cancellationToken);
        if (await AuthenticateAsync(credentials, cancellationToken) is not { } user) return null;
        return new FeedRights(user, FeedVisibility.Of(user, workspace.Current));
    }
}
