using ContactCenter.Calls;
using ContactCenter.Integrations.Telephony;

namespace ContactCenter.Api.Calls.Events;

/// <summary>An event of a provider's call, with its place in the request.</summary>
internal sealed record PlacedCallEvent(int Place, string ProviderCallId, CallEvent Event);

/// <summary>
/// Records events of many calls. Those of one call go to its actor in one command; calls do not wait for each other. An error of one call is the answer
/// to its events and to no others.
/// </summary>
internal sealed class CallEventTaker(CallIntake intake, CallEventCounts counts) : ICallEventSink
{
    /// <summary>Calls whose events are recorded at the same time, for one request.</summary>
    private const int CallsAtOnce = 16;

    /// <param name="answers">Gets the answer to each event at its place.</param>
    /// <exception cref="ContactCenterException">An outcome is unknown: sent again, all events are the same events.</exception>
    public async Task RecordAsync(
        string provider, IEnumerable<PlacedCallEvent> events, CallEventAnswerResponse[] answers, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            events.GroupBy(placed => placed.ProviderCallId, StringComparer.Ordinal), options,
            async (call, stop) => await RecordCallAsync(provider, call.Key, [.. call], answers, stop));
    }

    /// <inheritdoc/>
    public async Task TakeAsync(string provider, CallEventTranslation translation, CancellationToken cancellationToken = default) =>
        counts.Count(provider, await RecordAsync(provider, translation, cancellationToken));

    /// <summary>Records what an adapter has read. Payloads that say nothing have no answer.</summary>
    public async Task<ImmutableArray<CallEventAnswerResponse>> RecordAsync(
        string provider, CallEventTranslation translation, CancellationToken cancellationToken)
    {
        var answers = new List<CallEventAnswerResponse?>();
        var events = new List<PlacedCallEvent>();
        foreach (var payload in translation.Payloads)
        {
            if (payload.Error is { } error) answers.Add(CallEventAnswerResponse.Refused(null, null, error));
            foreach (var call in payload.Events)
            {
                events.Add(new PlacedCallEvent(answers.Count, payload.ProviderCallId!, call));
                answers.Add(null);
            }
        }

        var filled = answers.ToArray();
        await RecordAsync(provider, events, filled!, cancellationToken);
        return [.. filled!];
    }

    private async Task RecordCallAsync(
        string provider, string providerCallId, IReadOnlyList<PlacedCallEvent> events, CallEventAnswerResponse[] answers, CancellationToken cancellationToken)
    {
        var callId = CallIds.Of(provider, providerCallId);
        foreach (var part in events.Chunk(CallLimits.EventsPerCommandMax))
        {
            try
            {
                var recorded = await intake.RecordAsync(provider, providerCallId, [.. part.Select(placed => placed.Event)], cancellationToken);
                for (var i = 0; i < part.Length; i++) answers[part[i].Place] = CallEventAnswerResponse.From(callId, recorded.Answers[i]);
            }
            catch (ContactCenterException refusal) when (refusal.Error.Kind is not (ErrorKind.Unavailable or ErrorKind.Internal))
            {
                foreach (var placed in part) answers[placed.Place] = CallEventAnswerResponse.Refused(placed.Event.Id, callId, refusal.Error);
            }
        }
    }
}
