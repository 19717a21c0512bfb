using System.Diagnostics.Metrics;

namespace ContactCenter.Integrations.Telemetry;

/// <summary>Measures what leaves the installation: how much of each kind, what became of it, how long it took, and what was tried again.</summary>
public sealed class OutgoingMeter
{
    private static readonly double[] Seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _retries;

    public OutgoingMeter(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create("ContactCenter.Outgoing");
        _duration = meter.CreateHistogram(
            "contactcenter.outgoing.duration", "s", "Seconds until somebody accepted what was sent, or did not",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _retries = meter.CreateCounter<long>("contactcenter.outgoing.retries", "{call}", "Calls of other services that were made again");
    }

    public async Task<T> MeasureAsync<T>(OutgoingKind kind, Func<Task<T>> send, Func<T, bool>? isAccepted = null)
    {
        var started = _time.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await send();
            outcome = isAccepted is null || isAccepted(result) ? "sent" : "refused";
            return result;
        }
        finally
        {
            var name = kind switch { OutgoingKind.Mail => "mail", OutgoingKind.Sms => "sms", _ => "webhook" };
            _duration.Record(_time.GetElapsedTime(started).TotalSeconds, new("kind", name), new("outcome", outcome));
        }
    }

    public void Retried() => _retries.Add(1);
}

public enum OutgoingKind
{
    Mail,
    Sms,
    Webhook,
}
