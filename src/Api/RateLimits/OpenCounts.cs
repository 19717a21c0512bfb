using System.Runtime.InteropServices;

namespace ContactCenter.Api.RateLimits;

/// <summary>Counts what is open now, in all and per key. Keys with nothing open are forgotten.</summary>
internal sealed class OpenCounts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _perKey = new(StringComparer.Ordinal);
    private int _all;

    /// <returns>False = too many; otherwise give it back with <see cref="Leave"/>.</returns>
    public bool TryEnter(string key, int maxPerKey, int maxOfAll = int.MaxValue)
    {
        lock (_gate)
        {
            if (_all >= maxOfAll || _perKey.GetValueOrDefault(key) >= maxPerKey) return false;
            CollectionsMarshal.GetValueRefOrAddDefault(_perKey, key, out _)++;
            _all++;
            return true;
        }
    }

    public void Leave(string key)
    {
        lock (_gate)
        {
            _all--;
            if (--CollectionsMarshal.GetValueRefOrNullRef(_perKey, key) == 0) _perKey.Remove(key);
        }
    }
}
