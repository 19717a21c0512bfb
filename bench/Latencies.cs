using System.Globalization;

namespace ContactCenter.Bench;

/// <summary>Exact percentiles of all measured latencies.</summary>
internal sealed class Latencies
{
    private readonly int[] _sortedMicroseconds;

    private Latencies(int[] sortedMicroseconds) => _sortedMicroseconds = sortedMicroseconds;

    public bool IsEmpty => _sortedMicroseconds.Length == 0;

    public static Latencies Of(IEnumerable<int> microseconds)
    {
        var sorted = microseconds.ToArray();
        Array.Sort(sorted);
        return new Latencies(sorted);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {Milliseconds(0.50):0.0} ms   p95 {Milliseconds(0.95):0.0} ms   "
        + $"p99 {Milliseconds(0.99):0.0} ms   max {Milliseconds(1):0.0} ms");

    /// <param name="share">0.95 for the 95th percentile.</param>
    public double Milliseconds(double share)
    {
        if (_sortedMicroseconds.Length == 0) return double.NaN;
        var index = (int)Math.Ceiling(share * _sortedMicroseconds.Length) - 1;
        return _sortedMicroseconds[Math.Max(0, index)] / 1000.0;
    }
}
