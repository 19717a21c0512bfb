using ContactCenter.Entities;
using ContactCenter.Silo.Feed;
using ContactCenter.Silo.Hosting;
using ContactCenter.Storage.Nodes;

namespace ContactCenter.Api.Visitors.Blocks;

/// <summary>
/// The right of this node to let visitors in: it has it while the cluster knows up to where its blocks are in force, and loses it by itself when it cannot
/// say so in time, whether it was frozen or has lost the database. Whoever blocks a range waits for one or the other.
/// </summary>
/// <remarks>A process that is its own cluster always has it. Registered after <see cref="IpBlocks"/>, which must have entries before this.</remarks>
internal sealed partial class BlockLease(
    ClusterSettings cluster, NodeName name, IJournal journal, IJournalFollower follower, CallsUnderWay calls, TimeProvider time, ILogger<BlockLease> logger,
    NodeLeases? leases = null) : BackgroundService, IJournalConsumer
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AttemptMax = 2 * Life;
    private static readonly TimeSpan AskPeriod = TimeSpan.FromMilliseconds(25);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly bool _isNeeded = cluster.IsConfigured;
    private long _endsAt;
    private long _changedAt;
    private long _settledTo;
    private long _confirmed;

    /// <summary>Whether this node may let anybody in at this moment.</summary>
    public bool IsHeld => !_isNeeded || time.GetTimestamp() < Volatile.Read(ref _endsAt);

    /// <exception cref="ContactCenterException"><see cref="CommonErrors.Unavailable"/>: this node cannot know who is blocked.</exception>
    public void Require()
    {
        if (!IsHeld) throw new ContactCenterException(CommonErrors.Unavailable);
    }

    /// <summary>Completes when nobody lets in any more whom the journal up to this position keeps out.</summary>
    public async Task AllConfirmAsync(long position, CancellationToken cancellationToken)
    {
        if (!_isNeeded) return;
        while (!await leases!.AreAllAtAsync(position, cancellationToken)) await Task.Delay(AskPeriod, time, cancellationToken);
    }

    public ValueTask StartAsync(long position, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        if (!entries.Any(entry => entry.Entity.Type == EntityTypes.Block)) return ValueTask.CompletedTask;
        Volatile.Write(ref _changedAt, entries[^1].Position);
        if (_changed.CurrentCount == 0) _changed.Release();
        return ValueTask.CompletedTask;
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_isNeeded) return;
        try
        {
            while (true)
            {
                await TryConfirmAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
        }
        finally
        {
            Volatile.Write(ref _endsAt, 0);
            await TryEndAsync();
        }
    }

    private async Task TryEndAsync()
    {
        try
        {
            await leases!.EndAsync(name.Id, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // It ends by itself.
            LogNotEnded(exception.GetType().Name);
        }
    }

    /// <summary>Waits until it is time to renew the lease, or until there is another block.</summary>
    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var period = new CancellationTokenSource(Period, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(period.Token, stoppingToken);
        try
        {
            await _changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Time to renew it.
        }
    }

    private async Task TryConfirmAsync(CancellationToken stoppingToken)
    {
        using var late = new CancellationTokenSource(AttemptMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stoppingToken);
        try
        {
            await ConfirmAsync(either.Token);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            if (!IsHeld) LogNotHeld(exception.GetType().Name);
        }
    }

    /// <summary>
    /// Catches up with the journal and says so. Without a lease it is listed first, and then looks how far the journal is: a block that came before is
    /// read now, and whoever blocks later finds this node in the list.
    /// </summary>
    private async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        if (!IsHeld) await leases!.BeginAsync(name.Id, Life, cancellationToken);
        await follower.WaitForAsync(await journal.HeadAsync(cancellationToken), cancellationToken);
        var position = follower.Position;
        if (Volatile.Read(ref _changedAt) > _settledTo)
        {
            var over = calls.OverAsync(time);
            while (await Task.WhenAny(over, Task.Delay(Period, time, cancellationToken)) != over) await RenewAsync(_confirmed, cancellationToken);
            _settledTo = position;
        }

        _confirmed = position;
        await RenewAsync(position, cancellationToken);
    }

    /// <summary>Counted from before it is asked for: this node's lease ends before the database's.</summary>
    /// <exception cref="TimeoutException">The lease has ended meanwhile, as when the process was frozen: it has to begin anew.</exception>
    private async Task RenewAsync(long position, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        if (!await leases!.RenewAsync(name.Id, position, Life, cancellationToken))
        {
            Volatile.Write(ref _endsAt, 0);
            throw new TimeoutException("The lease has ended.");
        }

        Volatile.Write(ref _endsAt, start + (long)(Life.TotalSeconds * time.TimestampFrequency));
    }

    [LoggerMessage(LogLevel.Debug, "The lease of this node was not ended, and ends by itself ({Reason})")]
    private partial void LogNotEnded(string reason);

    [LoggerMessage(LogLevel.Warning, "Visitors are refused: this node cannot tell the cluster which blocks it knows ({Reason})")]
    private partial void LogNotHeld(string reason);
}
