using ContactCenter.Api.Http.Schemas;
using ContactCenter.Api.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Calls;

/// <summary>A call that one may not see is as one that does not exist, to every operation that names one.</summary>
public abstract class CallVisibilitySuite(ApiFixture api) : IAsyncLifetime
{
    private static readonly Dictionary<string, Func<ApiClient, string, string, Task<ApiResponse>>> Table = new(StringComparer.Ordinal)
    {
        ["GET calls.info"] = (user, id, _) => user.GetAsync($"calls.info?callId={id}"),
        ["POST calls.wrapUp"] = (user, id, _) => user.PostAsync("calls.wrapUp", new { callId = id, notes = "mine" }),
        ["POST calls.followUp.take"] = (user, id, _) => user.PostAsync("calls.followUp.take", new { callId = id }),
        ["POST calls.followUp.done"] = (user, id, _) => user.PostAsync("calls.followUp.done", new { callId = id }),
        ["GET calls.recording"] = (user, id, _) => user.GetAsync($"calls.recording?callId={id}&recordingId=x"),
        ["GET call-history.info"] = (user, id, _) => user.GetAsync($"call-history.info?callId={id}"),
        ["GET voip/room"] = (user, id, token) => user.GetAsync($"voip/room?rid={id}&token={token}"),
        ["POST voip/room.close"] = (user, id, token) => user.PostAsync("voip/room.close", new { rid = id, token, options = new { comment = "mine" } }),
        ["POST voip/events"] = (user, id, _) => user.PostAsync("voip/events", new { rid = id, @event = "voip-call-on-hold" }),
    };

    private TestUser _agent = null!;
    private TestUser _foreignAgent = null!;
    private TestUser _monitor = null!;
    private string _department = "";
    private string _unitId = "";
    private PbxCall[] _calls = [];

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        (_agent, _foreignAgent) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        _monitor = await api.Site.CreateUserAsync("user", "livechat-monitor", "livechat-agent");
        _department = await api.Site.CreateDepartmentAsync(TestSite.Unique("own"), _agent);
        await api.Site.CreateDepartmentAsync(TestSite.Unique("foreign"), _foreignAgent);
        _calls =
        [
            await (await new PbxCall(api.Server).AnswerAsync(_agent, _department)).EndAsync(),
            await new PbxCall(api.Server).MissAsync(_department),
            await (await new PbxCall(api.Server).AnswerAsync(_agent)).EndAsync(),
        ];
        _unitId = TestSite.Expect(await api.Admin.PostAsync("livechat/units", new
        {
            unitData = new { name = TestSite.Unique("unit"), visibility = "public" },
            unitMonitors = new[] { new { monitorId = _monitor.UserId, username = _monitor.Username } }, unitDepartments = Array.Empty<object>(),
        }))["_id"]!.GetValue<string>();
    }

    /// <summary>With any unit in the workspace, monitors of other tests would see less.</summary>
    public async Task DisposeAsync()
    {
        if (api.Server is not null) TestSite.Expect(await api.Admin.DeleteAsync($"livechat/units/{_unitId}"));
    }

    [DatabaseFact]
    public void Every_operation_that_names_a_call_is_in_the_table()
    {
        var operations = api.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>();
        foreach (var operation in operations)
            if (operation.Input is ObjectSchema input && input.Properties.Any(property => property.Name == "callId"))
                Assert.True(Table.ContainsKey(operation.Route), operation.Route);
    }

    [DatabaseFact]
    public async Task Call_that_one_may_not_see_answers_as_one_that_does_not_exist_and_stays_as_it_is()
    {
        foreach (var call in _calls)
        {
            var before = (await api.Admin.GetAsync($"calls.info?callId={call.CallId}")).Text;
            foreach (var (route, ask) in Table)
            {
                foreach (var user in new[] { _foreignAgent, _monitor })
                {
                    var (foreign, missing) = (await ask(user.Client, call.CallId, call.ProviderCallId), await ask(user.Client, "none", call.ProviderCallId));
                    Assert.Equal((route, missing.Status, missing.Text), (route, foreign.Status, foreign.Text));
                    Assert.NotEqual(200, foreign.Status);
                }
            }

            Assert.Equal(before, (await api.Admin.GetAsync($"calls.info?callId={call.CallId}")).Text);
        }
    }

    [DatabaseFact]
    public async Task Agent_lists_its_own_calls_and_those_of_its_queues_and_managers_list_all()
    {
        async Task<string[]> ListAsync(ApiClient client, PbxCall call) =>
        [
            .. TestSite.Expect(await client.GetAsync($"calls.list?text={call.Number[1..]}"))["calls"]!.AsArray().Select(one => one!["_id"]!.GetValue<string>()),
        ];
        var manager = await api.Site.CreateUserAsync("user", "livechat-manager");
        var colleague = await api.Site.CreateAgentAsync();
        TestSite.Expect(await api.Admin.PostAsync(
            $"livechat/department/{_department}/agents", new { upsert = new[] { new { agentId = colleague.UserId } }, remove = Array.Empty<object>() }));
        foreach (var (call, isOfQueue) in new[] { (_calls[0], true), (_calls[1], true), (_calls[2], false) })
        {
            Assert.Equal([call.CallId], await ListAsync(_agent.Client, call));
            Assert.Equal([call.CallId], await ListAsync(manager.Client, call));
            Assert.Equal(isOfQueue ? [call.CallId] : [], await ListAsync(colleague.Client, call));
            Assert.Empty(await ListAsync(_foreignAgent.Client, call));
            Assert.Empty(await ListAsync(_monitor.Client, call));
        }
    }

    [DatabaseFact]
    public async Task Detail_shows_no_other_call_of_the_contact_that_one_may_not_see()
    {
        var number = PbxCall.NewNumber();
        var own = await (await new PbxCall(api.Server, number).AnswerAsync(_agent)).EndAsync();
        await (await new PbxCall(api.Server, number).AnswerAsync(_foreignAgent)).EndAsync();
        var info = TestSite.Expect(await _agent.Client.GetAsync($"calls.info?callId={own.CallId}"));
        Assert.Null(info["lastCall"]);
        Assert.Empty(info["callsAround"]!.AsArray());
    }
}

[Collection(OnSqlite.Name)]
public sealed class CallVisibilityOnSqlite(SqliteApi api) : CallVisibilitySuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CallVisibilityOnPostgres(PostgresApi api) : CallVisibilitySuite(api);
