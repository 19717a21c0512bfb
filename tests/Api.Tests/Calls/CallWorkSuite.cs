using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Calls;

/// <summary>Wrap-up, and the work that missed calls make.</summary>
public abstract class CallWorkSuite(ApiFixture api) : IAsyncLifetime
{
    private TestUser _agent = null!;
    private TestUser _colleague = null!;
    private TestUser _manager = null!;
    private string _department = "";

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        (_agent, _colleague) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        _manager = await api.Site.CreateUserAsync("user", "livechat-manager");
        _department = await api.Site.CreateDepartmentAsync(TestSite.Unique("work"), _agent, _colleague);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Wrap_up_is_saved_by_who_served_and_changed_by_managers_and_each_edition_stays()
    {
        var call = await (await new PbxCall(api.Server).AnswerAsync(_agent, _department)).EndAsync();
        var saved = TestSite.Expect(await WrapUpAsync(_agent, call, new { callId = call.CallId, notes = "first", tags = new[] { "a" } }))["call"]!;
        Assert.Equal(("first", false), (Text(saved["wrapUp"]!, "notes"), (bool)saved["wrapUp"]!["open"]!));
        var refused = await WrapUpAsync(_colleague, call, new { callId = call.CallId, notes = "mine" });
        Assert.Equal((403, "Somebody else served this call [error-not-authorized]"), (refused.Status, refused.Error));
        TestSite.Expect(await WrapUpAsync(_manager, call, new { callId = call.CallId, notes = "second" }));
        var history = TestSite.Expect(await _agent.Client.GetAsync($"calls.info?callId={call.CallId}"))["history"]!.AsArray();
        var editions = history.Where(entry => Text(entry!, "kind") == "call-wrap-up-saved").ToList();
        Assert.Equal(
            [("first", _agent.UserId), ("second", _manager.UserId)], editions.Select(entry => (Text(entry!, "notes"), Text(entry!["by"]!, "_id"))));
    }

    [DatabaseFact]
    public async Task Wrap_up_of_a_missed_call_an_unknown_disposition_and_too_much_text_are_refused()
    {
        var missed = await new PbxCall(api.Server).MissAsync(_department);
        var refused = await WrapUpAsync(_agent, missed, new { callId = missed.CallId, notes = "x" });
        Assert.Equal("Only calls that were answered have a wrap-up [error-call-not-answered]", refused.Error);
        var call = await (await new PbxCall(api.Server).AnswerAsync(_agent, _department)).EndAsync();
        (object Body, string Error)[] table =
        [
            (new { callId = call.CallId, dispositionId = "none" }, "There is no such disposition [error-call-disposition-not-found]"),
            (new { callId = call.CallId, notes = new string('x', 10_001) }, "must NOT have more than 10000 characters [invalid-params]"),
            (new { callId = call.CallId, tags = new[] { "" } }, "must pass \"isNotEmpty\" keyword validation [invalid-params]"),
            (new { callId = call.CallId, tags = Enumerable.Range(0, 51).Select(n => $"{n}") }, "must NOT have more than 50 items [invalid-params]"),
            (new { notes = "x" }, "must have required property 'callId' [invalid-params]"),
            (new { callId = call.CallId, mood = "x" }, "must NOT have additional properties [invalid-params]"),
        ];
        foreach (var (body, error) in table) Assert.Equal(error, (await WrapUpAsync(_agent, call, body)).Error);
        var info = TestSite.Expect(await _agent.Client.GetAsync($"calls.info?callId={call.CallId}"));
        Assert.DoesNotContain(info["history"]!.AsArray(), entry => Text(entry!, "kind") == "call-wrap-up-saved");
    }

    [DatabaseFact]
    public async Task Part_that_the_workspace_requires_cannot_be_skipped()
    {
        await api.Site.SetAsync("Call_wrap_up_required", new[] { "notes", "disposition" });
        try
        {
            var call = await (await new PbxCall(api.Server).AnswerAsync(_agent, _department)).EndAsync();
            var refused = await WrapUpAsync(_agent, call, new { callId = call.CallId, tags = new[] { "a" } });
            Assert.Equal("The wrap-up needs notes [error-call-wrap-up-required]", refused.Error);
        }
        finally
        {
            await api.Site.SetAsync("Call_wrap_up_required", Array.Empty<string>());
        }
    }

    [DatabaseFact]
    public async Task Missed_call_is_taken_by_one_and_done()
    {
        var call = await new PbxCall(api.Server).MissAsync(_department);
        Assert.Equal("open", Text(await FollowUpAsync(_agent, call), "state"));
        TestSite.Expect(await _agent.Client.PostAsync("calls.followUp.take", new { callId = call.CallId }));
        var late = await _colleague.Client.PostAsync("calls.followUp.take", new { callId = call.CallId });
        Assert.Equal("Somebody else calls back [error-call-follow-up-taken]", late.Error);
        var taken = await FollowUpAsync(_colleague, call);
        Assert.Equal(("taken", _agent.UserId), (Text(taken, "state"), Text(taken["takenBy"]!, "_id")));
        TestSite.Expect(await _manager.Client.PostAsync("calls.followUp.take", new { callId = call.CallId }));
        TestSite.Expect(await _manager.Client.PostAsync("calls.followUp.done", new { callId = call.CallId }));
        var done = await FollowUpAsync(_agent, call);
        Assert.Equal(("done", _manager.UserId), (Text(done, "state"), Text(done["doneBy"]!, "_id")));
        var tooLate = await _agent.Client.PostAsync("calls.followUp.take", new { callId = call.CallId });
        Assert.Equal("Somebody has called back [error-call-follow-up-done]", tooLate.Error);
        var listed = TestSite.Expect(await _agent.Client.GetAsync($"calls.list?missed=true&departmentId={_department}"))["calls"]!.AsArray();
        Assert.DoesNotContain(listed, one => Text(one!, "_id") == call.CallId);
    }

    [DatabaseFact]
    public async Task Answered_call_makes_no_work()
    {
        var call = await (await new PbxCall(api.Server).AnswerAsync(_agent, _department)).EndAsync();
        foreach (var path in new[] { "calls.followUp.take", "calls.followUp.done" })
            Assert.Equal("error-call-has-no-follow-up", (await _agent.Client.PostAsync(path, new { callId = call.CallId }))["errorType"]!.GetValue<string>());
    }

    private static Task<ApiResponse> WrapUpAsync(TestUser user, PbxCall call, object body) =>
        user.Client.PostAsync("calls.wrapUp", body, key: TestSite.Unique(call.CallId[..8]));

    private static async Task<JsonNode> FollowUpAsync(TestUser user, PbxCall call) =>
        TestSite.Expect(await user.Client.GetAsync($"calls.info?callId={call.CallId}"))["call"]!["followUp"]!;

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class CallWorkOnSqlite(SqliteApi api) : CallWorkSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CallWorkOnPostgres(PostgresApi api) : CallWorkSuite(api);
