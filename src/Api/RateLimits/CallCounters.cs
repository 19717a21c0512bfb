using System.Collections.Concurrent;

namespace ContactCenter.Api.RateLimits;

/// <summary>The state of a window after one more call.</summary>
/// <param name="Resets">The time at which the window ends.</param>
internal readonly record struct CallCount(bool IsAllowed, long Limit, long Remaining, DateTimeOffset Resets);

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

    /// <param name="amount">The amount that the call counts; a call that would exceed the limit is refused and not counted.</param>
    public CallCount Count(string group, string key, long limit, TimeSpan length, long amount = 1)
    {
        var window = WindowOf(group, key);
        lock (window)
        {
            Begin(window, length);
            if (window.Used > limit - amount) return new CallCount(false, limit, Math.Max(0, limit - window.Used), window.Ends);
            window.Used += amount;
            return new CallCount(true, limit, limit - window.Used, window.Ends);
        }
    }

    /// <summary>Counts what has happened already, whatever the limit.</summary>
    public void Add(string group, string key, TimeSpan length, long amount)
    {
        var window = WindowOf(group, key);
        lock (window)
        {
            Begin(window, length);
            window.Used = window.Used > long.MaxValue - amount ? long.MaxValue : window.Used + amount;
        }
    }

    /// <summary>The count of the current window; newcomers without room of their own share that of their group. Remembers nothing.</summary>
    public long Used(string group, string key)
    {
        if (_windows.TryGetValue(NameOf(group, key), out var window)) return Used(window);
        return _windows.Count >= KeysMax && _windows.TryGetValue(group, out var shared) ? Used(shared) : 0;
    }

    /// <summary>Tells whether this very key was counted in the current window.</summary>
    public bool Knows(string group, string key) => _windows.TryGetValue(NameOf(group, key), out var window) && Used(window) > 0;

    private long Used(Window window)
    {
        lock (window) return window.Ends <= time.GetUtcNow() ? 0 : window.Used;
    }

    private Window WindowOf(string group, string key)
    {
        var name = NameOf(group, key);
        if (!_windows.ContainsKey(name) && _windows.Count >= KeysMax && !Sweep(time.GetUtcNow())) name = group;
        return _windows.GetOrAdd(name, static _ => new Window());
    }

    private void Begin(Window window, TimeSpan length)
    {
        var now = time.GetUtcNow();
        if (window.Ends > now) return;
        window.Ends = now + length;
        window.Used = 0;
    }

    private static string NameOf(string group, string key) => $"{group}\n{key}";

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
        public long Used;
    }
}
