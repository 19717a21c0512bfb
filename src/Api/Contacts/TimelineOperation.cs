namespace ContactCenter.Api.Contacts;

/// <summary>Everything that happened to a contact, its conversations and its calls, and who looked at it; newest first.</summary>
internal sealed class TimelineOperation(TimelineReader timeline, ContactLookup contacts, ContactAccessLog access)
    : IOperation<TimelineRequest, TimelineResponse>
{
    private const int CountDefault = 50;
    private const int CountMax = 200;

    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.timeline")
    {
        Access = Access.AllOf(Permissions.ViewContactHistory),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new TimelineRequest("674eeb4343725ce31dd9bdae", Count: 25),
        ExampleResponse = new TimelineResponse(
            [
                new TimelineEntryResponse(
                    812, ContactExamples.At, "contact-updated", "674eeb4343725ce31dd9bdae", null, new TimelineActorResponse("user", "ana", "ana", "Ana"),
                    new TimelineDetailsResponse { Name = "Ada Lovelace" }),
            ],
            1, 812),
    };

    public async Task<TimelineResponse> RunAsync(ApiCall call, TimelineRequest request)
    {
        var contact = await contacts.GetAsync(request.ContactId, call.Aborted);
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.Timeline);
        var kinds = request.Kinds is { } asked ? [.. ContactTimeline.Kinds.Intersect(asked)] : ContactTimeline.Kinds;
        var (entries, next) = await timeline.ReadAsync(
            contact, request.Before ?? long.MaxValue, kinds, Math.Min(request.Count ?? CountDefault, CountMax), call.Aborted);
        return new TimelineResponse(entries, entries.Length, next);
    }
}

/// <param name="Before">The `next` of the response before, to go on.</param>
/// <param name="Count">The most entries of the response: 50 if absent, at most 200.</param>
/// <param name="Kinds">Only entries of these kinds.</param>
internal sealed record TimelineRequest(
    [ValidId] string ContactId, [AtLeast(1)] int? Before = null, [AtLeast(1)] int? Count = null,
    [MaxLength(InputLimits.IdMax)] ImmutableArray<string>? Kinds = null);

/// <param name="Next">What to send as `before` to go on; absent = there are no more.</param>
internal sealed record TimelineResponse(ImmutableArray<TimelineEntryResponse> Timeline, int Count, long? Next) : ApiResult;
