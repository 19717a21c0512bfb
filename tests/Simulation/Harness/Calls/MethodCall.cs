namespace ContactCenter.Harness;

/// <summary>One call of a grain method. The caller holds <see cref="Task"/>; the outcome is whichever comes first: answer, timeout, cancel.</summary>
internal abstract class MethodCall(GrainMethod method, GrainId target, object?[] arguments) : WorkItem
{
    private CancellationTokenRegistration _cancellation;

    public GrainMethod Method { get; } = method;

    public GrainId TargetId { get; } = target;

    public object?[] Arguments { get; private set; } = arguments;

    public MethodCall? PreviousTimeout { get; set; }

    public MethodCall? NextTimeout { get; set; }

    public CallTimeouts? Timeouts { get; set; }

    public long DeadlineTimestamp { get; set; }

    public sealed override bool IsReadOnly => Method.IsReadOnly;

    public sealed override bool IsAlwaysInterleave => Method.IsAlwaysInterleave;

    public sealed override string Name => Method.Name;

    public sealed override bool IsAbandoned => !Method.IsOneWay && Answer.IsCompleted;

    /// <summary>What the caller awaits.</summary>
    public abstract Task Answer { get; }

    protected abstract bool TryFail(Exception error);

    protected abstract void Succeed(Task task);

    /// <summary>The caller stops waiting. If the call has not started it never will; if it has, its outcome is unknown to the caller.</summary>
    public void Abandon(Exception error) => TryFail(error);

    public void AbandonWhenCancelled(CancellationToken token) => _cancellation = token.UnsafeRegister(
        static (state, cancelled) => ((MethodCall)state!).Abandon(new OperationCanceledException(cancelled)), this);

    public sealed override void Respond(Task? task, Exception? error)
    {
        Timeouts?.Remove(this);
        _cancellation.Dispose();
        Arguments = [];
        if (error is not null)
        {
            TryFail(error);
            if (Method.IsOneWay)
                Target?.Runtime.Log.OneWayCallFailed(TargetId, Name, error);
        }
        else
        {
            Succeed(task!);
        }
    }
}

/// <inheritdoc/>
internal sealed class MethodCall<TResult>(GrainMethod method, GrainId target, object?[] arguments, TaskCreationOptions completion)
    : MethodCall(method, target, arguments)
{
    private readonly TaskCompletionSource<TResult> _answer = new(completion);

    public override Task<TResult> Answer => _answer.Task;

    public override Task InvokeAsync(object? grain) =>
        grain is IIncomingGrainCallFilter filter ? InvokeThroughAsync(filter) : Method.Invoke(grain!, Arguments);

    private async Task<TResult> InvokeThroughAsync(IIncomingGrainCallFilter filter)
    {
        var call = new FilteredCall(() => Method.Invoke(filter, Arguments));
        await filter.Invoke(call);
        return call.Answer is Task<TResult> typed ? await typed : default!;
    }

    protected override bool TryFail(Exception error) => _answer.TrySetException(error);

    protected override void Succeed(Task task) =>
        _answer.TrySetResult(task is Task<TResult> typed ? typed.GetAwaiter().GetResult() : default!);
}
