namespace ContactCenter.Api.Feed;

/// <summary>Counts one connection's calls in each second, or another length of time. One caller.</summary>
/// <param name="ticksPerWindow">The window's length by the clock's timestamps.</param>
public sealed class RateWindow(int maxPerWindow, long ticksPerWindow)
{
    private long _window = -1;
    private int _taken;

    /// <summary>Calls of this window that were refused.</summary>
    public int Refused => Math.Max(0, _taken - maxPerWindow);

    /// <returns>False = too many in this window.</returns>
    public bool TryTake(long timestamp)
    {
        var window = timestamp / ticksPerWindow;
        if (window != _window) (_window, _taken) = (window, 0);
        return _taken++ < maxPerWindow;
    }
}
