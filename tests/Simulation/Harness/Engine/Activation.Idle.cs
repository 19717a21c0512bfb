namespace ContactCenter.Harness;

internal sealed partial class Activation
{
    /// <summary>How long until this activation may be collected; null if something is running or its class or itself forbids it.</summary>
    public TimeSpan? TimeToCollection(long now)
    {
        lock (_gate)
        {
            if (_state != ActivationState.Active || _running.Count > 0 || Class.CollectionAge is not { } age || _keepUntil == long.MaxValue)
                return null;
            var sinceUse = Runtime.Time.GetElapsedTime(_lastUse, now);
            var kept = _keepUntil > now ? Runtime.Time.GetElapsedTime(now, _keepUntil) : TimeSpan.Zero;
            var left = age - sinceUse;
            return left > kept ? left : kept;
        }
    }

    /// <summary>What runs and what waits here, for people; null when nothing does.</summary>
    public string? Describe()
    {
        lock (_gate)
        {
            if (_running.Count == 0 && _waiting.Count == 0 && _state == ActivationState.Active)
                return null;
            var running = _running.Count == 0 ? "nothing" : string.Join(", ", _running.Select(work => work.Name));
            return $"{GrainId} is {_state}, running {running}, {_waiting.Count} waiting";
        }
    }
}
