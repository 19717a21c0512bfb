using ContactCenter.Api.Conversations;
using ContactCenter.Files;

namespace ContactCenter.Api.Files;

/// <summary>The serving agent sends a file into a conversation: the part file, and perhaps description (contract §2.4).</summary>
internal sealed class UploadFileAsAgentOperation(IGrainFactory grains, Uploads uploads, VisibleConversations rooms, AccessControl access)
    : IOperation<NoRequest, UploadFileAsAgentResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "rooms.media/{rid}")
    {
        Access = Access.AllOf(Permissions.ViewRoom), StreamedBody = Uploads.Form,
        Errors =
        [
            CommonErrors.Unauthorized, .. FileErrors.All, ConversationErrors.RoomClosed, ConversationErrors.NotServing,
            ConversationErrors.MessageTooLong,
        ],
        ExampleResponse = new UploadFileAsAgentResponse(MessageResponse.From(Uploads.ExampleMessage)),
    };

    public async Task<UploadFileAsAgentResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var roomId = call.FromPath("rid");
        var messageId = call.Ids.ShortId("file");
        var mayServeOthers = access.May(call.Caller, Permissions.SaveOthersRoomInfo);
        var message = await uploads.RunAsync(
            call, roomId, messageId,
            async () =>
            {
                var room = await rooms.FindAsync(call.Caller, roomId, call.Aborted);
                if (room is null || (room.ServedBy?.UserId != call.Caller.UserId && !mayServeOthers))
                    throw new ContactCenterException(CommonErrors.Unauthorized);
                if (SmsRules.IsBySms(room.Source)) throw new ContactCenterException(FileErrors.Disabled);
            },
            uploaded => grains.GetGrain<IConversationGrain>(roomId).PostAsAgent(new PostAgentMessage(
                CommandContext.FromClient(messageId, call.Caller.Actor), call.Caller.AsAgent(), messageId, uploaded.Description, mayServeOthers)
            {
                File = uploaded.Reference,
            }));
        return new UploadFileAsAgentResponse(MessageResponse.From(message));
    }
}

internal sealed record UploadFileAsAgentResponse(MessageResponse Message) : ApiResult;
