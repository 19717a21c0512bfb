using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ContactCenter.Calls;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Tests.Sms;
using ContactCenter.Tests.Telephony;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Calls;

/// <summary>Providers report in their own formats, are asked for calls, and keep recordings.</summary>
public abstract class ProviderSuite(CallFixture api)
{
    private static readonly string[] Unreadable =
        ["", "{", "[", "null", "\u0000", "[1]", "{\"event\":1}", "Event: Hangup", new string('x', 9_000), "{\"a\":\"\\ud800\"}"];

    private const string TwilioPath = "/api/v1/calls.events/twilio";

    [DatabaseFact]
    public async Task Recorded_payloads_of_every_provider_make_its_calls_and_make_them_once()
    {
        foreach (var call in ProviderPayloads.All.DistinctBy(call => (call.Adapter.Provider, call.CallId)))
        {
            foreach (var payload in call.Payloads.Where(IsTimed)) await AcceptedAsync(call, payload);
            var callId = CallIds.Of(call.Adapter.Provider, call.CallId);
            var first = TestSite.Expect(await api.Admin.GetAsync($"calls.info?callId={callId}"));
            Assert.False((bool)first["call"]!["open"]!, $"{call.Name}: {first}");
            Assert.True(!call.Name.EndsWith("answered", StringComparison.Ordinal) || Text(first["call"]!, "state") == "ended", $"{call.Name}: {first}");
            foreach (var payload in call.Payloads.Where(IsTimed)) await AcceptedAsync(call, payload);
            Assert.Equal(first.Text, (await api.Admin.GetAsync($"calls.info?callId={callId}")).Text);
        }
    }

    [DatabaseFact]
    public async Task Payload_without_the_token_or_signature_is_401_and_an_unknown_format_404()
    {
        var form = new Dictionary<string, string>
        {
            ["event"] = "newCall", ["direction"] = "in", ["from"] = "4930123456", ["to"] = "4930555", ["callId"] = TestSite.Unique("cti"),
        };
        foreach (var path in new[] { "cti", "cti/wrong-token-of-24-letters", "ari", "ami/x", "freeswitch/x", $"twilio/{SignedRequests.Token}", "twilio" })
            Assert.Equal((path, 401), (path, (await PostAsync($"calls.events/{path}", new FormUrlEncodedContent(form))).Status));
        var wrong = await ProviderCalls.CallAsync(api.Server, TwilioPath, form, authToken: "other");
        Assert.Equal(401, wrong.Status);
        Assert.Equal(404, (await PostAsync($"calls.events/sung/{SignedRequests.Token}", new FormUrlEncodedContent(form))).Status);
        Assert.Equal(404, (await api.Admin.GetAsync($"calls.info?callId={CallIds.Of("cti", form["callId"])}")).Status);

        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"pbx:{SignedRequests.Token}"));
        var accepted = await PostAsync("calls.events/cti", new FormUrlEncodedContent(form), basic);
        Assert.Equal("recorded", TestSite.Expect(accepted)["events"]![0]!["result"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Asterisk_that_connects_with_its_token_is_heard_and_without_is_not()
    {
        var call = ProviderPayloads.All.Single(one => one.Name == "ari outbound");
        var address = new UriBuilder(api.Server.Address) { Scheme = "ws", Path = "/api/v1/calls.events/ari" }.Uri;
        using (var stranger = new ClientWebSocket())
            await Assert.ThrowsAsync<WebSocketException>(() => stranger.ConnectAsync(address, CancellationToken.None));

        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("ari");
        socket.Options.SetRequestHeader("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"pbx:{SignedRequests.Token}"))}");
        await socket.ConnectAsync(address, CancellationToken.None);
        foreach (var payload in call.Payloads) await socket.SendAsync(payload.Body, WebSocketMessageType.Text, true, CancellationToken.None);
        var callId = CallIds.Of(CallFormats.Ari, call.CallId);
        await api.Server.EventuallyAsync(
            () => api.Admin.GetAsync($"calls.info?callId={callId}"), answer => answer.Status == 200 && Text(answer["call"]!, "state") == "ended");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    [DatabaseFact]
    public async Task Users_of_a_new_call_of_cti_are_the_agents_whose_phones_ring_until_one_answers()
    {
        var (ann, bob) = (await api.Site.CreateUserAsync("livechat-agent"), await api.Site.CreateUserAsync("livechat-agent"));
        var callId = TestSite.Unique("cti");
        Dictionary<string, string> Fields(string name) =>
            new() { ["event"] = name, ["direction"] = "in", ["from"] = "4930123456", ["to"] = "4930555", ["callId"] = callId };
        var path = $"calls.events/cti/{SignedRequests.Token}";
        TestSite.Expect(await PostAsync(path, new FormUrlEncodedContent(
            [.. Fields("newCall"), new("user[]", ann.Username), new("user[]", bob.Username), new("user[]", "Nobody Here")])));
        async Task<JsonNode> CallAsync() =>
            TestSite.Expect(await api.Admin.GetAsync($"calls.info?callId={CallIds.Of(CallFormats.Cti, callId)}"))["call"]!;
        var ringing = (await CallAsync())["ringing"]!.AsArray().Select(user => Text(user!, "username"));
        Assert.Equal(new[] { ann.Username, bob.Username }.Order(StringComparer.Ordinal), ringing.Order(StringComparer.Ordinal));

        TestSite.Expect(await PostAsync(path, new FormUrlEncodedContent([.. Fields("answer"), new("user", bob.Username)])));
        var answered = await CallAsync();
        Assert.Null(answered["ringing"]);
        Assert.Equal(bob.Username, Text(answered["servedBy"]!, "username"));
    }

    [DatabaseFact]
    public async Task Payload_that_nobody_can_read_is_refused_and_never_an_error_of_ours()
    {
        foreach (var format in new[] { "ari", "ami", "freeswitch", "cti" })
        {
            foreach (var body in Unreadable)
            {
                var answer = await PostAsync($"calls.events/{format}/{SignedRequests.Token}", new StringContent(body, Encoding.UTF8, "application/json"));
                Assert.True(answer.Status is 200 or 400, $"{format} {body}: {answer}");
            }

            var large = await PostAsync($"calls.events/{format}/{SignedRequests.Token}", new StringContent(new string(' ', 1024 * 1024 + 1)));
            Assert.Equal((format, 413), (format, large.Status));
        }

        var unreadable = await PostAsync($"calls.events/cti/{SignedRequests.Token}", new StringContent("{"));
        Assert.Equal((400, "error-call-payload-unreadable"), (unreadable.Status, unreadable["errorType"]!.GetValue<string>()));
    }

    [DatabaseFact]
    public async Task Dialed_call_is_known_before_the_provider_responds_and_its_events_go_on_with_it()
    {
        var agent = await api.Site.CreateAgentAsync("livechat-manager");
        var call = new PbxCall(api.Server);
        var held = api.Telephony.Outcomes[call.Number] = new TaskCompletionSource<DialOutcome>();
        var dialed = TestSite.Expect(await agent.Client.PostAsync("calls.dial", new { number = call.Number }, key: call.ProviderCallId))["call"]!;
        Assert.Equal((true, "outbound", call.Number), ((bool)dialed["open"]!, Text(dialed, "direction"), Text(dialed, "number")));
        Assert.Equal(agent.UserId, Text(dialed["dial"]!["by"]!, "_id"));
        var again = TestSite.Expect(await agent.Client.PostAsync("calls.dial", new { number = call.Number }, key: call.ProviderCallId))["call"]!;
        Assert.Equal(Text(dialed, "_id"), Text(again, "_id"));
        held.SetResult(DialOutcome.Accepted);

        var order = api.Telephony.Asked[call.Number];
        Assert.Equal((Text(dialed, "providerCallId"), agent.Username), (order.ProviderCallId, order.Agent));
        var answered = call.Event("answered", 0, direction: "outbound");
        answered["callId"] = order.ProviderCallId;
        answered["at"] = api.Server.Time.GetUtcNow().ToString("O");
        await call.SendAsync(answered);
        var info = TestSite.Expect(await agent.Client.GetAsync($"calls.info?callId={Text(dialed, "_id")}"))["call"]!;
        Assert.Equal(order.ProviderCallId, Text(info, "providerCallId"));
        Assert.NotNull(info["answeredAt"]);
    }

    [DatabaseFact]
    public async Task Order_that_the_provider_refuses_ends_the_call()
    {
        var agent = await api.Site.CreateAgentAsync("livechat-manager");
        var number = PbxCall.NewNumber();
        api.Telephony.Outcomes[number] = new TaskCompletionSource<DialOutcome>();
        api.Telephony.Outcomes[number].SetResult(new DialOutcome(DialFailures.Refused, "http-400"));
        var callId = Text(TestSite.Expect(await agent.Client.PostAsync("calls.dial", new { number }))["call"]!, "_id");
        var failed = await api.Server.EventuallyAsync(
            () => agent.Client.GetAsync($"calls.info?callId={callId}"), answer => Text(answer["call"]!, "state") == "failed");
        Assert.Equal("refused (http-400)", Text(failed["call"]!["dial"]!, "failure"));
    }

    [DatabaseFact]
    public async Task Only_an_agent_with_a_place_dials_and_only_a_number_that_is_not_blocked()
    {
        var manager = await api.Site.CreateUserAsync("user", "livechat-manager");
        Assert.Equal("error-user-is-not-agent", (await manager.Client.PostAsync("calls.dial", new { number = "+4930123456" })).Error);
        var agent = await api.Site.CreateAgentAsync("livechat-manager");
        Assert.Equal("error-call-number-invalid", (await agent.Client.PostAsync("calls.dial", new { number = "+49 VANITY" }))["errorType"]!.GetValue<string>());
        var blocked = PbxCall.NewNumber();
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.block", new { phone = blocked }));
        Assert.Equal("error-contact-channel-blocked", (await agent.Client.PostAsync("calls.dial", new { number = blocked })).Error);
        Assert.False(api.Telephony.Asked.ContainsKey(blocked));

        TestSite.Expect(await api.Admin.PostAsync("livechat/agents.saveInfo", new
        {
            agentId = agent.UserId, agentData = new { maxNumberSimultaneousChat = 1 }, agentDepartments = Array.Empty<string>(),
        }));
        await api.Site.TakeAsync(agent, await api.Site.CreateVisitorAsync());
        var full = await agent.Client.PostAsync("calls.dial", new { number = PbxCall.NewNumber() });
        Assert.Equal("error-max-number-simultaneous-chats-reached", full["errorType"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Recording_comes_from_the_providers_place_to_who_may_hear_it_and_the_timeline_says_so()
    {
        var agent = await api.Site.CreateAgentAsync();
        var call = await (await new PbxCall(api.Server).AnswerAsync(agent)).EndAsync();
        var recorded = call.Event("recorded", 66);
        recorded["url"] = $"{api.Recordings.Address}files/17.wav";
        var elsewhere = call.Event("recorded", 67);
        elsewhere["url"] = $"{api.Recordings.Address}private/17.wav";
        foreach (var said in new[] { recorded, elsewhere })
            TestSite.Expect(await SignedRequests.PostAsync(api.Server, "calls.events", new { events = new[] { said }, provider = "pbx" }));
        // The same call at the provider that keeps recordings.
        var body = new { provider = "freeswitch", events = new[] { call.Event("ringing", 0, direction: "inbound"), recorded, elsewhere } };
        TestSite.Expect(await SignedRequests.PostAsync(api.Server, "calls.events", body));
        var callId = CallIds.Of("freeswitch", call.ProviderCallId);
        api.Recordings.Answer = async http =>
        {
            http.Response.ContentType = "audio/wav";
            await http.Response.WriteAsync("RIFF");
        };

        var heard = await api.Admin.GetAsync($"calls.recording?callId={callId}&recordingId={Text(recorded, "id")}");
        Assert.Equal((200, "RIFF", "audio/wav"), (heard.Status, heard.Text, heard.ContentType));
        foreach (var missing in new[]
        {
            $"{callId}&recordingId={Text(elsewhere, "id")}", $"{callId}&recordingId=none", $"{call.CallId}&recordingId={Text(recorded, "id")}",
        })
            Assert.Equal((missing, 404), (missing, (await api.Admin.GetAsync($"calls.recording?callId={missing}")).Status));
        Assert.Equal(403, (await agent.Client.GetAsync($"calls.recording?callId={callId}&recordingId={Text(recorded, "id")}")).Status);
        var contactId = Text(TestSite.Expect(await api.Admin.GetAsync($"calls.info?callId={callId}"))["call"]!["contact"]!, "_id");
        var timeline = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}")).Text;
        Assert.Contains("recording", timeline, StringComparison.Ordinal);
    }

    /// <summary>What has no time of its own would be months after the rest.</summary>
    private static bool IsTimed(CallPayload payload) => payload.Form is null || payload.Form.ContainsKey("Timestamp") || payload.Form.ContainsKey("event");

    private async Task AcceptedAsync(ProviderCall call, CallPayload payload)
    {
        var provider = call.Adapter.Provider;
        var query = payload.CallId is null ? "" : $"?call={payload.CallId}{(payload.Agent is null ? "" : $"&agent={payload.Agent}")}";
        var fields = payload.Form?.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        var response = provider == CallFormats.Twilio
            ? await ProviderCalls.CallAsync(api.Server, TwilioPath + query, fields!.ToDictionary())
            : await PostAsync(
                $"calls.events/{provider}/{SignedRequests.Token}{query}",
                fields is null ? new ByteArrayContent(payload.Body.ToArray()) : new FormUrlEncodedContent(fields));
        foreach (var answer in TestSite.Expect(response)["events"]!.AsArray())
            Assert.True(Text(answer!, "result") != "refused", $"{call.Name}: {response}");
    }

    private async Task<ApiResponse> PostAsync(string path, HttpContent content, string? basic = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Server.Address, $"/api/v1/{path}")) { Content = content };
        if (basic is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request);
        return new ApiResponse((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(), []);
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

public sealed class ProvidersOnSqlite(SqliteCalls api) : ProviderSuite(api), IClassFixture<SqliteCalls>;

[UsesPostgres]
public sealed class ProvidersOnPostgres(PostgresCalls api) : ProviderSuite(api), IClassFixture<PostgresCalls>;
