using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>Service levels, tags, units, monitors and canned responses (contract §3.7).</summary>
public abstract class CatalogSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Service_level_is_had_by_one_name_and_one_due_time_and_found_until_it_is_removed()
    {
        var (name, minutes) = (TestSite.Unique("sla"), 50_010);
        var sla = TestSite.Expect(await api.Admin.PostAsync("livechat/sla", new { name, description = "for some", dueTimeInMinutes = minutes }))["sla"]!;
        var id = Text(sla, "_id");
        Assert.Equal("error-duplicated-sla", (await api.Admin.PostAsync("livechat/sla", new { name, dueTimeInMinutes = minutes + 1 })).Error);
        Assert.Equal("error-duplicated-sla", (await api.Admin.PostAsync("livechat/sla", new { name = name + "2", dueTimeInMinutes = minutes })).Error);
        Assert.Equal(400, (await api.Admin.PostAsync("livechat/sla", new { name = name + "2", dueTimeInMinutes = 0 })).Status);
        Assert.Equal(400, (await api.Admin.PostAsync("livechat/sla", new { name = " ", dueTimeInMinutes = minutes + 1 })).Status);

        TestSite.Expect(await api.Admin.PutAsync($"livechat/sla/{id}", new { name = name + "3", dueTimeInMinutes = minutes + 2 }));
        var one = TestSite.Expect(await api.Admin.GetAsync($"livechat/sla/{id}"));
        Assert.Equal(
            (id, name + "3", minutes + 2), (one["_id"]!.GetValue<string>(), one["name"]!.GetValue<string>(), one["dueTimeInMinutes"]!.GetValue<int>()));
        var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/sla?text={name}"));
        Assert.Equal((1, id), (listed["total"]!.GetValue<int>(), Text(Assert.Single(listed["sla"]!.AsArray())!, "_id")));

        TestSite.Expect(await api.Admin.DeleteAsync($"livechat/sla/{id}"));
        Assert.Equal((404, "SLA not found"), Refusal(await api.Admin.GetAsync($"livechat/sla/{id}")));
        Assert.Equal(400, (await api.Admin.DeleteAsync($"livechat/sla/{id}")).Status);
        Assert.Equal(400, (await api.Admin.PutAsync($"livechat/sla/{id}", new { name, dueTimeInMinutes = minutes })).Status);
    }

    [DatabaseFact]
    public async Task Service_level_of_a_waiting_conversation_puts_it_before_others_in_its_queue()
    {
        var (name, minutes) = (TestSite.Unique("sla"), 50_020);
        TestSite.Expect(await api.Admin.PostAsync("livechat/sla", new { name, dueTimeInMinutes = minutes }));
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("due"), agent);
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        TestSite.Expect(await agent.Client.PutAsync("livechat/inquiry.setSLA", new { roomId = visitor.RoomId, sla = name }));
        var room = TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        Assert.NotNull(room["slaId"]);
        Assert.Equal("error-invalid-sla", (await agent.Client.PutAsync("livechat/inquiry.setSLA", new { roomId = visitor.RoomId, sla = "none" })).Error);
        var stranger = await api.Site.CreateAgentAsync();
        var refused = await stranger.Client.PutAsync("livechat/inquiry.setSLA", new { roomId = visitor.RoomId, sla = name });
        Assert.Equal("error-invalid-inquiry", refused.Error);
        await api.Site.TakeAsync(agent, visitor);
        Assert.Equal("error-invalid-inquiry", (await agent.Client.PutAsync("livechat/inquiry.setSLA", new { roomId = visitor.RoomId, sla = name })).Error);
    }

    [DatabaseFact]
    public async Task Tags_of_departments_are_offered_there_and_to_their_agents_alone()
    {
        var (member, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("tags"), member);
        var prefix = TestSite.Unique("tag");
        var general = TestSite.Expect(await SaveTagAsync(prefix + "-all"));
        var special = TestSite.Expect(await SaveTagAsync(prefix + "-some", department));
        Assert.Equal(1, special["numDepartments"]!.GetValue<int>());
        Assert.Equal([prefix + "-all", prefix + "-some"], await TagsAsync(member.Client, $"text={prefix}"));
        Assert.Equal([prefix + "-all"], await TagsAsync(stranger.Client, $"text={prefix}"));
        Assert.Equal([prefix + "-all"], await TagsAsync(stranger.Client, $"text={prefix}&viewAll=true"));
        Assert.Equal([prefix + "-all", prefix + "-some"], await TagsAsync(api.Admin, $"text={prefix}&viewAll=true"));
        Assert.Equal([prefix + "-all", prefix + "-some"], await TagsAsync(stranger.Client, $"text={prefix}&department={department}"));
        Assert.Equal("error-tag-already-exists", (await SaveTagAsync(prefix + "-all")).Error);
        Assert.Equal("error-department-not-found", (await SaveTagAsync(prefix + "-3", "nowhere")).Error);

        var id = general["_id"]!.GetValue<string>();
        TestSite.Expect(await api.Admin.PostAsync("livechat/tags.save", new { _id = id, tagData = new { name = prefix + "-renamed" } }));
        Assert.Equal(prefix + "-renamed", TestSite.Expect(await member.Client.GetAsync($"livechat/tags/{id}"))["name"]!.GetValue<string>());
        TestSite.Expect(await api.Admin.PostAsync("livechat/tags.delete", new { id }));
        Assert.Equal((404, "Tag not found"), Refusal(await api.Admin.GetAsync($"livechat/tags/{id}")));
        Assert.Equal((400, "Tag not found"), Refusal(await api.Admin.PostAsync("livechat/tags.delete", new { id })));
        Assert.Equal((400, "Tag not found"), Refusal(await api.Admin.PostAsync("livechat/tags.save", new { _id = id, tagData = new { name = prefix } })));
    }

    [DatabaseFact]
    public async Task Unit_has_monitors_and_departments_and_a_department_is_in_one_unit_only()
    {
        var monitor = await api.Site.CreateUserAsync("user");
        TestSite.Expect(await api.Admin.PostAsync("livechat/monitors.create", new { username = monitor.Username }));
        var (first, second) = (await api.Site.CreateDepartmentAsync(TestSite.Unique("unit")), await api.Site.CreateDepartmentAsync(TestSite.Unique("unit")));
        var name = TestSite.Unique("unit");
        var unit = TestSite.Expect(await SaveUnitAsync(name, monitor, first));
        var id = unit["_id"]!.GetValue<string>();
        Assert.Equal((1, 1), (unit["numMonitors"]!.GetValue<int>(), unit["numDepartments"]!.GetValue<int>()));
        Assert.Equal("error-department-belongs-to-another-unit", (await SaveUnitAsync(name + "2", monitor, first)).Error);
        Assert.Equal("error-department-not-found", (await SaveUnitAsync(name + "2", monitor, "nowhere")).Error);
        var agent = await api.Site.CreateAgentAsync();
        Assert.Equal("error-user-is-not-monitor", (await SaveUnitAsync(name + "2", agent, second)).Error);

        Assert.Equal(monitor.UserId, Text(
            Assert.Single(TestSite.Expect(await api.Admin.GetAsync($"livechat/units/{id}/monitors"))["monitors"]!.AsArray())!, "monitorId"));
        Assert.Equal([first], await DepartmentsAsync($"livechat/units/{id}/departments"));
        var free = await DepartmentsAsync("livechat/units/none/departments/available?count=0");
        Assert.DoesNotContain(first, free);
        Assert.Contains(second, free);
        Assert.Contains(first, await DepartmentsAsync($"livechat/units/{id}/departments/available?count=0"));
        TestSite.Expect(await SaveUnitAsync(name, monitor, second, $"/{id}"));
        Assert.Equal([second], await DepartmentsAsync($"livechat/units/{id}/departments"));
        Assert.Equal([id], TestSite.Expect(await api.Admin.GetAsync($"livechat/units?text={name}"))["units"]!.AsArray().Select(one => Text(one!, "_id")));
        TestSite.Expect(await api.Admin.PostAsync("livechat/monitors.delete", new { username = monitor.Username }));
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync($"livechat/units/{id}/monitors"))["monitors"]!.AsArray());
        TestSite.Expect(await api.Admin.DeleteAsync($"livechat/units/{id}"));
        Assert.Equal("error-unit-not-found", (await api.Admin.GetAsync($"livechat/units/{id}")).Error);
        TestSite.Expect(await api.Admin.PostAsync("livechat/monitors.create", new { username = monitor.Username }));
        Assert.Equal("error-unit-not-found", (await SaveUnitAsync(name, monitor, second, $"/{id}")).Error);
    }

    [DatabaseFact]
    public async Task Monitors_are_made_listed_and_dismissed()
    {
        var user = await api.Site.CreateUserAsync("user");
        Assert.Equal("error-invalid-monitor", (await api.Admin.GetAsync($"livechat/monitors/{user.Username}")).Error);
        TestSite.Expect(await api.Admin.PostAsync("livechat/monitors.create", new { username = user.Username }));
        Assert.Equal(user.UserId, TestSite.Expect(await api.Admin.GetAsync($"livechat/monitors/{user.Username}"))["_id"]!.GetValue<string>());
        var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/monitors?text={user.Username}"))["monitors"]!.AsArray();
        Assert.Equal(user.UserId, Text(Assert.Single(listed)!, "_id"));
        TestSite.Expect(await api.Admin.PostAsync("livechat/monitors.delete", new { username = user.Username }));
        Assert.Equal("error-invalid-monitor", (await api.Admin.PostAsync("livechat/monitors.delete", new { username = user.Username })).Error);
        Assert.Equal(400, (await api.Admin.PostAsync("livechat/monitors.create", new { username = "nobody-at-all" })).Status);
    }

    [DatabaseFact]
    public async Task Canned_responses_are_seen_and_changed_by_whom_they_are_for()
    {
        var (owner, colleague, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("canned"), owner, colleague);
        var prefix = TestSite.Unique("canned");
        var own = TestSite.Expect(await SaveCannedAsync(owner.Client, prefix + "-own", "user"));
        TestSite.Expect(await SaveCannedAsync(api.Admin, prefix + "-team", "department", department));
        var global = TestSite.Expect(await SaveCannedAsync(api.Admin, prefix + "-all", "global"));
        Assert.Equal([prefix + "-all", prefix + "-own", prefix + "-team"], await CannedAsync(owner.Client, prefix));
        Assert.Equal([prefix + "-all", prefix + "-team"], await CannedAsync(colleague.Client, prefix));
        Assert.Equal([prefix + "-all"], await CannedAsync(stranger.Client, prefix));
        Assert.Equal(3, (await CannedAsync(api.Admin, prefix)).Length);
        Assert.Equal([prefix + "-team"], await CannedAsync(owner.Client, prefix + "&scope=department"));
        Assert.Contains(
            TestSite.Expect(await owner.Client.GetAsync("canned-responses.get"))["responses"]!.AsArray(), one => Text(one!, "shortcut") == prefix + "-own");

        Assert.Equal("Shortcut provided already exists [error-invalid-shortcut]", (await SaveCannedAsync(owner.Client, prefix + "-all", "user")).Error);
        Assert.Equal("error-not-allowed", (await SaveCannedAsync(owner.Client, prefix + "-x", "global")).Error);
        Assert.Equal("error-not-allowed", (await SaveCannedAsync(owner.Client, prefix + "-x", "department", department)).Error);
        Assert.Equal("error-department-not-found", (await SaveCannedAsync(api.Admin, prefix + "-x", "department", "nowhere")).Error);
        var ownId = Text(own["cannedResponse"]!, "_id");
        Assert.Equal(400, (await SaveCannedAsync(stranger.Client, prefix + "-stolen", "user", id: ownId)).Status);
        var removed = new { _id = ownId };
        Assert.Equal("error-canned-response-not-found", (await SendDeleteAsync(stranger.Client, removed)).Error);
        Assert.Equal("error-not-allowed", (await SendDeleteAsync(owner.Client, new { _id = Text(global["cannedResponse"]!, "_id") })).Error);
        TestSite.Expect(await SendDeleteAsync(owner.Client, removed));
        Assert.Equal([prefix + "-all", prefix + "-team"], await CannedAsync(owner.Client, prefix));
    }

    [DatabaseFact]
    public async Task Placeholders_are_filled_when_an_agent_sends_them()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync("Ada {{agent.email}}", email: $"{TestSite.Unique("ada")}@example.com");
        await api.Site.TakeAsync(agent, visitor);
        var sent = TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new
        {
            message = new { rid = visitor.RoomId, msg = "Hello {{contact.name}}, {{ agent.name }} here. {{contact.phone}}{{unknown}}" },
        }));
        Assert.Equal($"Hello Ada {{{{agent.email}}}}, Name of {agent.Username} here. {{{{unknown}}}}", Text(sent["message"]!, "msg"));
    }

    private async Task<ApiResponse> SaveTagAsync(string name, params string[] departments) =>
        await api.Admin.PostAsync("livechat/tags.save", new { tagData = new { name }, tagDepartments = departments });

    private async Task<ApiResponse> SaveUnitAsync(string name, TestUser monitor, string department, string path = "") =>
        await api.Admin.PostAsync("livechat/units" + path, new
        {
            unitData = new { name, visibility = "public" }, unitMonitors = new[] { new { monitorId = monitor.UserId, username = monitor.Username } },
            unitDepartments = new[] { new { departmentId = department } },
        });

    private static async Task<ApiResponse> SaveCannedAsync(ApiClient client, string shortcut, string scope, string? department = null, string? id = null)
    {
        var body = new JsonObject { ["shortcut"] = shortcut, ["text"] = "text of " + shortcut, ["scope"] = scope };
        if (department is not null) body["departmentId"] = department;
        if (id is not null) body["_id"] = id;
        return await client.PostAsync("canned-responses", body);
    }

    private static Task<ApiResponse> SendDeleteAsync(ApiClient client, object body) =>
        client.SendAsync(HttpMethod.Delete, "canned-responses", System.Text.Json.JsonSerializer.Serialize(body));

    private static async Task<string[]> TagsAsync(ApiClient client, string query) =>
        [.. TestSite.Expect(await client.GetAsync("livechat/tags?" + query))["tags"]!.AsArray().Select(tag => Text(tag!, "name"))];

    private static async Task<string[]> CannedAsync(ApiClient client, string shortcut) =>
        [.. TestSite.Expect(await client.GetAsync("canned-responses?shortcut=" + shortcut))["cannedResponses"]!.AsArray().Select(
            one => Text(one!, "shortcut"))];

    private async Task<string[]> DepartmentsAsync(string path) =>
        [.. TestSite.Expect(await api.Admin.GetAsync(path))["departments"]!.AsArray().Select(department => Text(department!, "_id"))];

    private static (int, string?) Refusal(ApiResponse answer) => (answer.Status, answer.Error);

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]!).GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class CatalogsOnSqlite(SqliteApi api) : CatalogSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CatalogsOnPostgres(PostgresApi api) : CatalogSuite(api);
