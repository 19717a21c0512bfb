using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Events;

/// <summary>What became of one event.</summary>
/// <param name="Id">The event's id; absent = it has none that could be read.</param>
/// <param name="CallId">Our id of the call; absent = the event names none.</param>
/// <param name="Result">recorded, repeated (it was known already) or refused.</param>
/// <param name="Error">Why it was refused.</param>
/// <param name="ErrorType">The error's code.</param>
internal sealed record CallEventAnswerResponse(string? Id, string? CallId, string Result, string? Error = null, string? ErrorType = null)
{
    public static CallEventAnswerResponse From(string callId, CallEventAnswer answer) =>
        new(answer.EventId, callId, answer.Result, answer.Error?.Text, answer.Error?.Type);

    public static CallEventAnswerResponse Refused(string? id, string? callId, Error error) =>
        new(id, callId, CallEventResults.Refused, error.Text, error.Type);
}

/// <param name="Events">One answer for each event, in the order of the request.</param>
internal sealed record CallEventsResponse(ImmutableArray<CallEventAnswerResponse> Events) : ApiResult
{
    public static CallEventsResponse Example { get; } = new([new CallEventAnswerResponse("17-1", CallExamples.CallId, CallEventResults.Recorded)]);
}
