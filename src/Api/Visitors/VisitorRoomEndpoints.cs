using ContactCenter.Addresses;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.RateLimits;
using ContactCenter.Api.Workspace;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using ContactCenter.Wording;

namespace ContactCenter.Api.Visitors;

/// <summary>Further actions of visitors on their conversation (contract §2.2, §2.3, §2.4).</summary>
internal sealed class VisitorRoomEndpoints(
    IGrainFactory grains, VisitorAccess visitors, VisitorCursors cursors, ForwardTargets targets, Departments departments, IConversationDirectory directory,
    Quotas quotas, IWorkspaceConfiguration workspace) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(VisitorRoomOperations.Edit, EditAsync);
        api.Map(VisitorRoomOperations.Delete, DeleteAsync);
        api.Map(VisitorRoomOperations.Survey, SurveyAsync);
        api.Map(VisitorRoomOperations.Transfer, async call =>
        {
            await TransferAsync(call);
            return ApiResponse.Success;
        });
        api.Map(VisitorRoomOperations.TransferRoom, async call =>
        {
            var token = call.Input.RequiredText("token");
            return ApiResponse.Of("room", await TransferAsync(call), (json, room) => VisitorRoomJson.WriteRoom(json, room, token, workspace.Current));
        });
        api.Map(VisitorRoomOperations.VisitPage, VisitAsync);
        api.Map(VisitorRoomOperations.Read, ReadAsync);
        api.Map(VisitorRoomOperations.Transcript, TranscriptAsync);
    }

    private async Task<ApiResponse> EditAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Message_AllowEditing")) throw new ContactCenterException(MessageErrors.EditingDisabled);
        var visitor = Caller(call);
        var text = call.Input.RequiredText("msg");
        MessageLimits.Check(text, workspace.Current);
        var message = await AskAsync(call, visitor, room => room.EditMessage(
            Change(call, visitor) with { MaxAgeMinutes = workspace.Current.SettingNumber(MessageLimits.EditMinutesSetting) }, text));
        return ApiResponse.Of("message", message, (json, m) => VisitorRoomJson.WriteMessage(json, m, visitor.Token, workspace.Current));
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Message_AllowDeleting")) throw new ContactCenterException(MessageErrors.DeletingDisabled);
        var visitor = Caller(call);
        var message = await AskAsync(call, visitor, room => room.DeleteMessage(
            Change(call, visitor) with { MaxAgeMinutes = workspace.Current.SettingNumber(MessageLimits.DeleteMinutesSetting) }));
        return ApiResponse.Of("message", message, static (json, m) =>
        {
            json.WriteString("_id", m.MessageId);
            json.Date("ts", m.At);
        });
    }

    private async Task<ApiResponse> SurveyAsync(ApiCall call)
    {
        var visitor = Caller(call);
        var answers = SurveyAnswers.Read(call.Input.Items("data"));
        await visitors.GetAsync(visitor, call.Aborted);
        var room = await Actor(visitor).AnswerSurvey(
            call.Input.RequiredText("rid"), new AnswerSurvey(Command(call, visitor), visitor.Key, answers));
        return ApiResponse.Of(json =>
        {
            json.WriteString("rid", room.RoomId);
            json.WriteStartObject("data");
            foreach (var (name, value) in answers.OrderBy(answer => answer.Key, StringComparer.Ordinal)) json.WriteString(name, value);
            json.WriteEndObject();
        });
    }

    private async Task<ConversationView> TransferAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Livechat_allow_switching_departments"))
            throw new ContactCenterException(VisitorRoomErrors.SwitchingNotAllowed);
        var visitor = Caller(call);
        var room = await FindOwnAsync(call, visitor);
        if (room.Status == ConversationStatuses.Closed) throw new ContactCenterException(ConversationErrors.ConversationIsClosed);
        var asked = await departments.FindAsync(call.Input.RequiredText("department"), call.Aborted)
            ?? throw new ContactCenterException(TransferErrors.InvalidDepartment);
        if (asked.DepartmentId == room.DepartmentId) throw new ContactCenterException(ConversationErrors.SameDepartment);
        var target = await targets.FindAsync(room.DepartmentId, asked.DepartmentId, call.Aborted);
        return (await grains.GetGrain<IConversationGrain>(room.RoomId).TransferToQueue(
            new TransferToQueue(
                Command(call, visitor), ConversationTranscript.Of(room.Visitor), TransferScopes.Department, target.DepartmentId, null, null)
            {
                VisitorKey = visitor.Key, RequestedDepartmentId = target.RequestedDepartmentId,
            }))!;
    }

    private async Task<ApiResponse> VisitAsync(ApiCall call)
    {
        var visitor = Caller(call);
        if (call.Input.Text("rid") is not { Length: > 0 })
        {
            await visitors.GetAsync(visitor, call.Aborted);
            return ApiResponse.Success;
        }

        var page = call.Input.GetProperty("pageInfo");
        var (title, url, change) = (
            VisibleText.OneLine(page.RequiredText("title")), VisibleText.OneLine(page.GetProperty("location").RequiredText("href")),
            page.RequiredText("change"));
        await AskAsync(call, visitor, async room =>
        {
            await room.VisitPage(new VisitPage(Command(call, visitor), visitor.Key, title, url, change));
            return true;
        });
        return ApiResponse.Of(json =>
        {
            json.WriteStartObject("page");
            json.WriteString("msg", $"{title} - {url}");
            json.WriteStartObject("navigation");
            json.WritePropertyName("page");
            page.WriteTo(json);
            json.WriteString("token", visitor.Token);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private async Task<ApiResponse> ReadAsync(ApiCall call)
    {
        var visitor = Caller(call);
        var seq = call.Input.Number("seq")!.Value;
        await cursors.MoveAsync(visitor, call.Input.RequiredText("rid"), new MoveCursor(
            Command(call, visitor), VisitorId(visitor), visitor.Key, call.Input.Number("delivered") ?? seq, seq), call.Aborted);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> TranscriptAsync(ApiCall call)
    {
        if (!workspace.Current.SettingIsOn("Livechat_enable_transcript")) throw new ContactCenterException(VisitorRoomErrors.TranscriptDisabled);
        var visitor = Caller(call);
        if (!VerificationAddress.TryEmail(call.Input.RequiredText("email"), out var email)) throw new ContactCenterException(MessageErrors.InvalidEmail);
        await FindOwnAsync(call, visitor);
        quotas.TakeVisitorsTranscript(call.Request.HttpContext, email.Value);
        await Actor(visitor).RequestTranscript(
            call.Input.RequiredText("rid"), new RequestTranscript(Command(call, visitor), visitor.Key, null, email.Value, DueWorkRules.TranscriptSubject));
        return ApiResponse.Of(json => json.WriteString("message", "Livechat transcript sent"));
    }

    /// <summary>A room of somebody else is not there.</summary>
    private async Task<ConversationView> FindOwnAsync(ApiCall call, VisitorCaller visitor)
    {
        await visitors.GetAsync(visitor, call.Aborted);
        var room = await directory.FindConversationAsync(call.Input.RequiredText("rid"), call.Aborted);
        return room?.Visitor.VisitorId == VisitorId(visitor) ? room : throw new ContactCenterException(ConversationErrors.ErrorInvalidRoom);
    }

    private async Task<T> AskAsync<T>(ApiCall call, VisitorCaller visitor, Func<IConversationGrain, Task<T>> ask)
    {
        var roomId = call.Input.RequiredText("rid");
        try
        {
            return await ask(grains.GetGrain<IConversationGrain>(roomId));
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, call.Aborted);
        }
    }

    /// <summary>The visitor's actor, for actions that closed conversations allow, too: it looks for blocks itself.</summary>
    private IVisitorGrain Actor(VisitorCaller visitor) => grains.GetGrain<IVisitorGrain>(visitor.Key);

    private static ChangeMessage Change(ApiCall call, VisitorCaller visitor) => new(
        Command(call, visitor), call.FromPath("_id"), Sender(visitor), visitor.Key, MayChangeOthers: false);

    /// <summary>The names follow from the key, as when the visitor registered.</summary>
    private static MessageSender Sender(VisitorCaller visitor)
    {
        var names = ContactCenter.Visitors.VisitorNames.Of(visitor.Key);
        return new MessageSender(MessageSender.Visitor, names.VisitorId, names.Username, null);
    }

    private static string VisitorId(VisitorCaller visitor) => ContactCenter.Visitors.VisitorNames.Of(visitor.Key).VisitorId;

    private static VisitorCaller Caller(ApiCall call) => VisitorCaller.Of(call.Input.RequiredText("token"));

    private static ContactCenter.Journal.CommandContext Command(ApiCall call, VisitorCaller visitor) => call.IdsOf(visitor.Key).Command(visitor.Actor);
}
