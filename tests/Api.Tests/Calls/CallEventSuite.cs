using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Calls;

/// <summary>What a PBX reports in the project's own format, signed.</summary>
public abstract class CallEventSuite(ApiFixture api)
{
    private const string NotSignedIn =
        """{"status":"error","error":"You must be logged in to do this.","message":"You must be logged in to do this.","success":false}""";

    [DatabaseFact]
    public async Task Events_of_a_call_show_its_contact_agent_and_times()
    {
        var agent = await api.Site.CreateAgentAsync();
        var (name, number) = (TestSite.Unique("Ada"), PbxCall.NewNumber());
        var contactId = await api.Site.CreateContactAsync(name, phones: [number]);
        var call = new PbxCall(api.Server, number);
        await call.AnswerAsync(agent);

        var open = TestSite.Expect(await agent.Client.GetAsync($"calls.info?callId={call.CallId}"))["call"]!;
        Assert.Equal(("answered", true, "inbound", number), (Text(open, "state"), (bool)open["open"]!, Text(open, "direction"), Text(open, "number")));
        Assert.Equal((contactId, name), (Text(open["contact"]!, "_id"), Text(open["contact"]!, "name")));
        await call.EndAsync();

        var info = TestSite.Expect(await agent.Client.GetAsync($"calls.info?callId={call.CallId}"));
        var over = info["call"]!;
        Assert.Equal(("ended", false, "normal"), (Text(over, "state"), (bool)over["open"]!, Text(over, "cause")));
        Assert.Equal((5_000, 60_000, 0), ((int)over["waitingMs"]!, (int)over["talkMs"]!, (int)over["holdMs"]!));
        Assert.Equal(agent.UserId, Text(over["servedBy"]!, "_id"));
        Assert.Equal(["customer", "agent"], info["legs"]!.AsArray().Select(leg => Text(leg!, "role")));
        Assert.Equal(
            ["ringing", "ringing", "answered", "ended"],
            info["history"]!.AsArray().Where(entry => Text(entry!, "kind") == "call-event").Select(entry => Text(entry!, "event")));
    }

    [DatabaseFact]
    public async Task Request_that_is_not_signed_just_now_is_401_and_leaves_nothing()
    {
        var call = new PbxCall(api.Server);
        var body = JsonSerializer.Serialize(new { events = new[] { call.Event("ringing", 0, direction: "inbound") } });
        var now = api.Server.Time.GetUtcNow();
        var other = "whsec_" + Convert.ToBase64String(new byte[32]);
        foreach (var headers in new (string Name, string Value)[]?[]
        {
            null, SignedRequests.Headers(body, now, other), SignedRequests.Headers(body + " ", now), SignedRequests.Headers(body, now.AddMinutes(-6)),
            SignedRequests.Headers(body, now.AddMinutes(6)), [("webhook-id", "x"), ("webhook-timestamp", "letters"), ("webhook-signature", "v1,x")],
        })
        {
            foreach (var path in new[] { "calls.events", "calls.admit" })
            {
                var refused = await api.Server.Anonymous.SendAsync(HttpMethod.Post, path, body, headers: headers);
                Assert.Equal((401, NotSignedIn), (refused.Status, refused.Text));
            }
        }

        var signedIn = await api.Admin.SendAsync(HttpMethod.Post, "calls.events", body);
        Assert.Equal(401, signedIn.Status);
        Assert.Equal(404, (await api.Admin.GetAsync($"calls.info?callId={call.CallId}")).Status);
    }

    [DatabaseFact]
    public async Task Refused_requests_and_events_are_counted_by_reason_and_result()
    {
        var counted = new ConcurrentBag<(string Name, string Tag)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == "ContactCenter.Calls") meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => counted.Add((instrument.Name, $"{tags[^1].Value}")));
        listener.Start();
        await api.Server.Anonymous.SendAsync(HttpMethod.Post, "calls.events", "{}");
        await new PbxCall(api.Server).MissAsync();
        await SignedRequests.PostAsync(api.Server, "calls.events", new { events = new[] { 1 } });
        Assert.Contains(("contactcenter.calls.refused_requests", "Unsigned"), counted);
        Assert.Contains(("contactcenter.calls.events", "recorded"), counted);
        Assert.Contains(("contactcenter.calls.events", "refused"), counted);
    }

    [DatabaseFact]
    public async Task Events_that_are_sent_again_change_nothing()
    {
        var call = new PbxCall(api.Server);
        JsonObject[] events = [call.Event("ringing", 0, direction: "inbound"), call.Event("ended", 9)];
        Assert.Equal(["recorded", "recorded"], Results(await call.SendAsync(events)));
        var before = (await api.Admin.GetAsync($"calls.info?callId={call.CallId}")).Text;
        Assert.Equal(["repeated", "repeated"], Results(await call.SendAsync(events)));
        Assert.Equal(before, (await api.Admin.GetAsync($"calls.info?callId={call.CallId}")).Text);
    }

    [DatabaseFact]
    public async Task Event_that_is_wrong_is_refused_by_name_and_the_others_are_recorded()
    {
        var call = new PbxCall(api.Server);
        var ahead = api.Server.Time.GetUtcNow().AddMinutes(6).ToString("O");
        (string Fault, string Error)[] faults =
        [
            ("""{"from":"+49 VANITY"}""", "A number has digits, and no letters [error-call-number-invalid]"),
            ($$"""{"at":"{{ahead}}"}""", "An event is at most 5 minutes ahead of our clock [error-call-time-invalid]"),
            ("""{"at":"1999-12-31T23:59:59Z"}""", "An event is not older than 2000 [error-call-time-invalid]"),
            ("""{"at":"yesterday"}""", "Invalid value for at [error-call-event-invalid]"),
            ("""{"durationSeconds":-1}""", "A duration is not below zero [error-call-duration-invalid]"),
            ("""{"url":"file:///etc/passwd"}""", "A recording is at an http or https address [error-call-url-invalid]"),
            ("""{"surely":"not a field"}""", "must NOT have additional properties [invalid-params]"),
            ("""{"kind":"sung"}""", "must be equal to one of the allowed values [invalid-params]"),
            ("""{"sequence":"first"}""", "must be number [invalid-params]"), ("""{"sequence":1.5}""", "must be integer [invalid-params]"),
            ("""{"callId":null}""", "must be string [invalid-params]"),
            ("""{"callId":""}""", "must pass \"isNotEmpty\" keyword validation [invalid-params]"),
            ("""{"agent":"a\u0000b"}""", "must be one line of visible text [invalid-params]"),
            ("""{"to":"\ud800"}""", "must be valid JSON [invalid-params]"),
        ];
        var events = new List<string> { call.Event("ringing", 0, direction: "inbound").ToJsonString() };
        foreach (var (fault, _) in faults) events.Add(With(call.Event("ringing", 1), fault));
        events.AddRange(["null", "1", "[]", call.Event("ended", 9).ToJsonString()]);
        var response = TestSite.Expect(await SignedRequests.PostAsync(api.Server, "calls.events", $$"""{"events":[{{string.Join(',', events)}}]}"""));

        var answers = response["events"]!.AsArray();
        Assert.Equal(
            [.. faults.Select(fault => fault.Error), .. Enumerable.Repeat("must be object [invalid-params]", 3)],
            answers.Skip(1).SkipLast(1).Select(answer => Text(answer!, "error")));
        Assert.Equal(("recorded", "recorded"), (Text(answers[0]!, "result"), Text(answers[^1]!, "result")));
        var info = TestSite.Expect(await api.Admin.GetAsync($"calls.info?callId={call.CallId}"));
        Assert.Equal(2, info["history"]!.AsArray().Count(entry => Text(entry!, "kind") == "call-event"));
    }

    [DatabaseFact]
    public async Task Event_id_with_other_content_and_call_id_of_another_call_are_refused()
    {
        var call = new PbxCall(api.Server);
        await call.RingAsync();
        var changed = call.Event("ended", 9);
        changed["id"] = "1";
        var other = call.Event("ringing", 1, direction: "inbound");
        other["from"] = PbxCall.NewNumber();
        var response = TestSite.Expect(await SignedRequests.PostAsync(api.Server, "calls.events", new { events = new[] { changed, other } }));
        Assert.Equal(["error-call-event-id-in-use", "error-call-id-in-use"], response["events"]!.AsArray().Select(answer => Text(answer!, "errorType")));
    }

    [DatabaseFact]
    public async Task Request_over_a_limit_is_refused_as_a_whole()
    {
        var call = new PbxCall(api.Server);
        var one = call.Event("ringing", 0, direction: "inbound").ToJsonString();
        var many = $$"""{"events":[{{string.Join(',', Enumerable.Repeat(one, 501))}}]}""";
        Assert.Equal("must NOT have more than 500 items [invalid-params]", (await SignedRequests.PostAsync(api.Server, "calls.events", many)).Error);
        var none = await SignedRequests.PostAsync(api.Server, "calls.events", """{"events":[]}""");
        Assert.Equal("must NOT have fewer than 1 items [invalid-params]", none.Error);
        var large = await SignedRequests.PostAsync(api.Server, "calls.events", $$"""{"events":[{{one}}],"provider":"{{new string('x', 1024 * 1024)}}"}""");
        Assert.Equal((413, "Request Entity Too Large"), (large.Status, large.Error));
        Assert.Equal(404, (await api.Admin.GetAsync($"calls.info?callId={call.CallId}")).Status);
    }

    [DatabaseFact]
    public async Task Hundred_legs_of_one_call_end_in_a_refusal_and_not_in_an_error()
    {
        var call = new PbxCall(api.Server);
        var events = Enumerable.Range(0, 100).Select(number =>
        {
            var said = call.Event("ringing", number);
            said["legId"] = $"leg {number}";
            return said;
        });
        var response = TestSite.Expect(await SignedRequests.PostAsync(api.Server, "calls.events", new { events }));
        var results = Results(response);
        Assert.Equal((50, 50), (results.Count(result => result == "recorded"), results.Count(result => result == "refused")));
    }

    [DatabaseFact]
    public async Task Events_of_two_first_calls_of_a_number_at_once_make_one_contact()
    {
        var number = PbxCall.NewNumber();
        var calls = Enumerable.Range(0, 6).Select(_ => new PbxCall(api.Server, number)).ToList();
        await Task.WhenAll(calls.Select(call => call.RingAsync()));
        var contacts = new HashSet<string>();
        foreach (var call in calls)
            contacts.Add(Text(TestSite.Expect(await api.Admin.GetAsync($"calls.info?callId={call.CallId}"))["call"]!["contact"]!, "_id"));
        Assert.Single(contacts);
        foreach (var call in calls) await call.EndAsync();
    }

    private static string[] Results(ApiResponse response) => [.. response["events"]!.AsArray().Select(answer => Text(answer!, "result"))];

    private static string With(JsonObject said, string fault)
    {
        var text = said.ToJsonString();
        var name = fault[2..fault.IndexOf("\":", StringComparison.Ordinal)];
        said.Remove(name);
        text = said.ToJsonString();
        return $"{text[..^1]},{fault[1..]}";
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class CallEventsOnSqlite(SqliteApi api) : CallEventSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CallEventsOnPostgres(PostgresApi api) : CallEventSuite(api);
