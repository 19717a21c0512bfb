namespace ContactCenter.Harness;

/// <summary>One call on its way through the filter of the grain that it is for.</summary>
internal sealed class FilteredCall(Func<Task> invoke) : IIncomingGrainCallContext
{
    /// <summary>The method's own task; null = the filter has not let the call through.</summary>
    public Task? Answer { get; private set; }

    public Task Invoke() => Answer = invoke();
}
