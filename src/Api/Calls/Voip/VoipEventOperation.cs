using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Voip;

/// <summary>
/// An agent's phone says what happened to a call (contract §4). Hold and its end are recorded for the agent's leg; the rest the provider tells by itself,
/// so it changes nothing.
/// </summary>
internal sealed class VoipEventOperation(CallIntake intake, VisibleCalls calls, TimeProvider time) : IOperation<VoipEventRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "voip/events")
    {
        Access = Access.AllOf(Permissions.ViewRoom), Errors = [VoipErrors.InvalidRoom, CallErrors.TooManyEvents],
        ExampleRequest = new VoipEventRequest("voip-call-on-hold", CallExamples.CallId),
    };

    public async Task<Done> RunAsync(ApiCall call, VoipEventRequest request)
    {
        var found = await calls.GetAsync(call, request.Rid, VoipErrors.InvalidRoom);
        var leg = found.Record.Legs.LastOrDefault(one => one.Agent?.UserId == call.Caller.UserId && one.EndedAt is null);
        if (request.Kind is not { } kind || leg is null) return Done.Instance;
        var at = time.GetUtcNow();
        var said = new CallEvent
        {
            Id = call.Ids.ShortId("event"), Kind = kind, At = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond)),
            LegId = leg.LegId, LegRole = leg.Role, Agent = call.Caller.UserId,
        };
        var recorded = await intake.RecordAsync(found.Provider, found.ProviderCallId, [said], call.Aborted);
        return recorded.Answers[0].Error is { } error ? throw new ContactCenterException(error) : Done.Instance;
    }
}

/// <param name="Rid">The id of the call.</param>
/// <param name="Comment">Accepted and not read: notes are part of the wrap-up.</param>
internal sealed record VoipEventRequest(
    [AllowedValues("voip-call-started", "voip-call-ended", "voip-call-declined", "voip-call-on-hold", "voip-call-unhold", "voip-call-duration",
        "voip-call-ended-unexpectedly")] string Event,
    [ValidId] string Rid, string? Comment = null)
{
    /// <summary>What is recorded; null = nothing.</summary>
    [JsonIgnore]
    public string? Kind => Event switch
    {
        "voip-call-on-hold" => CallEventKinds.Held,
        "voip-call-unhold" => CallEventKinds.Resumed,
        _ => null,
    };
}
