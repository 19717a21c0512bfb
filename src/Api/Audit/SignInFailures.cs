using System.Threading.Channels;
using ContactCenter.Audit;

namespace ContactCenter.Api.Audit;

/// <summary>
/// Brings failed sign-ins to the audit list and the log: the first of a user at once, those that follow as a number. However many there are,
/// a user has an entry in <see cref="Interval"/> at most, and all names that nobody has share one.
/// </summary>
internal sealed partial class SignInFailures(IGrainFactory grains, IIdSource ids, TimeProvider time, ILogger<SignInFailures> logger)
    : BackgroundService
{
    private const int TalliesMax = 1_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string? UserId, string Reason), (int Count, DateTimeOffset WrittenAt)> _tallies = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Report(string? userId, string reason)
    {
        lock (_lock)
        {
            var key = _tallies.Count < TalliesMax || _tallies.ContainsKey((userId, reason)) ? (userId, reason) : (null, "many");
            var known = _tallies.GetValueOrDefault(key);
            _tallies[key] = (known.Count + 1, known.WrittenAt);
            if (known.Count == 0 && IsDue(known.WrittenAt)) _due.Writer.TryWrite(true);
        }
    }

    /// <param name="all">Also those whose interval is not over: somebody is about to read the list.</param>
    public async Task FlushAsync(bool all, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        var (taken, written) = (ImmutableArray<FailedSignIns>.Empty, 0);
        try
        {
            taken = Take(all);
            if (taken.IsEmpty) return;
            foreach (var failure in taken) Log(failure);
            var day = AuditDays.KeyOf(time.GetUtcNow());
            foreach (var some in taken.Chunk(JournalLimits.MaxEntriesPerAppend))
            {
                await grains.GetGrain<IAuditGrain>(day).RecordFailures(CommandContext.OfCall(ids.NewSeed(), Actors.System), [.. some]);
                written += some.Length;
            }
        }
        catch
        {
            Return(taken.Skip(written));
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(Interval, time);
        var (tick, due) = (clock.WaitForNextTickAsync(stoppingToken).AsTask(), _due.Reader.ReadAsync(stoppingToken).AsTask());
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(tick, due);
            if (tick.IsCompleted) tick = clock.WaitForNextTickAsync(stoppingToken).AsTask();
            if (due.IsCompleted) due = _due.Reader.ReadAsync(stoppingToken).AsTask();
            try
            {
                await FlushAsync(all: false, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotWritten(failure.GetType().Name);
            }
        }
    }

    private ImmutableArray<FailedSignIns> Take(bool all)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var key in _tallies.Where(t => t.Value.Count == 0 && IsDue(t.Value.WrittenAt)).Select(t => t.Key).ToList()) _tallies.Remove(key);
            var due = _tallies.Where(t => t.Value.Count > 0 && (all || IsDue(t.Value.WrittenAt))).ToList();
            foreach (var tally in due) _tallies[tally.Key] = (0, now);
            return [.. due.Select(tally => new FailedSignIns(tally.Key.UserId, tally.Key.Reason, tally.Value.Count))];
        }
    }

    /// <summary>Adds failures that could not be written back to their counts.</summary>
    private void Return(IEnumerable<FailedSignIns> failures)
    {
        lock (_lock)
        {
            foreach (var failure in failures)
            {
                var known = _tallies.GetValueOrDefault((failure.UserId, failure.Reason));
                _tallies[(failure.UserId, failure.Reason)] = (known.Count + failure.Count, known.WrittenAt);
            }
        }
    }

    private bool IsDue(DateTimeOffset writtenAt) => time.GetUtcNow() - writtenAt >= Interval;

    private void Log(FailedSignIns failure)
    {
        if (failure.UserId is { } userId) LogFailed(failure.Count, userId, failure.Reason);
        else LogUnknown(failure.Count, failure.Reason);
    }

    [LoggerMessage(LogLevel.Warning, "{Count} failed to sign in as user {UserId}: {Reason}")]
    private partial void LogFailed(int count, string userId, string reason);

    [LoggerMessage(LogLevel.Warning, "{Count} failed to sign in by names that nobody has: {Reason}")]
    private partial void LogUnknown(int count, string reason);

    [LoggerMessage(LogLevel.Warning, "Failed sign-ins could not be written to the audit list: {Reason}")]
    private partial void LogNotWritten(string reason);
}
