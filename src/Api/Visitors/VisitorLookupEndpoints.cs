using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Visitors;
using ContactCenter.Wording;

namespace ContactCenter.Api.Visitors;

/// <summary>Visitors and their conversations as agents look them up, never with a token (contract §2.1, §2.3, §2.5).</summary>
internal sealed class VisitorLookupEndpoints(
    IGrainFactory grains, IVisitorDirectory visitorDirectory, IVisitorSearch visitorSearch, IConversationDirectory conversationDirectory,
    VisibleConversations rooms, TranscriptReader transcript, VisitorAccess visitors,
    ConversationVisibility visibility, IWorkspaceConfiguration workspace) : IApiModule
{
    private const int CompletedMax = 10;
    private const int SearchedRoomsMax = 100;

    private static readonly ImmutableArray<string> Open =
        [ConversationStatuses.Verifying, ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold];

    private sealed record Found(VisitorView Visitor, ConversationView? LastChat);

    public void Map(ApiRoutes api)
    {
        api.Map(VisitorLookupOperations.Info, InfoAsync);
        api.Map(VisitorLookupOperations.Search, SearchAsync);
        api.Map(VisitorLookupOperations.Autocomplete, AutocompleteAsync);
        api.Map(VisitorLookupOperations.Pages, PagesAsync);
        api.Map(VisitorLookupOperations.ChatHistory, HistoryAsync);
        api.Map(VisitorLookupOperations.SearchChats, SearchChatsAsync);
        api.Map(VisitorLookupOperations.OpenRooms, OpenRoomsAsync);
        api.Map(VisitorLookupOperations.Import, ImportAsync);
    }

    private async Task<ApiResponse> InfoAsync(ApiCall call)
    {
        var found = await visitorDirectory.FindVisitorByIdAsync(call.Input.RequiredText("visitorId"), call.Aborted)
            ?? throw new ContactCenterException(VisitorLookupOperations.NotFound);
        return ApiResponse.Of("visitor", found.View, VisitorJson.Write);
    }

    private async Task<ApiResponse> SearchAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var listed = await visitorSearch.ListVisitorsAsync(call.Input.RequiredText("term"), [], page, call.Aborted);
        var found = new List<Found>();
        foreach (var visitor in listed.Items)
            found.Add(new Found(visitor, (await RoomsAsync(visitor.VisitorId, [], new PageRequest(0, 1, []), call.Aborted)).Items.FirstOrDefault()));
        return PagedResponse.Of("visitors", found, page, listed.Total, static (json, one) =>
        {
            VisitorJson.Write(json, one.Visitor);
            if (one.LastChat is not { } last) return;
            json.WriteStartObject("lastChat");
            json.WriteString("_id", last.RoomId);
            json.Date("ts", last.OpenedAt);
            json.WriteEndObject();
        });
    }

    private async Task<ApiResponse> AutocompleteAsync(ApiCall call)
    {
        var (term, exceptions) = SelectorInput.Read(call.Input.RequiredText("selector"), HttpErrors.InvalidJsonParameter("selector"));
        var listed = await visitorSearch.ListVisitorsAsync(term, exceptions, new PageRequest(0, CompletedMax, []), call.Aborted);
        return ApiResponse.Of(json => json.Array("items", listed.Items, static (j, visitor) =>
        {
            j.WriteString("_id", visitor.VisitorId);
            j.Optional("name", visitor.Name);
            j.WriteString("username", visitor.Username);
            j.WriteString("custom_name", visitor.Name ?? visitor.Username);
        }));
    }

    private async Task<ApiResponse> PagesAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var room = await rooms.FindToReadAsync(call.Caller, call.FromPath("roomId"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        var pages = await transcript.ReadPagesAsync(room.RoomId, call.Aborted);
        return PagedResponse.Cut("pages", pages, page, static (json, visited) =>
        {
            ConversationJson.WriteMessage(json, visited, null);
            if (visited.Page is not { } seen) return;
            json.WriteStartObject("navigation");
            json.WriteStartObject("page");
            json.WriteString("title", seen.Title);
            json.WriteString("change", seen.Change);
            json.WriteStartObject("location");
            json.WriteString("href", seen.Url);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private async Task<ApiResponse> HistoryAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        if (await FindVisitorIdAsync(call) is not { } visitorId)
            return PagedResponse.Of<ConversationView>("history", [], page, 0, ConversationJson.WriteHistoryItem);
        var listed = await RoomsAsync(visitorId, [], page, call.Aborted);
        return PagedResponse.Of("history", listed.Items, page, listed.Total, ConversationJson.WriteHistoryItem);
    }

    private async Task<ApiResponse> SearchChatsAsync(ApiCall call)
    {
        var input = call.Input;
        var page = Paging.Read(input, workspace.Current);
        if (await FindVisitorIdAsync(call) is not { } visitorId)
            return PagedResponse.Of<ConversationView>("history", [], page, 0, ConversationJson.WriteHistoryItem);
        ImmutableArray<string> statuses = input.Flag("closedChatsOnly") == true ? [ConversationStatuses.Closed] : [];
        var listed = await RoomsAsync(visitorId, statuses, new PageRequest(0, SearchedRoomsMax, []), call.Aborted);
        var found = new List<ConversationView>();
        foreach (var room in listed.Items.Where(room => IsWanted(room, input)))
            if (await SaysAsync(room, input.Text("searchText"), call.Aborted)) found.Add(room);
        return PagedResponse.Cut("history", found, page, ConversationJson.WriteHistoryItem);
    }

    private static bool IsWanted(ConversationView room, JsonElement input) =>
        (input.Flag("servedChatsOnly") != true || room.ServedBy is not null)
        && (input.Text("source") is not { Length: > 0 } source || room.Source.Type == source);

    private async Task<bool> SaysAsync(ConversationView room, string? text, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(text) || (await transcript.SearchAsync(room.RoomId, text, cancellationToken)).Count > 0;

    /// <summary>The visitor of a room that the caller may read; null = there is none, as for who may not.</summary>
    private async Task<string?> FindVisitorIdAsync(ApiCall call)
    {
        var room = await rooms.FindAsync(call.Caller, call.FromPath("roomId"), call.Aborted);
        return room?.Visitor.VisitorId == call.FromPath("visitorId") ? room.Visitor.VisitorId : null;
    }

    private async Task<ApiResponse> OpenRoomsAsync(ApiCall call)
    {
        var visitor = await visitors.FindAsync(VisitorCaller.Of(call.FromPath("token")), call.Aborted);
        var listed = visitor is null ? [] : (await RoomsAsync(visitor.VisitorId, Open, new PageRequest(0, CompletedMax, []), call.Aborted)).Items;
        listed = listed.RemoveAll(room => !visibility.MaySee(call.Caller, room));
        return ApiResponse.Of(json => json.Array("rooms", listed, static (j, room) =>
        {
            j.WriteString("_id", room.RoomId);
            j.WriteString("t", "l");
            j.WriteBoolean("cl", false);
            if (room.ServedBy is not { } agent) return;
            j.WriteStartObject("servedBy");
            j.WriteString("_id", agent.UserId);
            j.WriteString("username", agent.Username);
            j.WriteEndObject();
        }));
    }

    /// <summary>Every step has an id of its own, made of the call's: a call that is sent again writes nothing twice.</summary>
    private async Task<ApiResponse> ImportAsync(ApiCall call)
    {
        var token = call.Input.GetProperty("visitor").RequiredText("token");
        if (string.IsNullOrWhiteSpace(token)) throw new ContactCenterException(VisitorErrors.EmptyToken);
        var texts = call.Input.Items("messages").Select(message => message.RequiredText("msg")).ToList();
        foreach (var text in texts)
        {
            MessageLimits.Check(text, workspace.Current);
            if (VisibleText.IsBlank(text)) throw new ContactCenterException(ConversationErrors.EmptyMessage);
        }

        var visitor = VisitorCaller.Of(token);
        var actor = grains.GetGrain<IVisitorGrain>(visitor.Key);
        await CheckOpenRoomAsync(call, visitor);
        var command = call.Ids.Command(call.Caller.Actor);
        await actor.Register(new RegisterVisitor(command.Step("register"), null, null, null, null, null, []));
        var opened = await actor.OpenConversation(new OpenConversation(
            command.Step("open"), call.Ids.ShortId("room"), call.Ids.HexId("contact"), new ChannelSource("api"), null));
        var written = new List<MessageView>();
        for (var number = 0; number < texts.Count; number++)
        {
            var id = call.Ids.ShortId($"message-{number}");
            written.Add(await grains.GetGrain<IConversationGrain>(opened.Conversation.RoomId)
                .PostAsVisitor(new PostVisitorMessage(CommandContext.FromClient(id, visitor.Actor), visitor.Key, id, texts[number])));
        }

        return ApiResponse.Of(json => json.Array("messages", written, static (j, message) =>
        {
            j.WriteString("username", message.Sender.Username);
            j.WriteString("msg", message.Text);
            j.Date("ts", message.At);
        }));
    }

    /// <summary>Nothing is said in a conversation that the caller may not see.</summary>
    private async Task CheckOpenRoomAsync(ApiCall call, VisitorCaller visitor)
    {
        if (await visitors.FindAsync(visitor, call.Aborted) is not { } known) return;
        var open = await RoomsAsync(known.VisitorId, Open, new PageRequest(0, 1, []), call.Aborted);
        if (open.Items.Any(room => !visibility.MaySee(call.Caller, room))) throw new ContactCenterException(ConversationErrors.InvalidRoom);
    }

    private Task<Page<ConversationView>> RoomsAsync(
        string visitorId, ImmutableArray<string> statuses, PageRequest page, CancellationToken cancellationToken)
    {
        var sorted = page with { Sort = [new SortBy("ts", Descending: true)] };
        return conversationDirectory.ListConversationsAsync(new ConversationQuery(sorted, statuses, [], [], [], VisitorId: visitorId), cancellationToken);
    }
}
