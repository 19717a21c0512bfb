using System.Collections.Concurrent;

namespace ContactCenter.Api.RateLimits;

/// <summary>What one more call finds.</summary>
/// <param name="Resets">When the window ends.</param>
internal readonly record struct CallCount(bool IsAllowed, int Limit, int Remaining, DateTimeOffset Resets);

/// <summary>
/// Counts calls per key in fixed windows. Memory is bounded: at <see cref="KeysMax"/> ended windows are dropped, and while that is not
/// enough, newcomers share one counter per key group, so a flood from many addresses throttles itself and not those already counted.
/// </summary>
internal sealed class CallCounters(TimeProvider time)
{
    public const int KeysMax = 100_000;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private readonly Lock _sweeping = new();
    private DateTimeOffset _nextSweep;

    public int Keys => _windows.Count;

    public CallCount Count(string group, string key, int limit, TimeSpan length)
    {
        var now = time.GetUtcNow();
        var name = $"{group}\n{key}";
        if (!_windows.ContainsKey(name) && _windows.Count >= KeysMax && !Sweep(now)) name = group;
        var window = _windows.GetOrAdd(name, static _ => new Window());
        lock (window)
        {
            if (window.Ends <= now)
            {
                window.Ends = now + length;
                window.Calls = 0;
            }

            if (window.Calls >= limit) return new CallCount(false, limit, 0, window.Ends);
            window.Calls++;
            return new CallCount(true, limit, limit - window.Calls, window.Ends);
        }
    }

    /// <returns>Whether there is room now.</returns>
    private bool Sweep(DateTimeOffset now)
    {
        lock (_sweeping)
        {
            if (now >= _nextSweep)
            {
                _nextSweep = now + TimeSpan.FromSeconds(1);
                foreach (var (key, window) in _windows)
                    if (window.Ends <= now) _windows.TryRemove(key, out _);
            }
        }

        return _windows.Count < KeysMax;
    }

    private sealed class Window
    {
        public DateTimeOffset Ends;
        public int Calls;
    }
}
