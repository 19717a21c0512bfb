namespace ContactCenter.Harness;

/// <summary>
/// A call that could never be answered: the activation it waits for is, through other calls, waiting for it. On Orleans the same call
/// fails with a <see cref="TimeoutException"/> after the response timeout.
/// </summary>
public sealed class CallCycleException : OrleansException
{
    public CallCycleException()
    {
    }

    public CallCycleException(string message) : base(message)
    {
    }

    public CallCycleException(string message, Exception innerException) : base(message, innerException)
    {
    }

    internal static CallCycleException Of(WorkItem call, Activation target)
    {
        List<string> path = [target.GrainId.ToString()];
        for (var work = call.Caller; work is not null && work.Target != target; work = work.Caller)
            path.Insert(0, work.Target!.GrainId.ToString());
        path.Insert(0, target.GrainId.ToString());
        return new CallCycleException(
            $"Call cycle: {string.Join(" → ", path)}. {call.Name} would wait for ever. "
            + "Break the cycle, make the last call one-way, or allow it to interleave.");
    }
}
