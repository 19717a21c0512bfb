using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ContactCenter.Api.Http;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Tests.Hubs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>
/// Whoever writes may call its messages like the steps that the system takes by itself: these are taken all the same, exactly once. And what the
/// former version wrote under its names is neither done again nor lost.
/// </summary>
public abstract class IdCollisionSuite(ApiFixture api) : IAsyncLifetime
{
    private const string Inactivity = "Livechat_visitor_inactivity_timeout";
    private const string Abandoned = "Livechat_abandoned_rooms_action";

    private const int NamesPerForm = 8;

    private IJournal Journal => api.Server.Services.GetRequiredService<IJournal>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (api.Site is null) return;
        api.Server.Time.Shift = TimeSpan.Zero;
        await api.Site.SetAsync(Inactivity, 3600);
        await api.Site.SetAsync(Abandoned, "none");
        await api.Site.SetAsync("Livechat_transcript_send_always", false);
        await api.Site.SetAsync("Livechat_Require_Contact_Verification", "never");
    }

    [DatabaseFact]
    public async Task Timeout_transcript_and_document_happen_once_whatever_ids_messages_have()
    {
        await api.Site.SetAsync(Inactivity, 60);
        await api.Site.SetAsync(Abandoned, "close");
        await api.Site.SetAsync("Livechat_transcript_send_always", true);
        var email = TestSite.Unique("to") + "@example.com";
        var (agent, visitor) = await TakenAsync(email);
        await TakeNamesAsync(agent, visitor, await NextNamesAsync(visitor, "timeout/", "transcript/", "pdf/"));
        TestSite.Expect(await SayAsync(agent, visitor, "last", "anything else?"));
        api.Server.Time.Shift = TimeSpan.FromSeconds(90);

        await SweepAsync(times: 3);
        TestSite.Expect(await api.Admin.PostAsync($"omnichannel/{visitor.RoomId}/request-transcript", new { }));
        await SweepAsync(times: 3);

        var kinds = (await EntriesAsync(visitor.RoomId)).Select(entry => entry.Kind).ToList();
        foreach (var kind in new[] { ConversationKinds.Closed, ConversationKinds.TranscriptSent, ConversationKinds.PdfMade })
            Assert.Single(kinds, kind);
        Assert.Single(new TestMailbox(api.Server).To(email));
    }

    [DatabaseFact]
    public async Task Change_of_a_contact_reaches_its_conversation_whatever_its_messages_are_called()
    {
        var (agent, visitor) = await TakenAsync();
        var contactId = (await RoomAsync(visitor))["contactId"]!.GetValue<string>();
        await TakeNamesAsync(agent, visitor, [.. Enumerable.Range(1, 12).Select(seq => $"contact/{contactId}/{seq}")]);
        foreach (var name in new[] { "Ada", "Grace", "Ada L." })
        {
            TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.update", new { contactId, name }));
            Assert.Equal(name, (await RoomAsync(visitor))["fname"]!.GetValue<string>());
        }
    }

    [DatabaseFact]
    public async Task Calls_with_keys_that_somebody_can_guess_happen_whatever_messages_are_called()
    {
        var (agent, visitor) = await TakenAsync();
        var key = TestSite.Unique("key");
        foreach (var id in CallNames(key, agent, visitor)) TestSite.Expect(await SayAsync(visitor, id, "guessed"));
        TestSite.Expect(await api.Server.Anonymous.PostAsync(
            "livechat/room.survey", new { token = visitor.Token, rid = visitor.RoomId, data = new[] { new { name = "satisfaction", value = "5" } } }, key));
        Assert.Contains(await EntriesAsync(visitor.RoomId), entry => entry.Kind == ConversationKinds.SurveyAnswered);
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done" }, key));
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done" }, key));
        Assert.Single(await EntriesAsync(visitor.RoomId), entry => entry.Kind == ConversationKinds.Closed);
    }

    [DatabaseFact]
    public async Task Taking_and_blocking_happen_whatever_the_visitor_called_its_messages()
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        var key = TestSite.Unique("key");
        var call = new CommandIds(key, agent.UserId, "POST livechat/inquiries.take").ShortId("command");
        var block = new CommandIds(key, api.Admin.UserId!, "POST omnichannel/contacts.block").HexId("block");
        string[] names = [$"assign/{agent.UserId}/{call}", $"assign/{agent.UserId}/~~call/{call}", $"block/{block}/user:{api.Admin.UserId}", call];
        foreach (var id in names) TestSite.Expect(await SayAsync(visitor, id, "guessed"));
        TestSite.Expect(await agent.Client.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId }, key));
        Assert.Equal(agent.UserId, (await RoomAsync(visitor))["servedBy"]!["_id"]!.GetValue<string>());

        var contactId = (await RoomAsync(visitor))["contactId"]!.GetValue<string>();
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.block", new { contactId }, key));
        Assert.False((await RoomAsync(visitor))["open"]?.GetValue<bool>() ?? false);
        Assert.Single(await EntriesAsync(visitor.RoomId), entry => entry.Kind == ConversationKinds.Closed);
    }

    [DatabaseFact]
    public async Task Ids_that_we_give_ourselves_are_refused_over_REST_and_the_hubs()
    {
        var (agent, visitor) = await TakenAsync();
        await using var widget = await ConnectAsync(null);
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await using var desk = await ConnectAsync(agent);
        foreach (var id in new[] { "~~timeout/9", "~~", $"~~{visitor.RoomId}-9", $"{visitor.RoomId}-pdf" })
        {
            foreach (var answer in new[] { await SayAsync(visitor, id, "mine?"), await SayAsync(agent, visitor, id, "mine?") })
                Assert.Equal((400, "must be a valid id [invalid-params]"), (answer.Status, answer.Error));
            foreach (var call in new Func<Task>[]
            {
                () => widget.InvokeAsync("Send", new { _id = id, msg = "mine?" }),
                () => desk.InvokeAsync("Send", new { _id = id, rid = visitor.RoomId, msg = "mine?" }),
            })
                Assert.Contains("must be a valid id [invalid-params]", (await Assert.ThrowsAsync<HubException>(call)).Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await EntriesAsync(visitor.RoomId), entry => entry.Kind == ConversationKinds.Message);
    }

    [DatabaseFact]
    public async Task Message_ids_like_verification_steps_do_not_stop_a_visitors_verification()
    {
        await api.Site.SetAsync("Livechat_Require_Contact_Verification", "once");
        var email = TestSite.Unique("v") + "@example.com";
        var visitor = await api.Site.CreateVisitorAsync();
        TestSite.Expect(await SayAsync(visitor, $"unverified/{visitor.RoomId}", "hello"));
        TestSite.Expect(await SayAsync(visitor, $"ask-proof/{visitor.RoomId}", "hello"));
        for (var seq = 1; seq <= 30; seq++) TestSite.Expect(await SayAsync(visitor, $"verified/{visitor.VisitorId}/{seq}", "hello"));
        TestSite.Expect(await SayAsync(visitor, "a", email));
        await SaidAsync(visitor, "We have sent a code");
        TestSite.Expect(await SayAsync(visitor, "a/sent", "resend"));
        await SaidAsync(visitor, "Another code can be sent");
        TestSite.Expect(await SayAsync(visitor, "a/finished", new TestMailbox(api.Server).CodeTo(email)));
        await api.Server.EventuallyAsync(
            () => api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"), answer => answer["room"]!["verified"]!.GetValue<bool>());
    }

    [DatabaseFact]
    public async Task Upload_whose_id_a_message_has_is_refused_and_the_message_stays()
    {
        var (_, visitor) = await TakenAsync();
        var key = TestSite.Unique("key");
        var id = new CommandIds(key, VisitorKey.Of(visitor.Token), "POST livechat/upload/{rid}").ShortId("file");
        TestSite.Expect(await SayAsync(visitor, id, "no file"));
        using var http = new HttpClient();
        using var content = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "a.bin" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Server.Address, $"/api/v1/livechat/upload/{visitor.RoomId}"))
        {
            Content = content,
        };
        request.Headers.Add("X-Visitor-Token", visitor.Token);
        request.Headers.Add("Idempotency-Key", key);
        content.First().Headers.ContentType = new("image/png");
        using var answer = await http.SendAsync(request);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("error-duplicate-id", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(await EntriesAsync(visitor.RoomId), entry => entry.Kind == ConversationKinds.Message);
    }

    [DatabaseFact]
    public async Task Former_versions_messages_repeat_and_its_stuck_conversations_continue()
    {
        await api.Site.SetAsync(Inactivity, 60);
        await api.Site.SetAsync(Abandoned, "close");
        var (agent, visitor) = await TakenAsync();
        var (first, again) = (await SayAsync(visitor, "m1", "hello"), await SayAsync(visitor, "m1", "hello"));
        Assert.Equal(first.Text, again.Text);
        TestSite.Expect(await SayAsync(agent, visitor, "a1", "hello"));
        var entries = await EntriesAsync(visitor.RoomId);
        var sender = ConversationTranscript.Of(new ConversationVisitor(visitor.VisitorId, visitor.Username, null));
        // The agent answers last; then a visitor of the former version has taken the names of the next timeouts.
        for (var seq = entries.Length; seq <= entries.Length + 8; seq++)
            await WriteAsync(visitor, seq, $"timeout/{seq + 5}", sender);
        TestSite.Expect(await SayAsync(agent, visitor, "a2", "still there?"));
        api.Server.Time.Shift = TimeSpan.FromSeconds(90);
        await SweepAsync(times: 3);
        Assert.Single(await EntriesAsync(visitor.RoomId), entry => entry.Kind == ConversationKinds.Closed);
        Assert.Equal(first.Text, TestSite.Expect(await SayAsync(visitor, "m1", "hello")).Text);
    }

    [DatabaseFact]
    public async Task Repeated_call_of_the_former_version_gets_its_first_result_for_its_caller_only()
    {
        var (key, other) = (TestSite.Unique("key"), (await api.Site.CreateUserAsync("livechat-manager")).Client);
        var ids = new CommandIds(key, api.Admin.UserId!, "POST omnichannel/contacts");
        var entity = new EntityId(EntityTypes.Contact, ids.HexId("contact"));
        var created = new ContactCreated("Ada", [], [], ImmutableDictionary<string, string>.Empty, null);
        await Journal.AppendAsync(new JournalAppend(entity, 0, [
            new NewEntry(
                DateTimeOffset.FromUnixTimeMilliseconds(api.Server.Time.GetUtcNow().ToUnixTimeMilliseconds()), Actors.User(api.Admin.UserId!),
                EntryCodec<ContactEntry>.KindOf(created), EntryCodec<ContactEntry>.Write(created), ids.ShortId("command"), new EntryTags(entity.Id)),
        ], []));
        var body = new { name = "Ada", emails = Array.Empty<string>(), phones = Array.Empty<string>() };
        var again = TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts", body, key));
        Assert.Equal(entity.Id, again["contactId"]!.GetValue<string>());
        Assert.Single(await Journal.ReadEntityAsync(entity, 0, 10));
        Assert.NotEqual(entity.Id, TestSite.Expect(await other.PostAsync("omnichannel/contacts", body, key))["contactId"]!.GetValue<string>());
    }

    /// <summary>Messages by visitor and agent, over REST and the hubs, called like every step that may come next.</summary>
    private async Task TakeNamesAsync(TestUser agent, TestVisitor visitor, IReadOnlyList<string> ids)
    {
        await using var widget = await ConnectAsync(null);
        await widget.InvokeAsync("Subscribe", visitor.Token, visitor.RoomId, null);
        await using var desk = await ConnectAsync(agent);
        for (var number = 0; number < ids.Count; number++)
        {
            var id = ids[number];
            switch (number % 4)
            {
                case 0: TestSite.Expect(await SayAsync(visitor, id, "taken")); break;
                case 1: TestSite.Expect(await SayAsync(agent, visitor, id, "taken")); break;
                case 2: await widget.InvokeAsync("Send", new { _id = id, msg = "taken" }); break;
                default: await desk.InvokeAsync("Send", new { _id = id, rid = visitor.RoomId, msg = "taken" }); break;
            }
        }
    }

    /// <summary>For each form the numbers of the entries that come when all these messages are posted.</summary>
    private async Task<IReadOnlyList<string>> NextNamesAsync(TestVisitor visitor, params string[] forms)
    {
        var first = (await EntriesAsync(visitor.RoomId)).Length + (forms.Length * NamesPerForm);
        return [.. forms.SelectMany(form => Enumerable.Range(first, NamesPerForm).Select(seq => form + seq))];
    }

    private static IEnumerable<string> CallNames(string key, TestUser agent, TestVisitor visitor)
    {
        var close = new CommandIds(key, agent.UserId, "POST livechat/room.closeByUser").ShortId("command");
        var survey = new CommandIds(key, VisitorKey.Of(visitor.Token), "POST livechat/room.survey").ShortId("command");
        return [close, survey, $"release/{visitor.RoomId}/{close}", $"open/{visitor.RoomId}", $"call/{close}"];
    }

    private async Task WriteAsync(TestVisitor visitor, long afterSeq, string id, MessageSender sender)
    {
        var posted = new MessagePosted(id, "taken", sender, false);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(api.Server.Time.GetUtcNow().ToUnixTimeMilliseconds());
        var entry = new NewEntry(
            now, Actors.Visitor(visitor.VisitorId), EntryCodec<ConversationEntry>.KindOf(posted), EntryCodec<ConversationEntry>.Write(posted), id,
            new EntryTags(ConversationId: visitor.RoomId));
        await Journal.AppendAsync(new JournalAppend(new EntityId(EntityTypes.Conversation, visitor.RoomId), afterSeq, [entry], []));
    }

    private async Task<(TestUser Agent, TestVisitor Visitor)> TakenAsync(string? email = null)
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync(email: email));
        await api.Site.TakeAsync(agent, visitor);
        return (agent, visitor);
    }

    private Task<ApiResponse> SayAsync(TestVisitor visitor, string id, string msg) => api.Server.Anonymous.PostAsync(
        "livechat/message", new { token = visitor.Token, rid = visitor.RoomId, _id = id, msg });

    private static Task<ApiResponse> SayAsync(TestUser agent, TestVisitor visitor, string id, string msg) =>
        agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, _id = id, msg } });

    private Task SaidAsync(TestVisitor visitor, string text) => api.Server.EventuallyAsync(
        () => api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}"),
        answer => answer.Text.Contains(text, StringComparison.Ordinal));

    private async Task<JournalEntry[]> EntriesAsync(string roomId) =>
        [.. await Journal.ReadEntityAsync(new EntityId(EntityTypes.Conversation, roomId), 0, JournalLimits.MaxEntriesPerRead)];

    private async Task<JsonNode> RoomAsync(TestVisitor visitor) =>
        TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private async Task SweepAsync(int times)
    {
        var sweep = api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single();
        for (var time = 0; time < times; time++) await sweep.RunOnceAsync(CancellationToken.None);
    }

    private Task<HubClient> ConnectAsync(TestUser? user) => HubClient.ConnectAsync(
        api.Server.Address,
        socket =>
        {
            if (user is null) return;
            socket.SetRequestHeader("X-User-Id", user.UserId);
            socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
        },
        path: user is null ? "/hubs/visitor" : "/hubs/agent");
}

[Collection(OnSqlite.Name)]
public sealed class IdCollisionOnSqlite(SqliteApi api) : IdCollisionSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class IdCollisionOnPostgres(PostgresApi api) : IdCollisionSuite(api);
