using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Calls;

/// <summary>Calls wherever their contact is: history, channels, timeline, merge, deletion, export, erasure.</summary>
public abstract class ContactCallSuite(ApiFixture api) : IAsyncLifetime
{
    private const string ClosesRooms = "Livechat_Allow_collect_and_store_HTTP_header_informations";

    private TestUser _agent = null!;
    private TestUser _stranger = null!;
    private string _department = "";

    private ApiClient Admin => api.Admin;

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        (_agent, _stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        _department = await api.Site.CreateDepartmentAsync(TestSite.Unique("calls"), _agent);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task History_has_calls_beside_chats_the_last_one_first_and_pages_count_both()
    {
        var (contactId, number) = await ContactAsync();
        var visitor = await api.Site.CreateVisitorAsync(TestSite.Unique("chatter"));
        await api.Site.CloseAsync(visitor);
        await MergeAsync(contactId, await ContactIdAsync(visitor));
        var answered = await EndedAsync(number);
        var missed = await new PbxCall(api.Server, number).MissAsync(_department);
        await new PbxCall(api.Server, number).RingAsync();

        var history = await HistoryAsync(contactId);
        // The chat was closed a moment ago; the calls ended minutes before.
        Assert.Equal([visitor.RoomId, answered.CallId, missed.CallId], history.Select(item => Text(item!, "_id")));
        Assert.Equal(["ended", "abandoned"], history.Skip(1).Select(item => Text(item!["call"]!, "state")));
        Assert.Null(history[0]!["call"]);
        var shown = history[1]!;
        Assert.Equal(("phone", _agent.Username), (Text(shown["source"]!, "type"), Text(shown["servedBy"]!, "username")));
        Assert.Equal((60_000, "inbound"), (shown["call"]!["talkMs"]!.GetValue<int>(), Text(shown["call"]!, "direction")));

        var page = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}&count=1&offset=1"));
        Assert.Equal((1, 1, 3), (Number(page.Json, "count"), Number(page.Json, "offset"), Number(page.Json, "total")));
        Assert.Equal(answered.CallId, Text(page["history"]![0]!, "_id"));
        Assert.Equal([answered.CallId, missed.CallId], (await HistoryAsync(contactId, "&source=phone")).Select(item => Text(item!, "_id")));
        Assert.Equal([visitor.RoomId], (await HistoryAsync(contactId, "&source=api")).Select(item => Text(item!, "_id")));
        Assert.Equal(
            [missed.CallId, answered.CallId], (await HistoryAsync(contactId, "&source=phone&sort={\"closedAt\":1}")).Select(item => Text(item!, "_id")));
    }

    [DatabaseFact]
    public async Task Wrap_up_is_shown_in_the_history_to_those_who_may_see_the_call()
    {
        var (contactId, number) = await ContactAsync();
        var call = await EndedAsync(number);
        TestSite.Expect(await _agent.Client.PostAsync("calls.wrapUp", new { callId = call.CallId, notes = "between us", tags = new[] { "secret" } }));
        foreach (var (reader, sees) in new[] { (Admin, true), (_agent.Client, true), (_stranger.Client, false) })
        {
            var answer = TestSite.Expect(await reader.GetAsync($"omnichannel/contacts.history?contactId={contactId}"));
            var item = answer["history"]![0]!;
            Assert.Equal("ended", Text(item["call"]!, "state"));
            Assert.Equal(sees, item["call"]!["wrapUp"] is not null);
            Assert.Equal(sees, answer.Text.Contains("between us", StringComparison.Ordinal));
            Assert.Equal(sees ? 1 : 0, item["tags"]!.AsArray().Count);
            var timeline = TestSite.Expect(await reader.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}"));
            Assert.DoesNotContain("between us", timeline.Text, StringComparison.Ordinal);
        }
    }

    [DatabaseFact]
    public async Task Timeline_tells_what_happened_to_the_contacts_calls()
    {
        var (contactId, number) = await ContactAsync();
        var call = await EndedAsync(number);
        var entries = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}"))["timeline"]!.AsArray()
            .Where(entry => entry!["callId"]?.GetValue<string>() == call.CallId).Reverse().ToList();
        Assert.Equal("call-matched", Text(entries[0]!, "kind"));
        Assert.Contains(entries, entry => entry!["details"]!["event"]?.GetValue<string>() == "answered" && Text(entry["details"]!, "agentId") == _agent.UserId);
        Assert.Equal("ended", Text(entries[^1]!["details"]!, "event"));
    }

    [DatabaseFact]
    public async Task Channels_show_the_phone_with_its_last_call()
    {
        var (contactId, number) = await ContactAsync();
        Assert.Empty(await ChannelsAsync(contactId));
        await EndedAsync(number);
        var last = await new PbxCall(api.Server, number).MissAsync();
        var channel = Assert.Single(await ChannelsAsync(contactId))!;
        Assert.Equal(("phone", last.CallId), (Text(channel, "name"), Text(channel["lastCall"]!, "_id")));
        Assert.Null(channel["lastChat"]);
        Assert.Equal(last.At, channel["lastCall"]!["ts"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMilliseconds(1));
    }

    [DatabaseFact]
    public async Task Calls_follow_a_merge_and_return_when_it_is_undone()
    {
        var ((kept, _), (gone, number)) = (await ContactAsync(), await ContactAsync());
        var call = await EndedAsync(number);
        var preview = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", new { contactId = kept, otherContactId = gone, dryRun = true }));
        Assert.Equal(call.CallId, Text(preview["contact"]!["channels"]![0]!["lastCall"]!, "_id"));
        Assert.Empty(await HistoryAsync(kept));

        await MergeAsync(kept, gone);
        var late = await EndedAsync(number);
        foreach (var id in new[] { kept, gone }) Assert.Equal(2, (await HistoryAsync(id)).Count);
        foreach (var one in new[] { call, late }) Assert.Equal(kept, await ContactOfAsync(one));

        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = gone }));
        Assert.Empty(await HistoryAsync(kept));
        Assert.Equal(2, (await HistoryAsync(gone)).Count);
        foreach (var one in new[] { call, late }) Assert.Equal(gone, await ContactOfAsync(one));
    }

    [DatabaseFact]
    public async Task Contact_with_an_open_call_is_not_deleted_unless_privacy_comes_first()
    {
        var (contactId, number) = await ContactAsync();
        await EndedAsync(number);
        var open = new PbxCall(api.Server, number);
        await open.RingAsync();
        var deletion = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.deletion?contactId={contactId}"));
        Assert.Equal((2, 1), (Number(deletion.Json, "calls"), Number(deletion.Json, "openCalls")));
        Assert.EndsWith("and 0 conversations and 2 calls, 1 of them open", Text(deletion.Json, "confirm"), StringComparison.Ordinal);
        var refused = await DeleteAsync(contactId);
        Assert.Equal((400, "error-contact-has-open-calls"), (refused.Status, refused.Error));
        Assert.Equal(2, Number(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.deletion?contactId={contactId}")).Json, "calls"));

        await api.Site.SetAsync(ClosesRooms, true);
        try
        {
            TestSite.Expect(await DeleteAsync(contactId));
        }
        finally
        {
            await api.Site.SetAsync(ClosesRooms, false);
        }

        var late = TestSite.Expect(await SignedRequests.PostAsync(api.Server, "calls.events", new { events = new[] { open.Event("ended", 50) } }));
        Assert.Equal("refused", Text(late["events"]![0]!, "result"));
        Assert.Equal("error-call-erased", Text(late["events"]![0]!, "errorType"));
    }

    [DatabaseFact]
    public async Task Export_has_the_calls_with_wrap_up_history_and_links_to_recordings()
    {
        var (contactId, number) = await ContactAsync();
        Assert.Null(TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.export?contactId={contactId}"))["calls"]);
        var call = await EndedAsync(number);
        var recorded = call.Event("recorded", 66);
        recorded["url"] = "https://pbx.example.com/17.wav";
        await call.SendAsync(recorded);
        TestSite.Expect(await _agent.Client.PostAsync("calls.wrapUp", new { callId = call.CallId, notes = "wants an offer" }));
        // A call that a block keeps out is the person's as well.
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.block", new { phone = number }));
        var blocked = await new PbxCall(api.Server, number).MissAsync();

        var calls = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.export?contactId={contactId}"))["calls"]!.AsArray();
        Assert.Equal(
            new[] { call.CallId, blocked.CallId }.Order(StringComparer.Ordinal), calls.Select(one => Text(one!["call"]!, "_id")));
        var exported = calls.Single(one => Text(one!["call"]!, "_id") == call.CallId)!;
        Assert.Equal("wants an offer", Text(exported["call"]!["wrapUp"]!, "notes"));
        Assert.Equal(2, exported["legs"]!.AsArray().Count);
        Assert.Contains(exported["history"]!.AsArray(), entry => Text(entry!, "kind") == "call-wrap-up-saved");
        Assert.Equal($"/api/v1/calls.recording?callId={call.CallId}&recordingId={Text(recorded, "id")}", Text(exported["recordings"]![0]!, "link"));
    }

    [DatabaseFact]
    public async Task Erased_calls_are_in_no_table_and_the_receipt_counts_them()
    {
        var (contactId, number) = await ContactAsync();
        var call = await EndedAsync(number);
        var (notes, tag, file) = (TestSite.Unique("notes"), TestSite.Unique("tag"), TestSite.Unique("recording"));
        var recorded = call.Event("recorded", 66);
        recorded["url"] = $"https://pbx.example.com/{file}.wav";
        await call.SendAsync(recorded);
        TestSite.Expect(await _agent.Client.PostAsync("calls.wrapUp", new { callId = call.CallId, notes, tags = new[] { tag } }));
        await new PbxCall(api.Server, number).MissAsync(_department);
        string[] texts = [number[1..], call.ProviderCallId, notes, tag, file];
        var before = await DatabaseDump.FindAsync(api.Server, texts);
        Assert.All(texts, text => Assert.Contains(before, place => place.EndsWith(text, StringComparison.OrdinalIgnoreCase)));

        var receipt = TestSite.Expect(await DeleteAsync(contactId))["receipt"]!;
        Assert.Equal((2, 0), (Number(receipt, "calls"), Number(receipt, "conversations")));
        Assert.Equal(1, Number(receipt["entries"]!, "call-wrap-up-saved"));
        Assert.Empty(await DatabaseDump.FindAsync(api.Server, texts));
        Assert.Equal(404, (await Admin.GetAsync($"calls.info?callId={call.CallId}")).Status);
        Assert.True(TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.receipt.verify", new { receipt }))["valid"]!.GetValue<bool>());
    }

    private async Task<(string ContactId, string Number)> ContactAsync()
    {
        var number = PbxCall.NewNumber();
        return (await api.Site.CreateContactAsync(TestSite.Unique("Caller"), phones: [number]), number);
    }

    private async Task<PbxCall> EndedAsync(string number) =>
        await (await new PbxCall(api.Server, number).AnswerAsync(_agent, _department)).EndAsync();

    private async Task MergeAsync(string contactId, string otherContactId) =>
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", new { contactId, otherContactId }));

    private async Task<JsonArray> HistoryAsync(string contactId, string query = "") =>
        TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}{query}"))["history"]!.AsArray();

    private async Task<JsonArray> ChannelsAsync(string contactId) =>
        TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.channels?contactId={contactId}"))["channels"]!.AsArray();

    private async Task<string> ContactOfAsync(PbxCall call) =>
        Text(TestSite.Expect(await Admin.GetAsync($"calls.info?callId={call.CallId}"))["call"]!["contact"]!, "_id");

    private async Task<string> ContactIdAsync(TestVisitor visitor) =>
        Text(TestSite.Expect(await Admin.GetAsync($"channels.info?roomId={visitor.RoomId}"))["channel"]!, "contactId");

    private Task<ApiResponse> DeleteAsync(string contactId) => Admin.PostAsync("omnichannel/contacts.delete", new { contactId });

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static int Number(JsonNode node, string member) => node[member]!.GetValue<int>();
}

[Collection(OnSqlite.Name)]
public sealed class ContactCallsOnSqlite(SqliteApi api) : ContactCallSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ContactCallsOnPostgres(PostgresApi api) : ContactCallSuite(api);
