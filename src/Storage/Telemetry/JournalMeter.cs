using System.Diagnostics.Metrics;

namespace ContactCenter.Storage.Telemetry;

/// <summary>Measures the writer: how often it commits, how much at once, how long that takes, what waits for it and what it refuses.</summary>
internal sealed class JournalMeter
{
    public const string Name = "ContactCenter.Journal";

    private readonly Meter _meter;
    private readonly Counter<long> _commits;
    private readonly Histogram<double> _seconds;
    private readonly Histogram<int> _entries;
    private readonly Counter<long> _refused;

    public JournalMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _commits = _meter.CreateCounter<long>("contactcenter.journal.commits", "{commit}", "Batches that were tried, by what became of them");
        _seconds = _meter.CreateHistogram(
            "contactcenter.journal.commit.duration", "s", "Seconds that a batch took that was committed", advice: Advice(Buckets.Seconds));
        _entries = _meter.CreateHistogram(
            "contactcenter.journal.batch.size", "{entry}", "Entries of a batch that was committed", advice: Advice(Buckets.Entries));
        _refused = _meter.CreateCounter<long>("contactcenter.journal.refused", "{append}", "Appends that were not written, by reason");
    }

    public void Committed(int entries, TimeSpan elapsed)
    {
        Count(Outcome.Committed, 1);
        _seconds.Record(elapsed.TotalSeconds);
        _entries.Record(entries);
    }

    /// <summary>Counts a batch that was not committed.</summary>
    /// <param name="isKnown">True = the database refused it; false = whether it was written is not known.</param>
    public void Failed(bool isKnown) => Count(isKnown ? Outcome.Refused : Outcome.Unknown, 1);

    public void Refused(AppendRefusal reason) => Refused(reason, 1);

    /// <summary>
    /// Has the number of appends that wait read whenever somebody collects the figures, and shows what may never happen as 0: of a counter that
    /// begins with 1 nobody learns that it rose.
    /// </summary>
    public void Start(Func<int> waiting)
    {
        _meter.CreateObservableGauge("contactcenter.journal.waiting", waiting, "{append}", "Appends that wait for the writer");
        foreach (var outcome in new[] { Outcome.Committed, Outcome.Refused, Outcome.Unknown }) Count(outcome, 0);
        foreach (var reason in Enum.GetValues<AppendRefusal>()) Refused(reason, 0);
    }

    private void Count(string outcome, int batches) => _commits.Add(batches, new KeyValuePair<string, object?>("outcome", outcome));

    private void Refused(AppendRefusal reason, int appends) => _refused.Add(appends, new KeyValuePair<string, object?>("reason", reason switch
    {
        AppendRefusal.Fenced => "fenced",
        AppendRefusal.Repeated => "repeated",
        AppendRefusal.Directory => "directory",
        AppendRefusal.Full => "full",
        _ => "value",
    }));

    private static InstrumentAdvice<T> Advice<T>(IReadOnlyList<T> buckets) where T : struct => new() { HistogramBucketBoundaries = buckets };

    private static class Outcome
    {
        public const string Committed = "committed";
        public const string Refused = "refused";
        public const string Unknown = "unknown";
    }

    private static class Buckets
    {
        public static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
        public static readonly int[] Entries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    }
}

/// <summary>The reasons for which an append is not written.</summary>
internal enum AppendRefusal
{
    /// <summary>The entity's history ends elsewhere: another activation has written.</summary>
    Fenced,

    /// <summary>The command was carried out before; its caller got the first result.</summary>
    Repeated,

    /// <summary>A uniqueness rule of the directory.</summary>
    Directory,

    /// <summary>A value that the database cannot hold.</summary>
    Value,

    /// <summary>Too many appends wait already.</summary>
    Full,
}
