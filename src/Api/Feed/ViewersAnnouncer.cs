using ContactCenter.Silo.Feed;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Tells those who view a room who else does, on this node and to the others. Of many changes in a short time each room is read once; whoever may not
/// see it any more is neither told nor shown.
/// </summary>
public sealed partial class ViewersAnnouncer(
    LiveFeed feed, FeedSnapshots snapshots, IEnumerable<ISignalRelay> relays, TimeProvider time, IOptions<FeedOptions> options,
    ILogger<ViewersAnnouncer> logger) : BackgroundService
{
    private const int RoomsPerSignal = 100;

    /// <summary>The other nodes are told again with every fourth tick, so twice within <see cref="ViewedRooms.Lease"/>: one signal may be lost.</summary>
    private const int TicksPerRepetition = 4;

    /// <summary>The period after which leases are looked at. It is short because typing that ends without a word should not stay for long.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(AnnounceAllAsync(stoppingToken), RepeatAsync(stoppingToken));

    private async Task AnnounceAllAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await feed.Viewed.WaitAsync(stoppingToken);
            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.ViewersDelayMilliseconds), time, stoppingToken);
            // What failed waits to be tried again: while a database is away that must be neither work nor lines.
            if (!await AnnounceAsync(stoppingToken)) await Task.Delay(PauseAfterFailure, time, stoppingToken);
        }
    }

    /// <summary>Tells of the rooms whose viewers may have changed.</summary>
    /// <returns>False = some of them could not be read; they are looked at again.</returns>
    public async Task<bool> AnnounceAsync(CancellationToken cancellationToken)
    {
        var failed = false;
        foreach (var roomId in feed.Viewed.Take()) failed |= !await TryAnnounceAsync(roomId, cancellationToken);
        return !failed;
    }

    /// <summary>Tells the other nodes again who views rooms here.</summary>
    public void Repeat()
    {
        foreach (var rooms in feed.Viewed.Describe().Chunk(RoomsPerSignal)) PassOn(new ViewersSignal([.. rooms], AsksOthers: false));
    }

    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            feed.Viewed.Expire(time.GetUtcNow());
            if (tick % TicksPerRepetition == 0) Repeat();
        }
    }

    /// <summary>A room that cannot be read, for whatever reason, ends neither the others nor this loop. Its viewers are told nothing meanwhile.</summary>
    private async Task<bool> TryAnnounceAsync(string roomId, CancellationToken cancellationToken)
    {
        try
        {
            await AnnounceAsync(roomId, cancellationToken);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(PassingFaults.Includes(failure) ? null : failure, failure.GetType().Name);
            feed.Viewed.LookAgain(roomId);
            return false;
        }
    }

    private async Task AnnounceAsync(string roomId, CancellationToken cancellationToken)
    {
        var here = feed.Viewed.Here(roomId);
        var room = here.Count == 0 ? null : await snapshots.FindRoomToViewAsync(roomId, cancellationToken);
        feed.Viewed.Admit(roomId, here, room is null ? [] : feed.WhoMaySee(here, room));
        feed.Viewed.Show(roomId);
        if (feed.Viewed.TakeNews(roomId) is { } news) PassOn(news);
    }

    private void PassOn(ViewersSignal signal)
    {
        foreach (var relay in relays) relay.Send(signal);
    }

    [LoggerMessage(LogLevel.Warning, "The viewers of a room could not be told of each other ({Kind}); tried again")]
    private partial void LogFailed(Exception? failure, string kind);
}
