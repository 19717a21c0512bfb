namespace ContactCenter.Harness;

/// <summary>What flows with the code of a call: the request context, call-chain reentrancy, and the work it is part of.</summary>
internal abstract class CallFrame
{
    private static readonly AsyncLocal<CallFrame?> Flow = new();
    private static long _lastReentrancyId;

    public static CallFrame? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Never changed once it is here: a changed context is a new dictionary in a new frame.</summary>
    public Dictionary<string, object>? Values { get; set; }

    /// <summary>0 = calls made here may not interleave with those that wait for them.</summary>
    public long ReentrancyId { get; set; }

    public abstract WorkItem? Work { get; }

    public static long NewReentrancyId() => Interlocked.Increment(ref _lastReentrancyId);

    public static CallFrame Derive(CallFrame? from, Dictionary<string, object>? values) =>
        new DerivedFrame(from?.Work, values, from?.ReentrancyId ?? 0);

    public static void SetReentrancyId(long id)
    {
        var frame = Current;
        if ((frame?.ReentrancyId ?? 0) != id)
            Current = new DerivedFrame(frame?.Work, frame?.Values, id);
    }
}

/// <summary>A frame after a change of the context.</summary>
internal sealed class DerivedFrame : CallFrame
{
    public DerivedFrame(WorkItem? work, Dictionary<string, object>? values, long reentrancyId)
    {
        Work = work;
        Values = values;
        ReentrancyId = reentrancyId;
    }

    public override WorkItem? Work { get; }
}
