using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Api.RateLimits;
using ContactCenter.Conversations;

namespace ContactCenter.Api.Conversations;

/// <summary>Agents change their messages, read, and ask for transcripts (contract §3.3, §3.5).</summary>
internal sealed class RoomMessageEndpoints(
    IGrainFactory grains, VisibleConversations rooms, Quotas quotas, IWorkspaceConfiguration workspace) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(RoomInfoOperations.EditMessage, EditAsync);
        api.Map(RoomInfoOperations.DeleteMessage, DeleteAsync);
        api.Map(RoomInfoOperations.Read, ReadAsync);
        api.Map(RoomInfoOperations.Cursors, CursorsAsync);
        api.Map(RoomInfoOperations.Subscription, SubscriptionAsync);
        api.Map(RoomInfoOperations.RequestTranscript, RequestTranscriptAsync);
        api.Map(RoomInfoOperations.WithdrawTranscript, WithdrawTranscriptAsync);
        api.Map(RoomInfoOperations.RequestPdf, RequestPdfAsync);
    }

    private async Task<ApiResponse> EditAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Message_AllowEditing")) throw new ContactCenterException(MessageErrors.EditingDisabled);
        var text = call.Input.RequiredText("text");
        MessageLimits.Check(text, workspace.Current);
        var message = await (await GrainAsync(call, "roomId")).EditMessage(
            Change(call) with { MaxAgeMinutes = workspace.Current.SettingNumber(MessageLimits.EditMinutesSetting) }, text);
        return ApiResponse.Of("message", message, (json, m) => ConversationJson.WriteMessage(json, m, null));
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Message_AllowDeleting")) throw new ContactCenterException(MessageErrors.DeletingDisabled);
        var message = await (await GrainAsync(call, "roomId")).DeleteMessage(
            Change(call) with { MaxAgeMinutes = workspace.Current.SettingNumber(MessageLimits.DeleteMinutesSetting) });
        return ApiResponse.Of(json =>
        {
            json.WriteString("_id", message.MessageId);
            json.Date("ts", message.At);
        });
    }

    private static ChangeMessage Change(ApiCall call) => new(
        call.Ids.Command(call.Caller.Actor), call.Input.RequiredText("msgId"), ConversationTranscript.Of(call.Caller.AsAgent()), null,
        MayChangeOthers: false);

    private async Task<ApiResponse> ReadAsync(ApiCall call)
    {
        var room = await FindAsync(call, call.Input.RequiredText("rid"));
        var read = call.Input.Number("seq") ?? (call.Input.Number("delivered") is null ? room.Seq : 0);
        await grains.GetGrain<IConversationGrain>(room.RoomId).MoveCursor(new MoveCursor(
            call.Ids.Command(call.Caller.Actor), call.Caller.UserId, null, call.Input.Number("delivered") ?? read, read));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> CursorsAsync(ApiCall call)
    {
        var room = await rooms.FindToReadAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
        return ApiResponse.Of(json =>
        {
            WriteCursor(json, "visitor", room.VisitorCursor, room.UnreadByVisitor);
            WriteCursor(json, "agent", room.AgentCursor, room.UnreadByAgent);
            json.WriteNumber("seq", room.Seq);
        });
    }

    private async Task<ApiResponse> SubscriptionAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.Input.RequiredText("roomId"), call.Aborted);
        var isOwn = room is { Status: not ConversationStatuses.Closed } && room.ServedBy?.UserId == call.Caller.UserId;
        return ApiResponse.Of(json =>
        {
            if (!isOwn) json.WriteNull("subscription");
            else json.Object("subscription", room!, WriteSubscription);
        });
    }

    private async Task<ApiResponse> RequestTranscriptAsync(ApiCall call)
    {
        if (!VerificationAddress.TryEmail(call.Input.RequiredText("email"), out var email)) throw new ContactCenterException(MessageErrors.InvalidEmail);
        var room = await FindAsync(call, call.FromPath("rid"));
        quotas.TakeTranscript(call.Request.HttpContext, email.Value);
        await grains.GetGrain<IConversationGrain>(room.RoomId).RequestTranscript(new RequestTranscript(
            call.Ids.Command(call.Caller.Actor), null, call.Caller.AsAgent(), email.Value, DueWorkRules.SubjectOf(call.Input.RequiredText("subject"))));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> WithdrawTranscriptAsync(ApiCall call)
    {
        var room = await FindAsync(call, call.FromPath("rid"));
        await grains.GetGrain<IConversationGrain>(room.RoomId).WithdrawTranscript(call.Ids.Command(call.Caller.Actor));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> RequestPdfAsync(ApiCall call)
    {
        var room = await FindAsync(call, call.FromPath("rid"));
        await grains.GetGrain<IConversationGrain>(room.RoomId).RequestPdf(call.Ids.Command(call.Caller.Actor), call.Caller.AsAgent());
        return ApiResponse.Success;
    }

    private async Task<IConversationGrain> GrainAsync(ApiCall call, string name) =>
        grains.GetGrain<IConversationGrain>((await FindAsync(call, call.Input.RequiredText(name))).RoomId);

    private async Task<ConversationView> FindAsync(ApiCall call, string roomId) =>
        await rooms.FindAsync(call.Caller, roomId, call.Aborted) ?? throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);

    private static void WriteCursor(Utf8JsonWriter json, string side, ReadCursor cursor, int unread)
    {
        json.WriteStartObject(side);
        json.WriteNumber("delivered", cursor.DeliveredSeq);
        json.WriteNumber("read", cursor.ReadSeq);
        json.WriteNumber("unread", unread);
        json.WriteEndObject();
    }

    private static void WriteSubscription(Utf8JsonWriter json, ConversationView room)
    {
        json.WriteString("_id", room.RoomId);
        json.WriteString("rid", room.RoomId);
        json.WriteString("t", "l");
        json.WriteString("name", room.Name);
        json.WriteString("fname", room.Name);
        json.WriteStartObject("v");
        json.WriteString("_id", room.Visitor.VisitorId);
        json.WriteEndObject();
        json.WriteBoolean("open", true);
        json.WriteBoolean("alert", room.UnreadByAgent > 0);
        json.WriteNumber("unread", room.UnreadByAgent);
        json.Optional("department", room.DepartmentId);
        json.Date("ts", room.ServedBy!.At);
        json.Date("_updatedAt", room.UpdatedAt);
    }
}
