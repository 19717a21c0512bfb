using System.Collections.Concurrent;
using ContactCenter.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Stands between the writer and its database: holds commits back, and makes their outcome unknown.</summary>
internal sealed class GatedStore(IBatchStore inner) : IBatchStore
{
    private readonly ConcurrentQueue<int> _batchSizes = new();
    private TaskCompletionSource _gate = Opened();
    private TaskCompletionSource _arrived = Opened();

    /// <summary>Asked before every commit: fail it without sending anything?</summary>
    public Func<bool> FailsBefore { get; set; } = () => false;

    /// <summary>Asked after every commit: is its acknowledgement lost?</summary>
    public Func<bool> FailsAfter { get; set; } = () => false;

    /// <summary>Appends per commit, in order.</summary>
    public IReadOnlyCollection<int> BatchSizes => _batchSizes;

    /// <summary>Replaces the store of a host that is being built.</summary>
    public static void Use(IServiceCollection services)
    {
        var inner = services.Single(service => service.ServiceType == typeof(IBatchStore)).ImplementationType!;
        services.AddSingleton(inner);
        services.AddSingleton(provider => new GatedStore((IBatchStore)provider.GetRequiredService(inner)));
        services.AddSingleton<IBatchStore>(provider => provider.GetRequiredService<GatedStore>());
    }

    /// <summary>Completes when a commit has reached the closed gate.</summary>
    public Task Arrived => _arrived.Task;

    public void Close()
    {
        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Open() => _gate.TrySetResult();

    public async Task<long> CommitAsync(ReadOnlyMemory<PendingAppend> batch)
    {
        _arrived.TrySetResult();
        await _gate.Task;
        _batchSizes.Enqueue(batch.Length);
        if (FailsBefore()) throw new IOException("Injected: the connection was lost before the batch was sent.");
        var position = await inner.CommitAsync(batch);
        if (FailsAfter()) throw new IOException("Injected: the connection was lost before the answer came.");
        return position;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
