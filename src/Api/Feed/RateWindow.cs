namespace ContactCenter.Api.Feed;

/// <summary>Counts one connection's calls in each second. One caller.</summary>
/// <param name="ticksPerSecond">The clock's timestamp frequency.</param>
public sealed class RateWindow(int maxPerSecond, long ticksPerSecond)
{
    private long _second = -1;
    private int _taken;

    /// <returns>False = too many in this second.</returns>
    public bool TryTake(long timestamp)
    {
        var second = timestamp / ticksPerSecond;
        if (second != _second) (_second, _taken) = (second, 0);
        return _taken++ < maxPerSecond;
    }
}
