using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Api.RateLimits;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Conversations;

/// <summary>One conversation for its agent: reads it, writes in it and ends it (contract §2.5, §3.3, §3.5).</summary>
internal sealed class RoomEndpoints(
    IGrainFactory grains, VisibleConversations rooms, TranscriptReader transcript, AccessControl access,
    IConversationDirectory directory, Quotas quotas, IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(AgentConversationOperations.ChannelInfo, call => InfoAsync(call, "channel"));
        api.Map(AgentConversationOperations.RoomInfo, call => InfoAsync(call, "room"));
        api.Map(AgentConversationOperations.Messages, MessagesAsync);
        api.Map(AgentConversationOperations.Close, CloseAsync);
    }

    private async Task<ApiResponse> InfoAsync(ApiCall call, string name) =>
        await rooms.FindToReadAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted) is { } room
            ? ApiResponse.Of(name, room, ConversationJson.WriteRoom)
            : throw new ContactCenterException(RoomErrors.NotFound);

    private async Task<ApiResponse> MessagesAsync(ApiCall call)
    {
        var roomId = call.FromPath("rid");
        var page = Paging.Read(call.Input, workspace.Current, ("ts", "ts"));
        var room = await rooms.FindToReadAsync(call.Caller, roomId, call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        if (call.Input.Text("searchTerm") is { Length: > 0 } term)
        {
            var found = await transcript.SearchAsync(roomId, term, call.Aborted);
            return PagedResponse.Of("messages", [.. found.Skip(page.Offset).Take(page.Count)], page, found.Count, WriteMessage, page.Count);
        }

        var messages = await transcript.ReadWrittenAsync(roomId, page.Offset, page.Count, call.Aborted);
        return PagedResponse.Of("messages", messages, page, room.MessageCount, WriteMessage, page.Count);
    }

    private async Task<ApiResponse> CloseAsync(ApiCall call)
    {
        var input = call.Input;
        var roomId = input.RequiredText("rid");
        var transcript = Transcript(call);
        var command = new CloseAsUser(
            call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent(), input.Text("comment"), input.TextsOrNone("tags"),
            await rooms.MayAsync(call.Caller, Permissions.CloseOthersRoom, roomId, call.Aborted),
            workspace.Current.SettingIsOn("Livechat_request_comment_when_closing_conversation"))
        {
            TagsAreRequired = await RequiresTagAsync(roomId, call.Aborted), Transcript = transcript,
            WithPdf = input.Flag("generateTranscriptPdf") is true && access.May(call.Caller, Permissions.RequestPdf),
            IsForced = input.Flag("forceClose") is true && workspace.Current.SettingIsOn("Omnichannel_allow_force_close_conversations")
                && await rooms.FindAsync(call.Caller, roomId, call.Aborted) is not null,
        };
        try
        {
            await grains.GetGrain<IConversationGrain>(roomId).CloseAsUser(command);
            return ApiResponse.Success;
        }
        catch (ContactCenterException refusal)
        {
            throw await rooms.ExplainAsync(refusal, call.Caller, roomId, ConversationErrors.ErrorInvalidRoom, call.Aborted);
        }
    }

    private async Task<bool> RequiresTagAsync(string roomId, CancellationToken cancellationToken)
    {
        if (workspace.Current.Departments.Values.All(department => !department.Profile.RequestsTagBeforeClosing)) return false;
        var room = await directory.FindConversationAsync(roomId, cancellationToken);
        return room?.DepartmentId is { } id
            && workspace.Current.Departments.GetValueOrDefault(id)?.Profile.RequestsTagBeforeClosing == true;
    }

    private TranscriptRequest? Transcript(ApiCall call)
    {
        if (call.Input.Member("transcriptEmail") is not { } asked || asked.Flag("sendToVisitor") != true) return null;
        if (asked.Member("requestData") is not { } data || !VerificationAddress.TryEmail(data.Text("email") ?? "", out var email))
            throw new ContactCenterException(MessageErrors.InvalidEmail);
        quotas.TakeTranscript(call.Request.HttpContext, email.Value);
        var subject = DueWorkRules.SubjectOf(data.Text("subject"));
        return new TranscriptRequest(email.Value, subject, time.GetUtcNow(), call.Caller.AsAgent());
    }

    private static void WriteMessage(Utf8JsonWriter json, MessageView message) => ConversationJson.WriteMessage(json, message, null);
}
