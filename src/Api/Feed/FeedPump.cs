using ContactCenter.Api.Routing;

namespace ContactCenter.Api.Feed;

/// <summary>Brings one subscribed client what it may see after its position: one task, one cursor. It looks, sends, and sleeps until it is woken.</summary>
/// <remarks>
/// Sends are awaited, so a slow client only makes its own cursor fall behind; nothing is queued for it beyond one message. When it is
/// too far behind it starts again from a snapshot.
/// </remarks>
public sealed class FeedPump(FeedServices services, FeedSubscriber subscriber, FeedCredentials credentials, IFeedClient client, FeedStart start)
{
    private readonly FeedReader _reader = new(services.Feed.Ring, services.Rooms, services.Journal);
    private readonly EntryBatch _batch = new(services.Options.MaxEntriesPerMessage, services.Options.MaxBytesPerMessage);
    private FeedRights _rights = start.Rights;
    private long _cursor = start.Cursor;
    private QueuePlace? _place;

    // Changes of access up to here happened while the client was away: what it saw before is not known. (At 0 it saw nothing.)
    private long _knownFrom = start.Cursor == 0 ? 0 : start.Head;

    /// <summary>Runs until the user is signed out, or cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await subscriber.WaitAsync(cancellationToken);
            var work = services.Feed.Take(subscriber);
            if (work.AccessChangedAt != 0)
            {
                if (!await FollowAccessAsync(cancellationToken)) return;
                continue;
            }

            // Sign-ins also end by time, which no entry says.
            if (work.SignInIsDue && !await services.Access.IsSignedInAsync(credentials, cancellationToken)) return;
            if (!await CatchUpAsync(work, cancellationToken)) return;
            if (work.IsBlocked && _cursor >= work.Head)
            {
                await client.SendBlockedAsync(cancellationToken);
                return;
            }

            await TellSignalsAsync(cancellationToken);
            await TellPlaceAsync(cancellationToken);
            if (work.PositionIsDue) await TellPositionAsync(cancellationToken);
        }
    }

    /// <returns>False = signed out, or blocked.</returns>
    private async Task<bool> CatchUpAsync(FeedWork work, CancellationToken cancellationToken)
    {
        if (work.Head <= _cursor) return true;
        var next = work.From == 0 ? work.Head + 1 : Math.Max(work.From, _cursor + 1);
        for (; next <= work.Head; next++)
        {
            if (services.Feed.Ring.Head - next >= services.Options.MaxBacklogEntries)
                return await StartAgainAsync(ResetReasons.TooFarBehind, cancellationToken);
            var item = await _reader.GetAsync(next, cancellationToken);
            if (item.ChangesRights && next <= _knownFrom && item.MayChangeAccessOf(subscriber.UserId))
                return await StartAgainAsync(ResetReasons.AccessChanged, cancellationToken);
            if (item.For(_rights.Visibility) is not { } body) continue;
            if (!_batch.TryAdd(next, body))
            {
                await SendBatchAsync(cancellationToken);
                // A long backlog to a slow client must not outlive the client's rights: they come first, the rest after them.
                if (services.Feed.HasAccessChanged(subscriber)) return true;
                _batch.TryAdd(next, body);
            }

            if (item.BlocksVisitor && _rights.Visibility.VisitorsRoomId is not null) return await EndBlockedAsync(cancellationToken);
        }

        await SendBatchAsync(cancellationToken);
        _cursor = work.Head;
        return true;
    }

    private async ValueTask SendBatchAsync(CancellationToken cancellationToken)
    {
        if (_batch.IsEmpty) return;
        await client.SendEntriesAsync(_batch, cancellationToken);
        _cursor = subscriber.Told = _batch.LastPosition;
        _batch.Clear();
    }

    /// <returns>False: the connection ends.</returns>
    private async Task<bool> EndBlockedAsync(CancellationToken cancellationToken)
    {
        await SendBatchAsync(cancellationToken);
        await client.SendBlockedAsync(cancellationToken);
        return false;
    }

    private async Task TellSignalsAsync(CancellationToken cancellationToken)
    {
        while (subscriber.TryTakeTyping(out var typing)) await client.SendTypingAsync(typing, cancellationToken);
        while (subscriber.TryTakeDraft(out var draft)) await client.SendDraftAsync(draft.Draft, cancellationToken);
        if (subscriber.TakeViewers() is { } viewers) await client.SendViewersAsync(viewers, cancellationToken);
    }

    private async Task TellPlaceAsync(CancellationToken cancellationToken)
    {
        if (subscriber.TakePlace() is not { } place || place == _place) return;
        await client.SendQueueAsync(place, cancellationToken);
        _place = place;
    }

    private async Task TellPositionAsync(CancellationToken cancellationToken)
    {
        if (_cursor <= subscriber.Told) return;
        await client.SendPositionAsync(_cursor, cancellationToken);
        subscriber.Told = _cursor;
    }

    /// <returns>False = signed out.</returns>
    private async Task<bool> FollowAccessAsync(CancellationToken cancellationToken)
    {
        if (await services.Starter.WatchAsync(subscriber, credentials, _cursor, isFed: true, cancellationToken) is not var (rights, _)) return false;
        var isSame = rights.Visibility.Equals(_rights.Visibility);
        _rights = rights;
        return isSame || await StartAgainAsync(ResetReasons.AccessChanged, cancellationToken);
    }

    /// <returns>False = signed out, or nothing left to see.</returns>
    private async Task<bool> StartAgainAsync(string reason, CancellationToken cancellationToken)
    {
        _batch.Clear();
        if (await services.Starter.RestartAsync(subscriber, credentials, reason, cancellationToken) is not { } again) return false;
        if (again.Rights.Visibility.SeesNothing) return false;
        await client.SendResetAsync(again.Snapshot!, reason, cancellationToken);
        _rights = again.Rights;
        _cursor = subscriber.Told = _knownFrom = again.Cursor;
        return true;
    }
}
