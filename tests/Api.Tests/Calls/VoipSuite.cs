using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Calls;

/// <summary>The contract's own operations of calls and extensions (§4), and dispositions.</summary>
public abstract class VoipSuite(ApiFixture api) : IAsyncLifetime
{
    private TestUser _agent = null!;
    private string _department = "";

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        _agent = await api.Site.CreateAgentAsync();
        _department = await api.Site.CreateDepartmentAsync(TestSite.Unique("voip"), _agent);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Agent_lists_its_own_calls_in_the_contracts_form_and_no_others()
    {
        var call = await (await new PbxCall(api.Server).AnswerAsync(_agent, _department)).EndAsync();
        var listed = TestSite.Expect(await _agent.Client.GetAsync(
            $"voip/rooms?agents[]={_agent.UserId}&open=false&roomName={call.Number[4..]}&sort={Uri.EscapeDataString("""{"closedAt":-1}""")}&count=25"));
        var room = Assert.Single(listed["rooms"]!.AsArray())!;
        Assert.Equal(("v", call.CallId, "inbound"), (Text(room, "t"), Text(room, "_id"), Text(room, "direction")));
        Assert.Equal(call.ProviderCallId, Text(room, "callUniqueId"));
        Assert.Equal((60_000, 4_000, 0), ((int)room["callDuration"]!, (int)room["callWaitingTime"]!, (int)room["callTotalHoldTime"]!));
        Assert.Equal((call.Number, "offline", _agent.UserId), (Text(room["v"]!, "phone"), Text(room["v"]!, "status"), Text(room["servedBy"]!, "_id")));
        Assert.Null(room["open"]);
        var all = await _agent.Client.GetAsync("voip/rooms");
        Assert.Equal((403, "unauthorized"), (all.Status, all.Error));
        var visitor = TestSite.Expect(await api.Admin.GetAsync($"voip/rooms?visitorId={Text(room["v"]!, "_id")}"));
        Assert.Equal(call.CallId, Text(Assert.Single(visitor["rooms"]!.AsArray())!, "_id"));
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync("voip/rooms?visitorId=none"))["rooms"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Room_is_found_by_id_or_open_by_agent_and_closed_with_a_wrap_up_once()
    {
        var call = await new PbxCall(api.Server).AnswerAsync(_agent, _department);
        var byId = TestSite.Expect(await _agent.Client.GetAsync($"voip/room?rid={call.CallId}&token={call.ProviderCallId}"));
        Assert.Equal((call.CallId, false), (Text(byId["room"]!, "_id"), (bool)byId["newRoom"]!));
        var byAgent = TestSite.Expect(await _agent.Client.GetAsync($"voip/room?token={call.ProviderCallId}&agentId={_agent.UserId}&direction=inbound"));
        Assert.Equal(call.CallId, Text(byAgent["room"]!, "_id"));
        await ErrorAsync("invalid-token", _agent.Client.GetAsync($"voip/room?rid={call.CallId}&token=other"));
        await ErrorAsync("invalid-room", _agent.Client.GetAsync($"voip/room?rid=none&token={call.ProviderCallId}"));
        await ErrorAsync("agent-not-found", _agent.Client.GetAsync($"voip/room?token={call.ProviderCallId}"));

        await call.EndAsync();
        await ErrorAsync("invalid-room", _agent.Client.GetAsync($"voip/room?token={call.ProviderCallId}&agentId={_agent.UserId}"));
        var body = new { rid = call.CallId, token = call.ProviderCallId, options = new { comment = "noted", tags = new[] { "invoice" } } };
        await ErrorAsync("invalid-token", _agent.Client.PostAsync("voip/room.close", body with { token = "other" }));
        Assert.Equal(call.CallId, TestSite.Expect(await _agent.Client.PostAsync("voip/room.close", body))["rid"]!.GetValue<string>());
        await ErrorAsync("room-closed", _agent.Client.PostAsync("voip/room.close", body));
        var wrapUp = TestSite.Expect(await _agent.Client.GetAsync($"calls.info?callId={call.CallId}"))["call"]!["wrapUp"]!;
        Assert.Equal("noted", Text(wrapUp, "notes"));
    }

    [DatabaseFact]
    public async Task Hold_that_the_agents_phone_tells_is_recorded_and_the_rest_changes_nothing()
    {
        var call = await new PbxCall(api.Server).AnswerAsync(_agent, _department);
        async Task<string> StateAsync() => Text(TestSite.Expect(await _agent.Client.GetAsync($"calls.info?callId={call.CallId}"))["call"]!, "state");
        TestSite.Expect(await SayAsync("voip-call-on-hold"));
        Assert.Equal("on-hold", await StateAsync());
        TestSite.Expect(await SayAsync("voip-call-unhold"));
        foreach (var said in new[] { "voip-call-started", "voip-call-ended", "voip-call-declined", "voip-call-duration" })
            TestSite.Expect(await SayAsync(said));
        Assert.Equal("answered", await StateAsync());
        Assert.Equal(400, (await SayAsync("voip-call-sung")).Status);
        await call.EndAsync();

        Task<ApiResponse> SayAsync(string said) => _agent.Client.PostAsync("voip/events", new JsonObject { ["event"] = said, ["rid"] = call.CallId });
    }

    [DatabaseFact]
    public async Task Call_history_is_that_of_the_caller()
    {
        var (ended, missed) = (await (await new PbxCall(api.Server).AnswerAsync(_agent)).EndAsync(), new PbxCall(api.Server));
        await missed.SendAsync(
            missed.Event("ringing", 0, direction: "inbound"), missed.Event("ringing", 1, _agent), missed.Event("ended", 20, cause: "cancelled"));
        var all = TestSite.Expect(await _agent.Client.GetAsync("call-history.list"))["items"]!.AsArray();
        Assert.Equal([missed.CallId, ended.CallId], all.Select(item => Text(item!, "callId")));
        Assert.Equal(["not-answered", "ended"], all.Select(item => Text(item!, "state")));
        var filtered = TestSite.Expect(await _agent.Client.GetAsync("call-history.list?state[]=not-answered&direction=inbound"))["items"]!.AsArray();
        Assert.Equal(missed.CallId, Text(Assert.Single(filtered)!, "callId"));
        Assert.Empty(TestSite.Expect(await _agent.Client.GetAsync("call-history.list?state[]=error"))["items"]!.AsArray());
        var info = TestSite.Expect(await _agent.Client.GetAsync($"call-history.info?callId={ended.CallId}"));
        Assert.Equal((ended.CallId, 60), (Text(info["item"]!, "_id"), (int)info["item"]!["duration"]!));
        Assert.Equal(404, (await api.Admin.GetAsync($"call-history.info?historyId={ended.CallId}")).Status);
    }

    [DatabaseFact]
    public async Task Queues_tell_what_waits_and_who_could_take_it()
    {
        var extension = TestSite.Unique("x");
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/agent/extension", new { extension, userId = _agent.UserId }));
        var call = new PbxCall(api.Server);
        await call.RingAsync(_department);
        var summary = TestSite.Expect(await _agent.Client.GetAsync("voip/queues.getSummary"))["summary"]!.AsArray();
        var queue = Assert.Single(summary)!;
        Assert.Equal((_department, 1, 1, 1), (Text(queue, "_id"), (int)queue["loggedInAgents"]!, (int)queue["availableAgents"]!, (int)queue["callers"]!));
        Assert.True((int)queue["longestHoldTime"]! > 0);
        var queued = TestSite.Expect(await _agent.Client.GetAsync($"voip/queues.getQueuedCallsForThisExtension?extension={extension}"));
        Assert.Equal((1, 1), ((int)queued["queueCount"]!, (int)queued["callWaitingCount"]!));
        var membership = TestSite.Expect(await _agent.Client.GetAsync($"voip/queues.getMembershipSubscription?extension={extension}"));
        Assert.Equal(_department, Text(Assert.Single(membership["queues"]!.AsArray())!, "_id"));
        await ErrorAsync("Extension not found", _agent.Client.GetAsync("voip/queues.getMembershipSubscription?extension=none"), 404);
        await call.EndAsync();
    }

    [DatabaseFact]
    public async Task Extension_belongs_to_one_agent_and_names_it_in_events()
    {
        var other = await api.Site.CreateAgentAsync();
        var (first, second) = (TestSite.Unique("x"), TestSite.Unique("x"));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/agent/extension", new { extension = first, username = _agent.Username }));
        await ErrorAsync(
            "error-extension-already-in-use", api.Admin.PostAsync("omnichannel/agent/extension", new { extension = first, username = other.Username }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/agent/extension", new { extension = second, userId = _agent.UserId }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/agent/extension", new { extension = first, username = other.Username }));
        var got = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/agent/extension/{_agent.Username}"))["extension"]!;
        Assert.Equal((second, _agent.UserId), (Text(got, "extension"), Text(got, "userId")));
        var listed = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/extensions?agentId={_agent.UserId}"))["extensions"]!.AsArray();
        Assert.Equal(second, Text(Assert.Single(listed)!, "extension"));
        Assert.Contains(second, Texts(await api.Admin.GetAsync("omnichannel/extension?type=allocated"), "extensions"));
        Assert.Equal([second], Texts(await api.Admin.GetAsync($"omnichannel/extension?type=available&userId={_agent.UserId}"), "extensions"));
        await ErrorAsync("Error in finding free extensions", api.Admin.GetAsync("omnichannel/extension?type=free"));

        var call = new PbxCall(api.Server);
        await call.RingAsync();
        var answered = call.Event("answered", 5, _agent);
        answered["agent"] = second;
        await call.SendAsync(answered);
        Assert.Equal(_agent.UserId, Text(TestSite.Expect(await _agent.Client.GetAsync($"calls.info?callId={call.CallId}"))["call"]!["servedBy"]!, "_id"));
        await call.EndAsync();

        foreach (var user in new[] { _agent, other })
            TestSite.Expect(await api.Admin.DeleteAsync($"omnichannel/agent/extension/{user.Username}"));
        await ErrorAsync("Extension not found", api.Admin.GetAsync($"omnichannel/agent/extension/{_agent.Username}"), 404);
        await ErrorAsync(
            "User not found or does not have livechat-agent role", api.Admin.GetAsync($"omnichannel/agent/extension/{ApiServer.AdminName}"), 404);
    }

    [DatabaseFact]
    public async Task Agents_without_an_extension_are_available()
    {
        var extension = TestSite.Unique("x");
        async Task<string[]> AvailableAsync(string query) =>
        [
            .. TestSite.Expect(await api.Admin.GetAsync($"omnichannel/agents/available?text={_agent.Username}{query}"))["agents"]!.AsArray()
                .Select(agent => Text(agent!, "_id")),
        ];
        Assert.Equal([_agent.UserId], await AvailableAsync(""));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/agent/extension", new { extension, username = _agent.Username }));
        Assert.Empty(await AvailableAsync(""));
        Assert.Equal([_agent.UserId], await AvailableAsync($"&includeExtension={extension}"));
    }

    [DatabaseFact]
    public async Task What_has_no_meaning_here_is_refused()
    {
        foreach (var server in new[] { "callServer", "managementServer" })
        {
            var answer = await api.Admin.GetAsync($"voip/{server}/checkConnection?host=192.0.2.1&port=5038");
            Assert.Equal((400, "error-voip-not-connected"), (answer.Status, answer["errorType"]!.GetValue<string>()));
        }

        await ErrorAsync("Extension not found", api.Admin.GetAsync($"connector.extension.getRegistrationInfoByUserId?id={_agent.UserId}"), 404);
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/agent/extension", new { extension = TestSite.Unique("x"), userId = _agent.UserId }));
        await ErrorAsync("Endpoint not found", api.Admin.GetAsync($"connector.extension.getRegistrationInfoByUserId?id={_agent.UserId}"), 404);
    }

    [DatabaseFact]
    public async Task Disposition_is_saved_listed_changed_and_removed()
    {
        var name = TestSite.Unique("Solved");
        var saved = TestSite.Expect(await api.Admin.PostAsync(
            "livechat/dispositions.save", new { dispositionData = new { name }, dispositionDepartments = new[] { _department } }));
        var id = saved["_id"]!.GetValue<string>();
        var same = new { dispositionData = new { name = name.ToUpperInvariant() } };
        await ErrorAsync("error-disposition-already-exists", api.Admin.PostAsync("livechat/dispositions.save", same));
        var outsider = await api.Site.CreateAgentAsync();
        Assert.Single(TestSite.Expect(await _agent.Client.GetAsync($"livechat/dispositions?text={name}"))["dispositions"]!.AsArray());
        Assert.Empty(TestSite.Expect(await outsider.Client.GetAsync($"livechat/dispositions?text={name}"))["dispositions"]!.AsArray());
        Assert.Equal(403, (await _agent.Client.PostAsync("livechat/dispositions.delete", new { id })).Status);
        var changed = new { _id = id, dispositionData = new { name, description = "Nothing left" } };
        TestSite.Expect(await api.Admin.PostAsync("livechat/dispositions.save", changed));
        Assert.Equal("Nothing left", TestSite.Expect(await api.Admin.GetAsync($"livechat/dispositions/{id}"))["description"]!.GetValue<string>());
        TestSite.Expect(await api.Admin.PostAsync("livechat/dispositions.delete", new { id }));
        await ErrorAsync("error-disposition-not-found", api.Admin.PostAsync("livechat/dispositions.delete", new { id }));
        await ErrorAsync("error-disposition-not-found", api.Admin.GetAsync($"livechat/dispositions/{id}"));
    }

    private static async Task ErrorAsync(string error, Task<ApiResponse> answer, int status = 400) =>
        Assert.Equal((status, error), ((await answer).Status, (await answer).Error));

    private static string[] Texts(ApiResponse response, string member) =>
        [.. TestSite.Expect(response)[member]!.AsArray().Select(text => text!.GetValue<string>())];

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class VoipOnSqlite(SqliteApi api) : VoipSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VoipOnPostgres(PostgresApi api) : VoipSuite(api);
