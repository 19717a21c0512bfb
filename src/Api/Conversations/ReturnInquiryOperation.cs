namespace ContactCenter.Api.Conversations;

/// <summary>Puts a conversation back into its queue, or into a department's (contract §3.4 returnAsInquiry).</summary>
internal sealed class ReturnInquiryOperation(IGrainFactory grains, VisibleConversations rooms, AccessControl access, IWorkspaceConfiguration workspace)
    : IOperation<ReturnInquiryRequest, ReturnInquiryResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/inquiries.returnAsInquiry")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors =
        [
            TransferErrors.RoomNotFound, ConversationErrors.RoomClosed, ConversationErrors.OnHold, ConversationErrors.ForwardingFailed,
            TransferErrors.Returning,
        ],
        ExampleRequest = new ReturnInquiryRequest(RoomExamples.RoomId),
        ExampleResponse = new ReturnInquiryResponse(true),
    };

    public async Task<ReturnInquiryResponse> RunAsync(ApiCall call, ReturnInquiryRequest request)
    {
        var room = await rooms.GetAsync(call, request.RoomId, TransferErrors.RoomNotFound);
        if (request.DepartmentId is { } id && workspace.Current.Departments.GetValueOrDefault(id) is not { IsOpen: true })
            throw new ContactCenterException(TransferErrors.Returning);
        var returned = await grains.GetGrain<IConversationGrain>(room.RoomId).TransferToQueue(
            new TransferToQueue(
                call.Ids.Command(call.Caller.Actor), ConversationTranscript.Of(call.Caller.AsAgent()), TransferScopes.Queue, request.DepartmentId, null, null)
            {
                RequiredAgentId = ForwardRoomOperation.RequiredAgentId(call.Caller, access),
            });
        return new ReturnInquiryResponse(returned is not null);
    }
}

/// <param name="DepartmentId">Absent = the department where it is.</param>
internal sealed record ReturnInquiryRequest([ValidId] string RoomId, [ValidId] string? DepartmentId = null);

/// <param name="Result">False = it waits there already.</param>
internal sealed record ReturnInquiryResponse(bool Result) : ApiResult;
