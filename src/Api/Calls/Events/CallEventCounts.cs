using System.Diagnostics.Metrics;

namespace ContactCenter.Api.Calls.Events;

/// <summary>Counts what providers send: events by what became of them, and requests that are refused as a whole. Meter <see cref="MeterName"/>.</summary>
internal sealed class CallEventCounts
{
    public const string MeterName = "ContactCenter.Calls";
    public const string EventsName = "contactcenter.calls.events";
    public const string RefusedRequestsName = "contactcenter.calls.refused_requests";

    private readonly Counter<long> _events;
    private readonly Counter<long> _refusedRequests;

    public CallEventCounts(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _events = meter.CreateCounter<long>(EventsName);
        _refusedRequests = meter.CreateCounter<long>(RefusedRequestsName);
    }

    public void Count(string provider, ImmutableArray<CallEventAnswerResponse> answers)
    {
        foreach (var results in answers.CountBy(answer => answer.Result))
            _events.Add(results.Value, new("provider", provider), new("result", results.Key));
    }

    /// <param name="reason">Names nobody.</param>
    public void CountRefusedRequest(string reason) => _refusedRequests.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
