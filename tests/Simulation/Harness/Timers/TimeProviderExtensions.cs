namespace ContactCenter.Harness;

internal static class TimeProviderExtensions
{
    /// <summary>A stopped timer which does not capture the execution context of whoever happens to create it.</summary>
    public static ITimer CreateUnflowedTimer(this TimeProvider time, TimerCallback callback, object state)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
