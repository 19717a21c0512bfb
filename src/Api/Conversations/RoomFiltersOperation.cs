namespace ContactCenter.Api.Conversations;

/// <summary>The channels through which conversations came lately (contract §3.2).</summary>
internal sealed class RoomFiltersOperation(IConversationOverview directory) : IOperation<NoRequest, RoomFiltersResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/rooms/filters")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleResponse = new RoomFiltersResponse([new RoomFilterResponse("widget", null), new RoomFilterResponse("api", null)]),
    };

    public async Task<RoomFiltersResponse> RunAsync(ApiCall call, NoRequest request) =>
        new([.. (await directory.ListChannelKindsAsync(call.Aborted)).Select(kind => new RoomFilterResponse(kind.Type, kind.Id))]);
}

internal sealed record RoomFiltersResponse(ImmutableArray<RoomFilterResponse> Filters) : ApiResult;

/// <param name="Type">Such as widget, api or email.</param>
/// <param name="Id">One of several channels of the type; absent = there is one.</param>
internal sealed record RoomFilterResponse(string Type, string? Id);
