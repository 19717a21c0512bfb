using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Events;

/// <summary>
/// Takes what a PBX or provider reports of calls, in any order and as often as it likes. Each event is answered by itself: a wrong one never loses the
/// others. An event that was answered with 503 may be sent again as it is.
/// </summary>
internal sealed class ReceiveCallEventsOperation(CallEventTaker taker, CallEventCounts counts, TimeProvider time)
    : IOperation<CallEventsRequest, CallEventsResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "calls.events")
    {
        Access = Access.Signed, Limit = RateLimitRule.CallEvents, ExampleRequest = CallEventsRequest.Example, ExampleResponse = CallEventsResponse.Example,
    };

    public async Task<CallEventsResponse> RunAsync(ApiCall call, CallEventsRequest request)
    {
        var now = time.GetUtcNow();
        var answers = new CallEventAnswerResponse[request.Events.Length];
        var events = new List<PlacedCallEvent>(request.Events.Length);
        for (var place = 0; place < request.Events.Length; place++)
        {
            try
            {
                var read = request.Events[place].Read();
                events.Add(new PlacedCallEvent(place, read.CallId, read.ToEvent(now)));
            }
            catch (ContactCenterException refusal)
            {
                answers[place] = CallEventAnswerResponse.Refused(request.Events[place].Id, null, refusal.Error);
            }
        }

        var provider = request.Provider ?? CallEventsRequest.StandardProvider;
        await taker.RecordAsync(provider, events, answers, call.Aborted);
        var response = new CallEventsResponse([.. answers]);
        counts.Count(provider, response.Events);
        return response;
    }
}

/// <param name="Events">Events of any calls.</param>
/// <param name="Provider">The name of the PBX or provider, which together with the id of a call names the call. Absent = pbx.</param>
internal sealed record CallEventsRequest(
    [Items(Min = 1, Max = CallLimits.EventsPerCommandMax)] ImmutableArray<CallEventItem> Events,
    [NotEmpty, OneLine, MaxLength(InputLimits.IdMax)] string? Provider = null)
{
    public const string StandardProvider = "pbx";

    public static CallEventsRequest Example { get; } = new(
    [
        CallEventItem.Of(new CallEventRequest(
            CallExamples.ProviderCallId, "17-1", CallEventKinds.Ringing, "2026-11-22T09:00:00.000Z", 1, Direction: CallDirections.Inbound,
            From: CallExamples.Number, To: CallExamples.OwnNumber)),
    ]);
}
