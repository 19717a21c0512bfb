namespace ContactCenter.Api.Feed;

/// <summary>One open connection: always watched for sign-out; after <see cref="SubscribeAsync"/> also fed. Its methods are called one after another.</summary>
public sealed class FeedConnection(
    FeedServices services, FeedCredentials credentials, IFeedClient client, Action<Exception> onFailure, CancellationToken aborted) : IAsyncDisposable
{
    private readonly FeedSubscriber _subscriber = new(credentials.UserId, services.Options.MaxWaitingTypingSignals)
    {
        Credentials = credentials.VisitorsRoomId is null ? credentials : null,
    };

    private readonly RateWindow _typing = new(services.Options.MaxTypingSignalsPerSecond, services.Time.TimestampFrequency);
    private readonly RateWindow _sends = new(services.Options.MaxSendsPerSecond, services.Time.TimestampFrequency);
    private readonly RateWindow _views = new(services.Options.MaxViewsPerSecond, services.Time.TimestampFrequency);
    private readonly RateWindow _drafts = new(services.Options.MaxDraftsPerSecond, services.Time.TimestampFrequency);
    private volatile bool _isClosed;
    private Task _running = Task.CompletedTask;
    private CancellationTokenSource? _stop;

    /// <summary>The connection's id: what its user does here is told to the others.</summary>
    public string Id
    {
        get => _subscriber.ConnectionId;
        init => _subscriber.ConnectionId = value;
    }

    /// <summary>Starts to watch for sign-out. (A visitor has none: it is known by its subscription.)</summary>
    public void Open()
    {
        services.Feed.Register(_subscriber);
        if (credentials.VisitorsRoomId is null) Run(WatchSignInAsync);
    }

    /// <summary>Feeds the client from a position on, in place of an earlier subscription.</summary>
    /// <param name="position">The client's last position; null = from now, with a snapshot.</param>
    /// <param name="answered">Completes with the response to the client; nothing is sent before it, because it tells the client where it starts.</param>
    /// <returns>Null = not signed in any more.</returns>
    public async Task<FeedStart?> SubscribeAsync(long? position, Task answered)
    {
        await StopAsync();
        FeedStart? start = null;
        try
        {
            start = await services.Starter.StartAsync(_subscriber, credentials, position, aborted);
            // Before the client knows where it starts: from then on it counts on hearing how far the journal is.
            if (start is not null) _subscriber.Told = start.Cursor;
            return start;
        }
        finally
        {
            if (start is null or { Rights.Visibility.SeesNothing: true })
            {
                if (credentials.VisitorsRoomId is null) Run(WatchSignInAsync);
            }
            else Feed(start with { Snapshot = null }, answered);
        }
    }

    /// <summary>Feeds the client no more.</summary>
    public async Task UnsubscribeAsync()
    {
        await StopAsync();
        Run(WatchSignInAsync);
    }

    /// <summary>Ends a visitor's connection with the word that it is blocked, after what it may still see.</summary>
    public void Block() => services.Feed.Block(_subscriber);

    /// <summary>Counts a message that the client sends; false = too many in this second.</summary>
    public bool TryCountSend() => _sends.TryTake(services.Time.GetTimestamp());

    /// <summary>Counts a draft that the client saves; false = too many in this second.</summary>
    public bool TryCountDraft() => _drafts.TryTake(services.Time.GetTimestamp());

    /// <summary>Shows the user to the others who view this room from now on, and it them, as long as it may see the room.</summary>
    /// <param name="roomId">Null = it views none.</param>
    /// <returns>False = too many in this second; it is where it was.</returns>
    public bool TryView(AgentReference user, string? roomId)
    {
        if (!_views.TryTake(services.Time.GetTimestamp())) return false;
        services.Feed.Viewed.View(_subscriber, user, roomId);
        // A call may outlive its connection.
        if (_isClosed) services.Feed.Viewed.Leave(_subscriber);
        return true;
    }

    /// <summary>Tells the others who may see the room that this user types, or stopped. Too many signals are dropped.</summary>
    public async Task TypeAsync(TypingSignal signal)
    {
        if (!_typing.TryTake(services.Time.GetTimestamp())) return;
        if (await services.Snapshots.FindRoomAsync(signal.RoomId, aborted) is not { } room || !services.Feed.Announce(signal, _subscriber, room)) return;
        services.Feed.Viewed.Typed(signal, services.Time.GetUtcNow());
        services.PassOn(signal);
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        services.Feed.Viewed.Leave(_subscriber);
        services.Feed.Unregister(_subscriber);
        await StopAsync();
    }

    /// <param name="start">Without its snapshot: this is kept for as long as the connection lasts.</param>
    private void Feed(FeedStart start, Task answered) => Run(stop => FeedAsync(start, answered, stop));

    private async Task FeedAsync(FeedStart start, Task answered, CancellationToken stop)
    {
        var pump = new FeedPump(services, _subscriber, credentials, client, start);
        await answered.WaitAsync(stop);
        await pump.RunAsync(stop);
    }

    /// <summary>Watches the sign-in of a connection that is not fed: returns when its user is signed out.</summary>
    private async Task WatchSignInAsync(CancellationToken stop)
    {
        _subscriber.Told = long.MaxValue;
        while (await services.Starter.WatchAsync(_subscriber, credentials, null, isFed: false, stop) is not null)
            await _subscriber.WaitAsync(stop);
    }

    /// <summary>Runs one task at a time; when it ends by itself the user is signed out, and the connection ends.</summary>
    private void Run(Func<CancellationToken, Task> work)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        _running = RunAsync(work, _stop.Token);
    }

    private async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            await work(stop);
            client.Close();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Unsubscribed, subscribed again, or gone.
        }
        catch (Exception failure)
        {
            // The client comes back with its position; that repairs whatever this was.
            onFailure(failure);
            client.Close();
        }
    }

    private async Task StopAsync()
    {
        if (_stop is null) return;
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _stop = null;
    }
}
