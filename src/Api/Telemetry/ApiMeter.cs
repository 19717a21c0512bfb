using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ContactCenter.Api.Telemetry;

/// <summary>Measures the edge: writes that were refused, by error, and live connections and their subscriptions, by kind.</summary>
internal sealed class ApiMeter
{
    /// <summary>Far above the number of errors that there are.</summary>
    private const int ErrorsMax = 500;

    private const int CodeCharactersMax = 80;

    private readonly Counter<long> _refused;
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _subscriptions;
    private readonly ConcurrentDictionary<string, string> _errors = new(StringComparer.Ordinal);

    public ApiMeter(IMeterFactory meters)
    {
        var meter = meters.Create("ContactCenter.Api");
        _refused = meter.CreateCounter<long>("contactcenter.api.refused", "{command}", "Commands that were not carried out, by error");
        _connections = meter.CreateUpDownCounter<long>("contactcenter.api.connections", "{connection}", "Live connections to the hubs");
        _subscriptions = meter.CreateCounter<long>("contactcenter.api.subscriptions", "{subscription}", "Subscriptions to the live feed, by where they start");
        foreach (var kind in new[] { "agent", "visitor" })
            foreach (var start in new[] { "new", "continued", "reset" }) Subscribed(kind, start, 0);
    }

    /// <param name="over">The way on which the command came: <c>rest</c> or <c>hub</c>.</param>
    public void Refused(Error error, string over)
    {
        if (_refused.Enabled) _refused.Add(1, new("error", NameOf(error)), new("kind", error.Kind.ToString()), new("over", over));
    }

    public void Opened(string kind) => _connections.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Closed(string kind) => _connections.Add(-1, new KeyValuePair<string, object?>("kind", kind));

    /// <param name="start"><c>new</c>, <c>continued</c> (from the client's own position) or <c>reset</c> (that position could not be served).</param>
    public void Subscribed(string kind, string start) => Subscribed(kind, start, 1);

    private void Subscribed(string kind, string start, int subscriptions) =>
        _subscriptions.Add(subscriptions, new("kind", kind), new KeyValuePair<string, object?>("start", start));

    /// <summary>The error's code. A text that is none is not shown: it may name what was asked for.</summary>
    private string NameOf(Error error)
    {
        var code = error.Type ?? error.Text;
        if (_errors.TryGetValue(code, out var known)) return known;
        if (code.Length > CodeCharactersMax || !code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) return "text";
        return _errors.Count < ErrorsMax ? _errors.GetOrAdd(code, code) : "others";
    }
}
