using ContactCenter.Api.Conversations;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Visitors;

/// <summary>The visitor moves its conversation to another department (contract §2.2).</summary>
internal sealed class TransferOwnRoomOperation(OwnRoomTransfer transfer) : IOperation<TransferOwnRoomRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/visitor/department.transfer")
    {
        Access = Access.Visitor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.ErrorInvalidRoom, ConversationErrors.ConversationIsClosed, ConversationErrors.OnHold,
            ConversationErrors.ForwardingFailed, TransferErrors.InvalidDepartment, TransferErrors.NobodyOnline, ConversationErrors.SameDepartment,
            OwnRoomTransfer.NotAllowed,
        ],
        ExampleRequest = new TransferOwnRoomRequest(VisitorExamples.RoomId, VisitorExamples.Token, "674eeb4343725ce31dd9bdb0"),
    };

    public async Task<Done> RunAsync(ApiCall call, TransferOwnRoomRequest request)
    {
        await transfer.RunAsync(call, request);
        return Done.Instance;
    }
}

/// <summary>The older form of visitor/department.transfer (contract §2.2).</summary>
internal sealed class TransferOwnRoomOldOperation(OwnRoomTransfer transfer, IWorkspaceConfiguration workspace)
    : IOperation<TransferOwnRoomRequest, TransferOwnRoomResponse>
{
    public static ApiOperation Operation { get; } = TransferOwnRoomOperation.Operation with
    {
        Path = "livechat/room.transfer",
        ExampleResponse = new TransferOwnRoomResponse(
            VisitorExamples.Room with { DepartmentId = "674eeb4343725ce31dd9bdb0", ServedBy = null, QueuedAt = RoomExamples.At.AddMinutes(1) }),
    };

    public async Task<TransferOwnRoomResponse> RunAsync(ApiCall call, TransferOwnRoomRequest request) =>
        new(VisitorRoomResponse.From(await transfer.RunAsync(call, request), request.Token, workspace.Current));
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Department">The id or name of the department.</param>
internal sealed record TransferOwnRoomRequest(
    [ValidId] string Rid, [MaxLength(InputLimits.TokenMax)] string Token, [MaxLength(InputLimits.NameMax)] string Department) : IVisitorRequest;

internal sealed record TransferOwnRoomResponse(VisitorRoomResponse Room) : ApiResult;

/// <summary>The transfer that both operations order.</summary>
internal sealed class OwnRoomTransfer(
    IGrainFactory grains, VisitorAccess visitors, ForwardTargets targets, Departments departments, IWorkspaceConfiguration workspace)
{
    public static Error NotAllowed { get; } = Error.Plain("error-transfering-chat");

    public async Task<ConversationView> RunAsync(ApiCall call, TransferOwnRoomRequest request)
    {
        if (!workspace.Current.SettingIsOn("Livechat_allow_switching_departments")) throw new ContactCenterException(NotAllowed);
        var visitor = VisitorCaller.Of(request.Token);
        var room = await visitors.GetRoomAsync(visitor, request.Rid, call.Aborted);
        if (room.Status == ConversationStatuses.Closed) throw new ContactCenterException(ConversationErrors.ConversationIsClosed);
        var asked = await departments.FindAsync(request.Department, call.Aborted)
            ?? throw new ContactCenterException(TransferErrors.InvalidDepartment);
        if (asked.DepartmentId == room.DepartmentId) throw new ContactCenterException(ConversationErrors.SameDepartment);
        var target = await targets.FindAsync(room.DepartmentId, asked.DepartmentId, call.Aborted);
        return (await grains.GetGrain<IConversationGrain>(room.RoomId).TransferToQueue(
            new TransferToQueue(
                call.CommandOf(visitor), ConversationTranscript.Of(room.Visitor), TransferScopes.Department, target.DepartmentId, null, null)
            {
                VisitorKey = visitor.Key, RequestedDepartmentId = target.RequestedDepartmentId,
            }))!;
    }
}
