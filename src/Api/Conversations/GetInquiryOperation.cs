namespace ContactCenter.Api.Conversations;

/// <summary>The place of a conversation in its queue (contract §3.4).</summary>
internal sealed class GetInquiryOperation(VisibleConversations rooms) : IOperation<RoomToRead, GetInquiryResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/inquiries.getOne")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = RoomToRead.Example,
        ExampleResponse = new GetInquiryResponse(RoomExamples.Inquiry),
    };

    public async Task<GetInquiryResponse> RunAsync(ApiCall call, RoomToRead request) => new(
        await rooms.FindAsync(call.Caller, request.RoomId, call.Aborted) is { } room and not { Status: ConversationStatuses.Closed }
            ? InquiryResponse.From(room)
            : null);
}

/// <param name="Inquiry">Null = there is no such room, it is closed, or the caller may not see it.</param>
internal sealed record GetInquiryResponse([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] InquiryResponse? Inquiry) : ApiResult;
