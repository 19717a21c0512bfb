namespace ContactCenter.Api.Feed;

/// <summary>The position and the state from which a client starts.</summary>
/// <param name="Cursor">The client has everything up to here, or gets it with the snapshot.</param>
/// <param name="Head">The feed's position when the client's rights were looked up.</param>
/// <param name="Snapshot">The state to start from; null = the client continues with what it has.</param>
/// <param name="ResetReason">The reason why the client must forget what it has (<see cref="ResetReasons"/>); null = it need not.</param>
public sealed record FeedStart(long Cursor, long Head, FeedRights Rights, FeedSnapshot? Snapshot, string? ResetReason);

/// <summary>The reasons why a client must start again from a snapshot.</summary>
public static class ResetReasons
{
    /// <summary>The client's position is above the journal's: the database was restored from a backup.</summary>
    public const string AheadOfJournal = "ahead-of-journal";

    /// <summary>The client is more than <see cref="FeedOptions.MaxBacklogEntries"/> behind.</summary>
    public const string TooFarBehind = "too-far-behind";

    /// <summary>The roles, permissions or departments of the client's user changed, so what it has may be too much or too little.</summary>
    public const string AccessChanged = "access-changed";
}

/// <summary>Decides where a client starts, and makes the feed watch for it from there: first watch, then read, so nothing falls between.</summary>
public sealed class FeedStarter(LiveFeed feed, FeedAccess access, FeedSnapshots snapshots, IJournal journal, IOptions<FeedOptions> options)
{
    /// <param name="position">The client's last position; null = it has nothing.</param>
    /// <returns>Null = not signed in any more.</returns>
    public async Task<FeedStart?> StartAsync(
        FeedSubscriber subscriber, FeedCredentials credentials, long? position, CancellationToken cancellationToken)
    {
        await feed.Started.WaitAsync(cancellationToken);
        if (await WatchAsync(subscriber, credentials, position, isFed: true, cancellationToken) is not var (rights, head)) return null;
        if (position is null) return await FromSnapshotAsync(rights, head, null, cancellationToken);

        // This node may be a moment behind the one that gave the client its position.
        if (position > head && position > await journal.HeadAsync(cancellationToken))
            return await FromSnapshotAsync(rights, head, ResetReasons.AheadOfJournal, cancellationToken);
        if (head - position > options.Value.MaxBacklogEntries)
            return await FromSnapshotAsync(rights, head, ResetReasons.TooFarBehind, cancellationToken);
        return new FeedStart(position.Value, head, rights, null, null);
    }

    /// <summary>Starts a client again from a snapshot.</summary>
    public async Task<FeedStart?> RestartAsync(
        FeedSubscriber subscriber, FeedCredentials credentials, string reason, CancellationToken cancellationToken) =>
        await WatchAsync(subscriber, credentials, null, isFed: true, cancellationToken) is var (rights, head)
            ? await FromSnapshotAsync(rights, head, reason, cancellationToken)
            : null;

    /// <summary>Looks the rights up until no change came between the look-up and the feed's knowing them.</summary>
    public async Task<(FeedRights Rights, long Head)?> WatchAsync(
        FeedSubscriber subscriber, FeedCredentials credentials, long? cursor, bool isFed, CancellationToken cancellationToken)
    {
        var asOf = 0L;
        while (true)
        {
            if (await access.LookUpAsync(credentials, asOf, cancellationToken) is not { } rights) return null;
            var visibility = isFed ? rights.Visibility : FeedVisibility.None;
            if (feed.TryWatch(subscriber, visibility, cursor, ref asOf, out var head)) return (rights, head);
        }
    }

    private async Task<FeedStart> FromSnapshotAsync(FeedRights rights, long head, string? reason, CancellationToken cancellationToken)
    {
        var snapshot = rights.Visibility.VisitorsRoomId is { } roomId
            ? await snapshots.ReadForVisitorAsync(roomId, head, cancellationToken)
            : await snapshots.ReadAsync(rights.UserId, rights.Visibility, head, cancellationToken);
        return new FeedStart(head, head, rights, snapshot, reason);
    }
}
