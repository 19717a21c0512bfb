using System.Runtime.CompilerServices;
using Orleans.Storage;

namespace ContactCenter.Harness;

/// <summary>One record of an activation. Operations run one after another; writes that have not started yet become one.</summary>
internal abstract class PersistentState
{
    private readonly Queue<(Operation Kind, TaskCompletionSource Done)> _pending = new();
    private (Operation Kind, TaskCompletionSource Done) _newest;
    private bool _isRunning;

    protected enum Operation
    {
        Read,
        Write,
        Clear,
    }

    public Task ReadStateAsync() => EnqueueAsync(Operation.Read);

    public Task WriteStateAsync() => EnqueueAsync(Operation.Write);

    public Task ClearStateAsync() => EnqueueAsync(Operation.Clear);

    protected abstract Task PerformAsync(Operation operation);

    // Only turns of the activation come here, so no lock is needed.
    private Task EnqueueAsync(Operation kind)
    {
        if (_pending.Count > 0 && _newest.Kind == kind)
            return _newest.Done.Task;
        _newest = (kind, new TaskCompletionSource());
        var done = _newest.Done.Task;
        _pending.Enqueue(_newest);
        if (!_isRunning)
            _ = RunAsync();
        return done;
    }

    private async Task RunAsync()
    {
        _isRunning = true;
        while (_pending.TryDequeue(out var next))
        {
            try
            {
                await PerformAsync(next.Kind);
                next.Done.SetResult();
            }
            catch (Exception error)
            {
                next.Done.SetException(error);
            }
        }

        _isRunning = false;
    }
}

/// <inheritdoc/>
internal sealed class PersistentState<TState>(GrainId grainId, string name, IGrainStorage storage) : PersistentState, IPersistentState<TState>
{
    private readonly GrainState<TState> _record = new(CreateState());

    public TState State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    protected override async Task PerformAsync(Operation operation)
    {
        switch (operation)
        {
            case Operation.Write:
                await storage.WriteStateAsync(name, grainId, _record);
                break;
            case Operation.Read:
                await storage.ReadStateAsync(name, grainId, _record);
                _record.State ??= CreateState();
                break;
            default:
                await storage.ClearStateAsync(name, grainId, _record);
                _record.State = CreateState();
                break;
        }
    }

    private static TState CreateState() =>
        typeof(TState).IsValueType ? default!
        : typeof(TState).GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance<TState>()
        : (TState)RuntimeHelpers.GetUninitializedObject(typeof(TState));
}
