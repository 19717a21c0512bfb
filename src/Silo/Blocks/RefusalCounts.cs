using System.Runtime.InteropServices;
using ContactCenter.Blocks;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Blocks;

/// <summary>
/// This process's refused attempts on their way to the directory: added up in memory and written every second, so that a flood of attempts
/// costs one statement a second. What cannot be written is tried again.
/// </summary>
public sealed partial class RefusalCounts(IRefusalStore store, TimeProvider time, ILogger<RefusalCounts> logger) : BackgroundService, IBlockRefusals
{
    /// <summary>Blocks whose counts wait; attempts on further ones are not counted until these are written.</summary>
    public const int BlocksMax = 10_000;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private Dictionary<string, BlockRefusals> _waiting = new(StringComparer.Ordinal);

    public void Count(string blockId) => Add(new BlockRefusals(blockId, 1, time.GetUtcNow()));

    /// <summary>One at a time: who waits for it finds in the directory whatever was counted before the call.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryFlushAsync(stoppingToken);
    }

    private async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotWritten(logger, exception.GetType().Name, PassingFaults.Includes(exception) ? null : exception);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (TakeAll() is not { Count: > 0 } taken) return;
        try
        {
            await store.AddRefusalsAsync([.. taken.Values], cancellationToken);
        }
        catch
        {
            foreach (var refusals in taken.Values) Add(refusals);
            throw;
        }
    }

    private Dictionary<string, BlockRefusals> TakeAll()
    {
        lock (_gate)
        {
            var taken = _waiting;
            if (taken.Count > 0) _waiting = new Dictionary<string, BlockRefusals>(StringComparer.Ordinal);
            return taken;
        }
    }

    private void Add(BlockRefusals more)
    {
        lock (_gate)
        {
            if (_waiting.Count >= BlocksMax && !_waiting.ContainsKey(more.BlockId)) return;
            ref var refusals = ref CollectionsMarshal.GetValueRefOrAddDefault(_waiting, more.BlockId, out var isKnown);
            refusals = isKnown
                ? refusals! with { Count = refusals.Count + more.Count, LastAt = refusals.LastAt > more.LastAt ? refusals.LastAt : more.LastAt }
                : more;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused attempts could not be counted yet ({Kind}); they are tried again")]
    private static partial void LogNotWritten(ILogger logger, string kind, Exception? exception);
}
