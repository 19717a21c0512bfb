namespace ContactCenter.Api.Conversations;

/// <summary>One conversation.</summary>
internal sealed class RoomInfoOperation(VisibleConversations rooms) : IOperation<RoomToRead, RoomInfoResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "rooms.info")
    {
        Errors = [RoomErrors.NotFound],
        ExampleRequest = RoomToRead.Example,
        ExampleResponse = new RoomInfoResponse(RoomExamples.Room),
    };

    public async Task<RoomInfoResponse> RunAsync(ApiCall call, RoomToRead request) => new(await ReadAsync(rooms, call, request));

    public static async Task<RoomResponse> ReadAsync(VisibleConversations rooms, ApiCall call, RoomToRead request) =>
        RoomResponse.From(await rooms.GetToReadAsync(call, request.RoomId, RoomErrors.NotFound));
}

/// <summary>One conversation, as rooms.info.</summary>
internal sealed class ChannelInfoOperation(VisibleConversations rooms) : IOperation<RoomToRead, ChannelInfoResponse>
{
    public static ApiOperation Operation { get; } = RoomInfoOperation.Operation with
    {
        Path = "channels.info", ExampleResponse = new ChannelInfoResponse(RoomExamples.Room),
    };

    public async Task<ChannelInfoResponse> RunAsync(ApiCall call, RoomToRead request) => new(await RoomInfoOperation.ReadAsync(rooms, call, request));
}

internal sealed record RoomInfoResponse(RoomResponse Room) : ApiResult;

internal sealed record ChannelInfoResponse(RoomResponse Channel) : ApiResult;
