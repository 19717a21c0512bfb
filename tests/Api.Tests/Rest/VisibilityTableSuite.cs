using System.Text.RegularExpressions;
using ContactCenter.Api.Http.Schemas;
using ContactCenter.Api.Identity;
using ContactCenter.Api.Operations;
using ContactCenter.Journal;
using ContactCenter.Tests.Hubs;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>
/// Every write checks what its read checks: to every operation, a thing that the caller may not see is as one that does not exist, and
/// nothing comes of it. The operations are read from the endpoints themselves.
/// </summary>
public abstract partial class VisibilityTableSuite(ApiFixture api) : IAsyncLifetime
{
    private static readonly Named Missing = new("no-such-room", "no-such-department", "no-such-unit", "no-such-agent");
    private static readonly string[] RoomNames = ["rid", "roomId", "inquiryId"];
    private static readonly string[] DepartmentNames = ["departmentId", "departmentIds", "departments", "departmentUnit", "agentDepartments", "agentId"];

    private static readonly HttpClient Http = new();
    private readonly List<string> _unitIds = [];
    private TestUser _monitor = null!;
    private TestUser _agent = null!;
    private TestUser _foreignAgent = null!;
    private string _ownDepartment = "";
    private string _foreignDepartment = "";

    private List<ApiOperation> Operations =>
        [.. api.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(e => e.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()];

    private IJournal Journal => api.Server.Services.GetRequiredService<IJournal>();

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        _monitor = await api.Site.CreateUserAsync("user", "livechat-monitor");
        (_agent, _foreignAgent) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        _ownDepartment = await api.Site.CreateDepartmentAsync(TestSite.Unique("own"), _agent);
        _foreignDepartment = await api.Site.CreateDepartmentAsync(TestSite.Unique("foreign"), _foreignAgent);
        await UnitAsync(_monitor, _ownDepartment);
        await UnitAsync(await api.Site.CreateUserAsync("user", "livechat-monitor"), _foreignDepartment);
        await api.Site.SetAsync("Omnichannel_enable_department_removal", true);
    }

    /// <summary>With any unit in the workspace, monitors of other tests would see less.</summary>
    public async Task DisposeAsync()
    {
        foreach (var unitId in _unitIds) TestSite.Expect(await api.Admin.DeleteAsync($"livechat/units/{unitId}"));
        if (api.Server is null) return;
        await api.Site.SetAsync("Omnichannel_enable_department_removal", false);
        await api.Site.SetAsync("Livechat_allow_manual_on_hold", false);
    }

    [DatabaseFact]
    public void Every_operation_that_names_a_room_or_changes_a_department_is_in_the_table()
    {
        foreach (var operation in Operations.Where(o => o.Access.Kind != AccessKind.Public && MonitorOrAgentMayCall(o)))
        {
            var names = Names(operation.Input).Concat(InPath().Matches(operation.Path).Select(match => match.Groups[1].Value)).ToHashSet();
            if (names.Overlaps(RoomNames)) Assert.True(VisibilityTable.OfRooms.ContainsKey(operation.Route), operation.Route);
            var changes = operation.Method != "GET" && !VisibilityTable.OfRooms.ContainsKey(operation.Route)
                && (names.Overlaps(DepartmentNames) || operation.Path.StartsWith("livechat/department/", StringComparison.Ordinal)
                    || operation.Path.StartsWith("livechat/users/agent/", StringComparison.Ordinal));
            if (changes) Assert.True(VisibilityTable.OfDepartments.ContainsKey(operation.Route), operation.Route);
        }

        foreach (var route in VisibilityTable.OfRooms.Keys.Concat(VisibilityTable.OfDepartments.Keys)) Assert.Contains(Operations, o => o.Route == route);
    }

    [DatabaseFact]
    public async Task Room_that_one_may_not_see_answers_as_one_that_does_not_exist_and_stays_as_it_is()
    {
        var rooms = await RoomsAsync();
        foreach (var roomId in rooms)
        {
            var head = await Journal.HeadAsync();
            foreach (var (route, request) in VisibilityTable.OfRooms)
                foreach (var user in new[] { _monitor, _agent })
                    await SameAsync(user, route, request, Missing with { RoomId = roomId });
            Assert.Null(await LateAsync(new EntityId(EntityTypes.Conversation, roomId), head));
        }
    }

    [DatabaseFact]
    public async Task Manager_who_may_see_a_room_is_told_more_than_that_there_is_none()
    {
        var manager = await api.Site.CreateUserAsync("user", "livechat-manager");
        await api.Site.SetAsync("Livechat_allow_manual_on_hold", true);
        foreach (var (route, request) in VisibilityTable.OfRooms.Where(o => o.Key is not
            ("GET subscriptions.getOne" or "PUT livechat/inquiry.setSLA" or "POST livechat/room.resumeOnHold")))
        {
            var missing = await CallAsync(manager, request(Missing));
            // A conversation is no call, whoever asks: calls have a table of their own.
            if (route.Contains(" voip/", StringComparison.Ordinal)) continue;
            if (route.StartsWith("GET livechat/visitors.", StringComparison.Ordinal) && route.EndsWith("{visitorId}", StringComparison.Ordinal)) continue;
            var told = false;
            foreach (var roomId in await RoomsAsync())
                told |= (await CallAsync(manager, request(Missing with { RoomId = roomId }))).Text != missing.Text;
            Assert.True(told, $"{route}: {missing}");
        }
    }

    [DatabaseFact]
    public async Task Department_of_another_unit_and_its_agents_seem_absent_and_stay_unchanged()
    {
        var head = await Journal.HeadAsync();
        foreach (var (route, request) in VisibilityTable.OfDepartments)
            await SameAsync(_monitor, route, request, new Named("", _foreignDepartment, _unitIds[1], _foreignAgent.UserId));
        foreach (var entity in new[]
        {
            new EntityId(EntityTypes.Department, _foreignDepartment), new EntityId(EntityTypes.Agent, _foreignAgent.UserId),
            new EntityId(EntityTypes.Workspace, IWorkspaceGrain.Key),
        })
            Assert.Null(await LateAsync(entity, head));
    }

    [DatabaseFact]
    public async Task Monitor_manages_the_departments_and_agents_of_its_unit()
    {
        TestSite.Expect(await _monitor.Client.PutAsync($"livechat/department/{_ownDepartment}", Department("renamed", _unitIds[0])));
        var created = TestSite.Expect(await _monitor.Client.PostAsync("livechat/department", Department("created", null)));
        var createdId = created["department"]!["_id"]!.GetValue<string>();
        var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/units/{_unitIds[0]}/departments"))["departments"]!.AsArray();
        Assert.Contains(listed, department => department!["_id"]!.GetValue<string>() == createdId);
        TestSite.Expect(await _monitor.Client.PostAsync("livechat/agents.saveInfo", new
        {
            agentId = _agent.UserId, agentData = new { maxNumberSimultaneousChat = 3 }, agentDepartments = new[] { _ownDepartment, createdId },
        }));
        TestSite.Expect(await _monitor.Client.PostAsync(
            "canned-responses", new { shortcut = TestSite.Unique("own"), text = "text", scope = "department", departmentId = _ownDepartment }));
        // What others gave the agent stays, whatever the monitor says of its own.
        var both = await api.Site.CreateAgentAsync();
        foreach (var department in new[] { _ownDepartment, _foreignDepartment })
            TestSite.Expect(await api.Admin.PostAsync(
                $"livechat/department/{department}/agents", new { upsert = new[] { new { agentId = both.UserId } }, remove = Array.Empty<object>() }));
        TestSite.Expect(await _monitor.Client.PostAsync(
            "livechat/agents.saveInfo", new { agentId = both.UserId, agentData = new { }, agentDepartments = Array.Empty<string>() }));
        var left = TestSite.Expect(await api.Admin.GetAsync($"livechat/agents/{both.UserId}/departments"))["departments"]!.AsArray();
        Assert.Equal(_foreignDepartment, Assert.Single(left)!["departmentId"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Monitor_adds_no_foreign_agent_to_its_department_and_moves_none_out_of_its_unit()
    {
        var foreign = new { upsert = new[] { new { agentId = _foreignAgent.UserId } }, remove = Array.Empty<object>() };
        Assert.Equal(400, (await _monitor.Client.PostAsync($"livechat/department/{_ownDepartment}/agents", foreign)).Status);
        Assert.Equal(400, (await _monitor.Client.PutAsync($"livechat/department/{_ownDepartment}", Department("renamed", ""))).Status);
        var members = TestSite.Expect(await api.Admin.GetAsync($"livechat/department/{_ownDepartment}/agents"))["agents"]!.AsArray();
        Assert.Equal(_agent.UserId, Assert.Single(members)!["agentId"]!.GetValue<string>());
        var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/units/{_unitIds[0]}/departments"))["departments"]!.AsArray();
        Assert.Contains(listed, department => department!["_id"]!.GetValue<string>() == _ownDepartment);
    }

    [DatabaseFact]
    public async Task Hub_says_of_a_room_that_one_may_not_see_what_it_says_of_none()
    {
        await using var client = await HubClient.ConnectAsync(api.Server.Address, socket =>
        {
            socket.SetRequestHeader("X-User-Id", _monitor.UserId);
            socket.SetRequestHeader("X-Auth-Token", _monitor.Client.Token);
        });
        foreach (var roomId in await RoomsAsync())
        {
            var head = await Journal.HeadAsync();
            foreach (var (method, arguments) in new (string, Func<string, object?[]>)[]
            {
                ("Send", id => [new { rid = id, msg = "hello" }]), ("Read", id => [id, 1]), ("Typing", id => [id, true]),
                ("Viewing", id => [id]), ("Draft", id => [new { rid = id, msg = "hello", revision = 1 }]),
            })
            {
                var foreign = await Record.ExceptionAsync(() => client.InvokeAsync(method, arguments(roomId)));
                var missing = await Record.ExceptionAsync(() => client.InvokeAsync(method, arguments(Missing.RoomId)));
                Assert.Equal((method, missing?.Message), (method, foreign?.Message));
                Assert.True(method is "Typing" or "Viewing" || foreign is HubException, method);
            }

            Assert.Null(await LateAsync(new EntityId(EntityTypes.Conversation, roomId), head));
        }
    }

    [DatabaseFact]
    public async Task Repeated_message_gets_its_first_response_after_its_writer_lost_the_room()
    {
        var visitor = await api.Site.CreateVisitorAsync(department: _ownDepartment);
        await api.Site.TakeAsync(_agent, visitor);
        var message = new { message = new { _id = TestSite.Unique("m"), rid = visitor.RoomId, msg = "once" } };
        var first = TestSite.Expect(await _monitor.Client.PostAsync("chat.sendMessage", message));
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.forward", new { roomId = visitor.RoomId, departmentId = _foreignDepartment }));
        Assert.Equal(400, (await _monitor.Client.GetAsync($"rooms.info?roomId={visitor.RoomId}")).Status);
        Assert.Equal(first.Text, TestSite.Expect(await _monitor.Client.PostAsync("chat.sendMessage", message)).Text);
    }

    private async Task SameAsync(TestUser user, string route, Func<Named, HttpRequestMessage> request, Named foreign)
    {
        var (told, missing) = (await CallAsync(user, request(foreign)), await CallAsync(user, request(Missing)));
        Assert.True((told.Status, told.Text) == (missing.Status, missing.Text), $"{route}: {told} is not {missing}");
    }

    /// <summary>The entity's first entry after a position of the journal; null = there is none.</summary>
    private async Task<JournalEntry?> LateAsync(EntityId entity, long head)
    {
        var seq = 0L;
        while (true)
        {
            var page = await Journal.ReadEntityAsync(entity, seq, 500);
            if (page.FirstOrDefault(entry => entry.Position > head) is { } late) return late;
            if (page.Length < 500) return null;
            seq = page[^1].Seq;
        }
    }

    /// <summary>The rooms of the other department: one that waits, one that is served, one that is closed.</summary>
    private async Task<string[]> RoomsAsync()
    {
        var rooms = new List<string>();
        foreach (var kind in new[] { "waiting", "served", "closed" })
        {
            var visitor = await api.Site.CreateVisitorAsync(department: _foreignDepartment);
            if (kind != "waiting") await api.Site.TakeAsync(_foreignAgent, visitor);
            if (kind == "closed") await api.Site.CloseAsync(visitor);
            rooms.Add(visitor.RoomId);
        }

        return [.. rooms];
    }

    private async Task UnitAsync(TestUser monitor, string departmentId) => _unitIds.Add(TestSite.Expect(await api.Admin.PostAsync("livechat/units", new
    {
        unitData = new { name = TestSite.Unique("unit"), visibility = "public" },
        unitMonitors = new[] { new { monitorId = monitor.UserId, username = monitor.Username } }, unitDepartments = new[] { new { departmentId } },
    }))["_id"]!.GetValue<string>());

    private static object Department(string name, string? unitId)
    {
        var department = new { name = TestSite.Unique(name), email = "d@example.com", enabled = true, showOnRegistration = false, showOnOfflineForm = false };
        return unitId is null ? new { department } : new { department, departmentUnit = new { _id = unitId } };
    }

    private async Task<ApiResponse> CallAsync(TestUser user, HttpRequestMessage request)
    {
        using (request)
        {
            request.RequestUri = new Uri(api.Server.Address, request.RequestUri!);
            request.Headers.Add("X-User-Id", user.UserId);
            request.Headers.Add("X-Auth-Token", user.Client.Token);
            using var response = await Http.SendAsync(request);
            return new ApiResponse((int)response.StatusCode, await response.Content.ReadAsStringAsync(), null, []);
        }
    }

    private static bool MonitorOrAgentMayCall(ApiOperation operation) => new[] { Roles.Monitor, Roles.Agent }.Any(role =>
    {
        bool Has(string permission) => PermissionCatalog.Defaults[permission].Contains(role);
        return operation.Access.Kind == AccessKind.AllOf ? operation.Access.Permissions.All(Has) : operation.Access.Permissions.Any(Has);
    });

    private static IEnumerable<string> Names(Schema schema) => schema switch
    {
        ObjectSchema known => known.Properties.SelectMany(property => Names(property.Schema).Prepend(property.Name)),
        OneOfSchema choice => choice.Alternatives.SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex InPath();
}

[Collection(OnSqlite.Name)]
public sealed class VisibilityTableOnSqlite(SqliteApi api) : VisibilityTableSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class VisibilityTableOnPostgres(PostgresApi api) : VisibilityTableSuite(api);
