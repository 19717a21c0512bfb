using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Voip;

/// <summary>The caller's own calls that are over, the newest first (contract §4).</summary>
internal sealed class ListCallHistoryOperation(ICallDirectory directory, IWorkspaceConfiguration workspace)
    : IOperation<ListCallHistoryRequest, ListCallHistoryResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "call-history.list")
    {
        ExampleRequest = new ListCallHistoryRequest("ada") { Count = 25 },
        ExampleResponse = new ListCallHistoryResponse([CallHistoryItemResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListCallHistoryResponse> RunAsync(ApiCall call, ListCallHistoryRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("ts", "startedAt"), ("endedAt", "endedAt"), ("contactName", "name"));
        ImmutableArray<string> states = [.. (request.State ?? []).SelectMany(state => CallHistoryItemResponse.StatesOf(state))];
        // No call of ours is ever in some of the contract's states.
        if (request.State is { IsEmpty: false } && states.IsEmpty) return new ListCallHistoryResponse([]) { Count = 0, Offset = page.Offset, Total = 0 };
        var query = new CallQuery(page)
        {
            Text = request.Filter is { Length: > 0 } ? request.Filter : null, Direction = request.Direction, States = states, IsOpen = false,
            AgentIds = [call.Caller.UserId],
        };
        var found = await directory.ListCallsAsync(query, call.Aborted);
        return new ListCallHistoryResponse([.. found.Items.Select(one => CallHistoryItemResponse.From(one, call.Caller.UserId))])
        {
            Count = found.Items.Length, Offset = page.Offset, Total = found.Total,
        };
    }
}

/// <param name="Filter">A part of the contact's name, or digits of the number.</param>
/// <param name="State">Any of these.</param>
internal sealed record ListCallHistoryRequest(
    [MaxLength(InputLimits.NameMax)] string? Filter = null,
    [AllowedValues(CallDirections.Inbound, CallDirections.Outbound)] string? Direction = null,
    [AllowedValues("ended", "not-answered", "failed", "error", "transferred")] ImmutableArray<string>? State = null) : PageParameters;

internal sealed record ListCallHistoryResponse(ImmutableArray<CallHistoryItemResponse> Items) : PagedResult;

/// <summary>One of the caller's own calls (contract §4).</summary>
internal sealed class CallHistoryInfoOperation(ICallDirectory directory) : IOperation<CallHistoryInfoRequest, CallHistoryInfoResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "call-history.info")
    {
        Errors = [CommonErrors.ResourceNotFound], ExampleRequest = new CallHistoryInfoRequest(CallId: CallExamples.CallId),
        ExampleResponse = new CallHistoryInfoResponse(CallHistoryItemResponse.Example, CallExamples.Call),
    };

    public async Task<CallHistoryInfoResponse> RunAsync(ApiCall call, CallHistoryInfoRequest request)
    {
        var found = await directory.FindCallAsync(request.HistoryId ?? request.CallId!, call.Aborted);
        if (found is null || !VisibleCalls.HasPart(call.Caller.UserId, found)) throw new ContactCenterException(CommonErrors.ResourceNotFound);
        return new CallHistoryInfoResponse(CallHistoryItemResponse.From(found, call.Caller.UserId), CallResponse.From(found));
    }
}

/// <param name="HistoryId">The id of the item, which is that of the call; or callId.</param>
[ExactlyOneOf("historyId", "callId")]
internal sealed record CallHistoryInfoRequest([ValidId] string? HistoryId = null, [ValidId] string? CallId = null);

internal sealed record CallHistoryInfoResponse(CallHistoryItemResponse Item, CallResponse Call) : ApiResult;

/// <summary>A call in the history of one user (contract §4).</summary>
/// <param name="Id">The id of the call.</param>
/// <param name="Uid">The user.</param>
/// <param name="Ts">The time when it began.</param>
/// <param name="Type">"media-call", always.</param>
/// <param name="State">ended, not-answered or failed.</param>
/// <param name="Duration">Seconds in which somebody could be heard.</param>
/// <param name="External">True, always: the other side is outside.</param>
internal sealed record CallHistoryItemResponse(
    [property: JsonPropertyName("_id")] string Id, string Uid, DateTimeOffset Ts, string CallId, string Type, string? Direction, string State, long Duration,
    DateTimeOffset? EndedAt, bool External, string? ContactId, string? ContactName, string? ContactExtension,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static CallHistoryItemResponse Example { get; } = From(CallExamples.View, CallExamples.View.Record.Agent!.UserId);

    public static CallHistoryItemResponse From(CallView call, string userId) => new(
        call.CallId, userId, call.Record.StartedAt, call.CallId, "media-call", call.Record.Direction, StateOf(call.Record.State),
        call.Record.TalkMilliseconds / 1_000, call.Record.EndedAt, true, call.Contact?.ContactId, call.Contact?.Name, call.Number, call.UpdatedAt);

    public static ImmutableArray<string> StatesOf(string state) => state switch
    {
        "ended" => [CallStates.Ended],
        "not-answered" => CallStates.ToFollowUp,
        "failed" => [CallStates.Failed],
        _ => [],
    };

    private static string StateOf(string state) =>
        CallStates.ToFollowUp.Contains(state) ? "not-answered" : state == CallStates.Failed ? "failed" : "ended";
}
