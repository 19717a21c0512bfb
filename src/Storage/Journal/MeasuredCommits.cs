using System.Diagnostics;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Telemetry;

namespace ContactCenter.Storage.Journal;

/// <summary>Commits batches, measured and traced.</summary>
internal sealed class MeasuredCommits(IBatchStore store, StorageInfo info, JournalMeter meter, TimeProvider time) : IAsyncDisposable
{
    private readonly string _database = info.Database == DatabaseKind.PostgreSql ? "postgresql" : "sqlite";

    /// <inheritdoc cref="IBatchStore.CommitAsync"/>
    public async Task<long> CommitAsync(ReadOnlyMemory<PendingAppend> batch)
    {
        var entries = CountEntries(batch.Span);
        using var activity = JournalTraces.StartCommit(TracesOf(batch), entries, _database);
        var started = time.GetTimestamp();
        try
        {
            var position = await store.CommitAsync(batch);
            meter.Committed(entries, time.GetElapsedTime(started));
            return position;
        }
        catch (Exception exception)
        {
            meter.Failed(isKnown: exception is RefusedBatchException);
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static int CountEntries(ReadOnlySpan<PendingAppend> batch)
    {
        var entries = 0;
        foreach (var pending in batch) entries += pending.EntryCount;
        return entries;
    }

    private static IEnumerable<ActivityContext> TracesOf(ReadOnlyMemory<PendingAppend> batch)
    {
        for (var i = 0; i < batch.Length; i++) yield return batch.Span[i].Trace;
    }
}
