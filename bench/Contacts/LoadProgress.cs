using System.Diagnostics;
using System.Globalization;

namespace ContactCenter.Bench.Contacts;

/// <summary>Says how far a load is, at most once a second.</summary>
internal sealed class LoadProgress(int total)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private TimeSpan _toldAt;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_startedAt);

    public void Tell(int rows)
    {
        var elapsed = Elapsed;
        if (elapsed - _toldAt < Period && rows < total) return;
        _toldAt = elapsed;
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {rows} of {total} contacts   {100.0 * rows / total:0.0} %   {rows / elapsed.TotalSeconds:0} rows/s"));
    }
}
