using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace ContactCenter.Bench;

/// <summary>
/// Counts the bytes that another .NET process allocates, from its own runtime counters, which it tells every tenth of a second. That is also how far
/// the ends of a measurement may be off.
/// </summary>
internal sealed class AllocationMeter : IDisposable
{
    private const string Provider = "System.Runtime";
    private const string Counter = "alloc-rate";
    private const double IntervalSeconds = 0.1;

    private readonly EventPipeSession _session;
    private readonly EventPipeEventSource _source;
    private readonly Thread _reader;
    private long _bytes;

    public AllocationMeter(int processId)
    {
        var interval = IntervalSeconds.ToString(CultureInfo.InvariantCulture);
        _session = new DiagnosticsClient(processId).StartEventPipeSession(
            [new EventPipeProvider(Provider, EventLevel.Informational, 0, new Dictionary<string, string> { ["EventCounterIntervalSec"] = interval })],
            requestRundown: false);
        _source = new EventPipeEventSource(_session.EventStream);
        _source.Dynamic.All += OnEvent;
        _reader = new Thread(() => _source.Process()) { IsBackground = true, Name = "allocations" };
        _reader.Start();
    }

    /// <summary>Bytes since the meter began.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public void Dispose()
    {
        _session.Stop();
        _reader.Join();
        _source.Dispose();
        _session.Dispose();
    }

    private void OnEvent(TraceEvent counted)
    {
        if (counted.EventName != "EventCounters" || counted.PayloadValue(0) is not IDictionary<string, object> told) return;
        if (told["Payload"] is IDictionary<string, object> values && (string)values["Name"] == Counter)
            Interlocked.Add(ref _bytes, (long)Convert.ToDouble(values["Increment"], CultureInfo.InvariantCulture));
    }
}
