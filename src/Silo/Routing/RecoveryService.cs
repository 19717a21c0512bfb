using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Routing;

/// <summary>
/// Runs every <see cref="IUpkeep"/> at start and regularly: an event lost in a crash costs seconds, not a conversation, and what ends by time
/// ends. Each for itself: one that takes long keeps no other waiting. While nothing is committed and nothing is due, none runs but once in
/// <see cref="IUpkeep.RestMax"/>: an idle server asks its database nothing.
/// </summary>
public sealed partial class RecoveryService(
    IEnumerable<IUpkeep> upkeep, TimeProvider time, ILogger<RecoveryService> logger) : BackgroundService, IJournalConsumer
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>The time after a commit in which every look is a run: by then all is done that it led to, or whose it was is known to be gone.</summary>
    private static readonly TimeSpan WatchedAfterCommit = TimeSpan.FromMinutes(1);

    private long _committedAt = time.GetTimestamp();

    public ValueTask StartAsync(long position, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _committedAt, time.GetTimestamp());
        return ValueTask.CompletedTask;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(upkeep.Select(work => RunAsync(work, stoppingToken)));

    private async Task RunAsync(IUpkeep work, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var (ranAt, nextAt) = (time.GetTimestamp(), await TryAsync(work, stoppingToken));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!IsDue(ranAt, nextAt)) continue;
            ranAt = time.GetTimestamp();
            nextAt = await TryAsync(work, stoppingToken);
        }
    }

    private bool IsDue(long ranAt, DateTimeOffset? nextAt) =>
        time.GetElapsedTime(Volatile.Read(ref _committedAt)) < WatchedAfterCommit
        || nextAt <= time.GetUtcNow()
        || time.GetElapsedTime(ranAt) >= IUpkeep.RestMax;

    /// <returns>The time of the next run, as <see cref="IUpkeep.RunOnceAsync"/> returns it; after a failure the next look.</returns>
    private async Task<DateTimeOffset?> TryAsync(IUpkeep work, CancellationToken stoppingToken)
    {
        try
        {
            return await work.RunOnceAsync(stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // What passes by itself fails often while it lasts: its kind says enough.
            LogFailed(logger, work.GetType().Name, exception.GetType().Name, PassingFaults.Includes(exception) ? null : exception);
            return DateTimeOffset.MinValue;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A run of {Upkeep} failed ({Kind}); the next one tries again")]
    private static partial void LogFailed(ILogger logger, string upkeep, string kind, Exception? exception);
}
