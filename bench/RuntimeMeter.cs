using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace ContactCenter.Bench;

/// <summary>
/// Counts the bytes that another .NET process allocates and the methods that it compiles, from its own runtime counters, which it tells every tenth
/// of a second. That is also how far the ends of a measurement may be off.
/// </summary>
internal sealed class RuntimeMeter : IDisposable
{
    private const string Provider = "System.Runtime";
    private const string Allocated = "alloc-rate";
    private const string MethodsCompiled = "methods-jitted-count";
    private const double IntervalSeconds = 0.1;

    private readonly EventPipeSession _session;
    private readonly EventPipeEventSource _source;
    private readonly Thread _reader;
    private long _bytes;
    private int _methods;

    public RuntimeMeter(int processId)
    {
        var interval = IntervalSeconds.ToString(CultureInfo.InvariantCulture);
        _session = new DiagnosticsClient(processId).StartEventPipeSession(
            [new EventPipeProvider(Provider, EventLevel.Informational, 0, new Dictionary<string, string> { ["EventCounterIntervalSec"] = interval })],
            requestRundown: false);
        _source = new EventPipeEventSource(_session.EventStream);
        _source.Dynamic.All += OnEvent;
        _reader = new Thread(() => _source.Process()) { IsBackground = true, Name = "counters" };
        _reader.Start();
    }

    /// <summary>Bytes since the meter began.</summary>
    public long AllocatedBytes => Interlocked.Read(ref _bytes);

    /// <summary>Methods that the process has compiled since its start, each time that it was compiled anew counted.</summary>
    public int Compiled => Volatile.Read(ref _methods);

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
        if (told["Payload"] is not IDictionary<string, object> values) return;
        if ((string)values["Name"] == Allocated) Interlocked.Add(ref _bytes, (long)Number(values["Increment"]));
        else if ((string)values["Name"] == MethodsCompiled) Volatile.Write(ref _methods, (int)Number(values["Mean"]));
    }

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
