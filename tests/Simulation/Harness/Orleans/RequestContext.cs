using ContactCenter.Harness;

namespace Orleans.Runtime;

/// <summary>
/// Values that travel with a call and the calls it makes, never back. They are given by the caller: never a ground to trust it.
/// </summary>
public static class RequestContext
{
    public static object? Get(string key) => CallFrame.Current?.Values is { } values && values.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value)
    {
        var frame = CallFrame.Current;
        var values = frame?.Values is { } old ? new Dictionary<string, object>(old) : new Dictionary<string, object>(1);
        values[key] = value;
        CallFrame.Current = CallFrame.Derive(frame, values);
    }

    public static bool Remove(string key)
    {
        var frame = CallFrame.Current;
        if (frame?.Values is not { } old || !old.ContainsKey(key))
            return false;
        var values = new Dictionary<string, object>(old);
        values.Remove(key);
        CallFrame.Current = CallFrame.Derive(frame, values.Count == 0 ? null : values);
        return true;
    }

    public static void Clear()
    {
        var frame = CallFrame.Current;
        if (frame is not null)
            CallFrame.Current = new DerivedFrame(frame.Work, null, 0);
    }

    /// <summary>
    /// Until it is disposed, calls that descend from calls made in it may interleave with the running call of this activation.
    /// </summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = CallFrame.Current?.ReentrancyId ?? 0;
        return new ReentrancySection(original, original == 0 ? CallFrame.NewReentrancyId() : original);
    }

    /// <summary>Until it is disposed, calls that descend from calls made in it may not interleave.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(CallFrame.Current?.ReentrancyId ?? 0, 0);

    /// <summary>The extent of <see cref="AllowCallChainReentrancy"/>.</summary>
    public readonly struct ReentrancySection : IDisposable, IEquatable<ReentrancySection>
    {
        private readonly long _original;
        private readonly long _entered;

        internal ReentrancySection(long original, long entered)
        {
            _original = original;
            _entered = entered;
            CallFrame.SetReentrancyId(entered);
            if (entered != 0)
                Activation.Current?.EnterReentrantSection(entered);
        }

        public void Dispose()
        {
            if (_entered != 0)
                Activation.Current?.LeaveReentrantSection(_entered);
            CallFrame.SetReentrancyId(_original);
        }

        public bool Equals(ReentrancySection other) => _original == other._original && _entered == other._entered;

        public override bool Equals(object? obj) => obj is ReentrancySection other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(_original, _entered);

        public static bool operator ==(ReentrancySection left, ReentrancySection right) => left.Equals(right);

        public static bool operator !=(ReentrancySection left, ReentrancySection right) => !left.Equals(right);
    }
}
