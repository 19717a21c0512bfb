using System.Collections.Immutable;
using ContactCenter.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Feed;

/// <summary>
/// Tells other processes how far the journal has grown (DESIGN §5). Only a hint: it says the last position, skips those it is too late for, and losing it
/// costs the follower one poll.
/// </summary>
public sealed partial class CommitHints(IClusterClient cluster, TimeProvider time, ILogger<CommitHints> logger) : BackgroundService, ICommitListener
{
    /// <summary>A hint that takes longer keeps newer ones waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _grown = new(0, 1);
    private long _position;

    public void OnCommitted(ImmutableArray<JournalEntry> entries)
    {
        Interlocked.Exchange(ref _position, entries[^1].Position);
        if (_grown.CurrentCount == 0) TryRelease();
    }

    public override void Dispose()
    {
        _grown.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _grown.WaitAsync(stoppingToken);
            try
            {
                await cluster.GetGrain<INodesGrain>(INodesGrain.Key).Hint(Interlocked.Read(ref _position)).WaitAsync(Patience, time, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogHintLost(logger, exception);
            }
        }
    }

    /// <summary>Two commits may find the semaphore empty at once; one signal is enough for both.</summary>
    private void TryRelease()
    {
        try
        {
            _grown.Release();
        }
        catch (SemaphoreFullException)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A hint was lost; the followers' poll makes up for it")]
    private static partial void LogHintLost(ILogger logger, Exception exception);
}
