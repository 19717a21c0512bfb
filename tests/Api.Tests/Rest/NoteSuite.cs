using System.Text.Json.Nodes;
using ContactCenter.Integrations.Transcripts;
using ContactCenter.Listing;
using ContactCenter.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Private notes: users read them everywhere, visitors nowhere.</summary>
public abstract class NoteSuite(ApiFixture api) : IAsyncLifetime
{
    private const string Secret = "between-us";
    private const string Deletion = "DELETE livechat/visitor/{token}";

    /// <summary>Calls that take the conversation from its agent.</summary>
    private static readonly string[] Endings =
        ["POST livechat/room.close", "POST livechat/room.transfer", "POST livechat/visitor/department.transfer", Deletion];

    private static readonly HttpClient Http = new();

    public async Task InitializeAsync()
    {
        if (api.Server is not null) await api.Site.SetAsync("Livechat_enable_transcript", true);
    }

    public async Task DisposeAsync()
    {
        if (api.Server is not null) await api.Site.SetAsync("Livechat_enable_transcript", false);
    }

    [DatabaseFact]
    public async Task Visitor_finds_no_trace_of_notes_on_any_road_before_and_after_the_end()
    {
        var (agent, to) = (await api.Site.CreateAgentAsync(), $"{TestSite.Unique("v")}@example.com");
        var visitor = await api.Site.CreateVisitorAsync(email: to);
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("notes"), agent);
        await api.Site.TakeAsync(agent, visitor);
        await using var widget = await ConnectAsync("/hubs/visitor");
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await api.Site.SayAsync(visitor, "question");
        var untouched = await RoomAsync(visitor);
        var noteId = await NotesAsync(agent, visitor);
        Assert.Equal(untouched, await RoomAsync(visitor));
        var guest = new BlockedGuest(visitor, noteId, department, to, "+15550100", "203.0.113.9", await ContactIdAsync(visitor));
        foreach (var route in BlockTable.Calls.Keys.Except(Endings)) await NothingAsync(route, guest);
        var taken = await api.Server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg = "mine", _id = noteId });
        Assert.Equal("error-duplicate-id", taken["errorType"]!.GetValue<string>());
        Hidden("message", taken.Text);
        TestSite.Expect(await ReplyAsync(agent, visitor, "answer"));
        Assert.Equal(noteId, TestSite.Expect(await NoteAsync(agent, visitor, Secret, noteId + "-2"))["message"]!["_id"]!.GetValue<string>()[..^2]);

        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/transcript", new { token = visitor.Token, rid = visitor.RoomId, email = to }));
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "bye" }));
        TestSite.Expect(await NoteAsync(agent, visitor, Secret + " at the end"));
        string last;
        do
        {
            last = (await widget.NextAsync()).Argument.GetRawText();
            Hidden("hub", last);
        }
        while (!last.Contains("conversation-closed", StringComparison.Ordinal));
        await using var later = await ConnectAsync("/hubs/visitor");
        Hidden("snapshot", (await later.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null)).GetRawText());

        var mail = await new TestMailbox(api.Server).LastToAsync(to);
        Assert.Contains("answer", mail, StringComparison.Ordinal);
        Hidden("mail", mail);
        await InNoTranscriptAsync(visitor);
        foreach (var route in BlockTable.Calls.Keys.Except(Endings).Concat(Endings)) await NothingAsync(route, guest);
    }

    [DatabaseFact]
    public async Task Users_list_find_change_and_delete_notes_which_stay_notes()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        var noteId = await NotesAsync(agent, visitor);
        TestSite.Expect(await ReplyAsync(agent, visitor, "answer"));
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await agent.Client.PostAsync("chat.update", new { roomId = visitor.RoomId, msgId = noteId, text = $"{Secret} 1 again" }));

        var listed = TestSite.Expect(await agent.Client.GetAsync($"livechat/{visitor.RoomId}/messages"));
        Assert.Equal(
            [("answer", null), ($"{Secret} 3", "note"), ($"{Secret} 1 again", "note")],
            listed["messages"]!.AsArray().Select(message => (message!["msg"]!.GetValue<string>(), message["t"]?.GetValue<string>())));
        Assert.Equal(4, listed["total"]!.GetValue<int>());
        var found = TestSite.Expect(await agent.Client.GetAsync($"livechat/{visitor.RoomId}/messages?searchTerm=BETWEEN-US%201"));
        Assert.Equal(noteId, Assert.Single(found["messages"]!.AsArray())!["_id"]!.GetValue<string>());
        var room = TestSite.Expect(await agent.Client.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        Assert.Equal((1, "livechat-close"), (room["msgs"]!.GetValue<int>(), room["lastMessage"]!["t"]!.GetValue<string>()));

        var contactId = await ContactIdAsync(visitor);
        Hidden("export", TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.export?contactId={contactId}")).Text);
        var whole = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.export?contactId={contactId}&withNotes=true")).Text;
        Assert.Contains($"{Secret} 1 again", whole, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Notes_are_written_by_who_serves_or_oversees_the_room_and_by_nobody_else()
    {
        var (first, second) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var (other, manager) = (await api.Site.CreateAgentAsync(), await api.Site.CreateUserAsync("user", "livechat-manager"));
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(first, visitor);
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = second.UserId }));
        TestSite.Expect(await NoteAsync(second, visitor, "mine"));
        TestSite.Expect(await NoteAsync(manager, visitor, "mine"));
        Assert.Equal("error-not-allowed", (await NoteAsync(first, visitor, "mine")).Error);
        Assert.Equal("invalid-room", (await NoteAsync(other, visitor, "mine")).Error);
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await NoteAsync(second, visitor, "what came of it"));
        Assert.NotEqual(200, (await ReplyAsync(second, visitor, "too late")).Status);
    }

    [DatabaseFact]
    public async Task The_same_id_is_the_same_note_and_never_makes_it_a_reply_or_a_reply_a_note()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        var id = TestSite.Unique("same");
        var once = TestSite.Expect(await NoteAsync(agent, visitor, Secret, id));
        Assert.Equal(once.Text, TestSite.Expect(await NoteAsync(agent, visitor, "other", id)).Text);
        Assert.NotEqual(200, (await ReplyAsync(agent, visitor, Secret, id)).Status);
        TestSite.Expect(await ReplyAsync(agent, visitor, "said", id + "-r"));
        Assert.NotEqual(200, (await NoteAsync(agent, visitor, "said", id + "-r")).Status);
        var listed = TestSite.Expect(await agent.Client.GetAsync($"livechat/{visitor.RoomId}/messages"))["messages"]!.AsArray();
        Assert.Equal(["said", Secret], listed.Select(message => message!["msg"]!.GetValue<string>()));
        Hidden("history", (await api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}")).Text);
    }

    [DatabaseFact]
    public async Task Notes_do_not_fill_the_visitors_pages_of_messages()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        await api.Site.SayAsync(visitor, "question");
        for (var i = 0; i < 5; i++) TestSite.Expect(await NoteAsync(agent, visitor, $"{Secret} {i}"));
        var page = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}&limit=2"));
        Assert.Equal(["question", agent.Username], page["messages"]!.AsArray().Select(message => message!["msg"]!.GetValue<string>()));
    }

    [DatabaseFact]
    public async Task Notes_are_live_for_queue_and_serving_agent_and_not_for_the_agent_who_has_left()
    {
        var (first, second) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("notes"), first, second);
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        await using var ofFirst = await ConnectAsync("/hubs/agent", first);
        await using var ofSecond = await ConnectAsync("/hubs/agent", second);
        await ofFirst.InvokeAsync("Subscribe", [null]);
        await ofSecond.InvokeAsync("Subscribe", [null]);
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.note", new { rid = visitor.RoomId, msg = "in the queue" }));
        await api.Site.TakeAsync(first, visitor);
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, userId = second.UserId }));
        var note = await ofSecond.InvokeAsync("Note", new { rid = visitor.RoomId, msg = "after you left" });
        Assert.Equal(("note", "after you left"), (note.GetProperty("t").GetString(), note.GetProperty("msg").GetString()));
        var next = await api.Site.CreateVisitorAsync(department: department);

        Assert.Equal(["in the queue"], await NotesUntilAsync(ofFirst, next));
        Assert.Equal(["in the queue", "after you left"], await NotesUntilAsync(ofSecond, next));
    }

    /// <summary>Three notes, by REST and by the hub: the first changed, the second deleted.</summary>
    /// <returns>The id of the first.</returns>
    private async Task<string> NotesAsync(TestUser agent, TestVisitor visitor)
    {
        var first = TestSite.Expect(await NoteAsync(agent, visitor, Secret))["message"]!;
        Assert.Equal("note", first["t"]!.GetValue<string>());
        var firstId = first["_id"]!.GetValue<string>();
        var secondId = TestSite.Expect(await NoteAsync(agent, visitor, $"{Secret} 2"))["message"]!["_id"]!.GetValue<string>();
        await using var desk = await ConnectAsync("/hubs/agent", agent);
        await desk.InvokeAsync("Note", new { rid = visitor.RoomId, msg = $"{Secret} 3" });
        var edited = TestSite.Expect(await agent.Client.PostAsync("chat.update", new { roomId = visitor.RoomId, msgId = firstId, text = $"{Secret} 1" }));
        Assert.Equal("note", edited["message"]!["t"]!.GetValue<string>());
        TestSite.Expect(await agent.Client.PostAsync("chat.delete", new { roomId = visitor.RoomId, msgId = secondId }));
        return firstId;
    }

    private static async Task<List<string>> NotesUntilAsync(HubClient client, TestVisitor started)
    {
        var notes = new List<string>();
        while (true)
        {
            var call = await client.NextAsync();
            if (call.Method != "entries") continue;
            foreach (var entry in call.Argument.EnumerateArray())
            {
                if (entry.GetProperty("kind").GetString() == "note") notes.Add(entry.GetProperty("message").GetProperty("msg").GetString()!);
                if (entry.TryGetProperty("rid", out var rid) && rid.GetString() == started.RoomId) return notes;
            }
        }
    }

    /// <summary>Both the mail and the document are made of these.</summary>
    private async Task InNoTranscriptAsync(TestVisitor visitor)
    {
        var room = await api.Server.Services.GetRequiredService<IConversationDirectory>().FindConversationAsync(visitor.RoomId);
        var read = await api.Server.Services.GetRequiredService<RecentMessages>().ReadAsync(room!, int.MaxValue, default);
        Assert.NotEmpty(read.Messages);
        Hidden("transcript", string.Concat(read.Messages));
    }

    private async Task NothingAsync(string route, BlockedGuest guest)
    {
        using var request = BlockTable.Calls[route](guest);
        request.RequestUri = new Uri(api.Server.Address, request.RequestUri!);
        using var answer = await Http.SendAsync(request);
        Assert.True((int)answer.StatusCode < 500, $"{route}: {answer.StatusCode}");
        Hidden(route, await answer.Content.ReadAsStringAsync());
    }

    private static void Hidden(string what, string shown)
    {
        Assert.False(shown.Contains(Secret, StringComparison.Ordinal), $"{what} tells of a note: {shown}");
        Assert.False(shown.Contains("\"note", StringComparison.Ordinal), $"{what} tells that there is a note: {shown}");
    }

    /// <summary>The room as the visitor reads it, but for the time of the last change.</summary>
    private async Task<string> RoomAsync(TestVisitor visitor)
    {
        var room = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={visitor.Token}&rid={visitor.RoomId}"))["room"]!.AsObject();
        room.Remove("_updatedAt");
        return room.ToJsonString();
    }

    private async Task<string> ContactIdAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!["contactId"]!.GetValue<string>();

    private static Task<ApiResponse> NoteAsync(TestUser user, TestVisitor visitor, string msg, string? id = null) =>
        user.Client.PostAsync("livechat/room.note", With(new JsonObject { ["rid"] = visitor.RoomId, ["msg"] = msg }, id));

    private static Task<ApiResponse> ReplyAsync(TestUser user, TestVisitor visitor, string msg, string? id = null) => user.Client.PostAsync(
        "chat.sendMessage", new JsonObject { ["message"] = With(new JsonObject { ["rid"] = visitor.RoomId, ["msg"] = msg }, id) });

    private static JsonObject With(JsonObject message, string? id)
    {
        if (id is not null) message["_id"] = id;
        return message;
    }

    private Task<HubClient> ConnectAsync(string hub, TestUser? user = null) => HubClient.ConnectAsync(
        api.Server.Address,
        socket =>
        {
            if (user is null) return;
            socket.SetRequestHeader("X-User-Id", user.UserId);
            socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
        },
        path: hub);
}

[Collection(OnSqlite.Name)]
public sealed class NoteOnSqlite(SqliteApi api) : NoteSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class NoteOnPostgres(PostgresApi api) : NoteSuite(api);
