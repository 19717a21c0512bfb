using System.Text.Json.Nodes;
using ContactCenter.Agents;
using ContactCenter.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Departments, agents' profiles and business hours (contract §3.7, §6).</summary>
public abstract class DepartmentSuite(ApiFixture api) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        api.Server.Time.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [DatabaseFact]
    public async Task Department_keeps_every_field_that_it_was_given()
    {
        var other = await api.Site.CreateDepartmentAsync(TestSite.Unique("other"));
        var given = new JsonObject
        {
            ["name"] = TestSite.Unique("full"), ["email"] = "d@example.com", ["enabled"] = true, ["showOnRegistration"] = false, ["showOnOfflineForm"] = true,
            ["description"] = "All of it", ["requestTagBeforeClosingChat"] = true, ["chatClosingTags"] = new JsonArray("a", "b"),
            ["offlineMessageChannelName"] = "offline", ["departmentsAllowedToForward"] = new JsonArray(other), ["fallbackForwardDepartment"] = other,
            ["allowReceiveForwardOffline"] = true, ["maxNumberSimultaneousChat"] = 4, ["visitorInactivityTimeoutInSeconds"] = 90,
            ["abandonedRoomsCloseCustomMessage"] = "gone", ["waitingQueueMessage"] = "wait",
        };
        var created = TestSite.Expect(await api.Admin.PostAsync("livechat/department", new { department = given }))["department"]!;
        var read = TestSite.Expect(await api.Admin.GetAsync($"livechat/department/{Text(created, "_id")}"))["department"]!;
        foreach (var (name, value) in given) Assert.Equal(value!.ToJsonString(), read[name]!.ToJsonString());
        var id = Text(created, "_id");
        given["fallbackForwardDepartment"] = id;
        Assert.Contains("error-fallback-department-circular", (
            await api.Admin.PutAsync($"livechat/department/{id}", new { department = given.DeepClone() })).Error!, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Archived_department_is_listed_apart_and_takes_no_visitors()
    {
        var name = TestSite.Unique("archive");
        var id = await api.Site.CreateDepartmentAsync(name);
        TestSite.Expect(await api.Admin.PostAsync($"livechat/department/archive/{id}", new { }));
        Assert.Empty(await NamesAsync($"livechat/department?text={name}"));
        Assert.Equal([name], await NamesAsync($"livechat/department?text={name}&showArchived=true"));
        Assert.Equal([name], await NamesAsync($"livechat/departments/archived?text={name}"));
        var refused = await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token = TestSite.Unique("t"), department = id } });
        Assert.Contains("error-invalid-department", refused.Error!, StringComparison.Ordinal);
        TestSite.Expect(await api.Admin.PostAsync($"livechat/department/unarchive/{id}", new { }));
        Assert.Equal([name], await NamesAsync($"livechat/department?text={name}"));
        Assert.Equal("error-department-not-found", (await api.Admin.PostAsync("livechat/department/archive/none-such", new { })).Error);
    }

    [DatabaseFact]
    public async Task Department_is_deleted_only_where_that_is_allowed_and_is_gone_then()
    {
        var name = TestSite.Unique("gone");
        var id = await api.Site.CreateDepartmentAsync(name);
        Assert.Equal("error-department-removal-disabled", (await api.Admin.DeleteAsync($"livechat/department/{id}")).Error);
        await api.Site.SetAsync("Omnichannel_enable_department_removal", true);
        try
        {
            TestSite.Expect(await api.Admin.DeleteAsync($"livechat/department/{id}"));
            Assert.Equal("error-department-not-found", (await api.Admin.DeleteAsync($"livechat/department/{id}")).Error);
        }
        finally
        {
            await api.Site.SetAsync("Omnichannel_enable_department_removal", false);
        }

        Assert.Null(TestSite.Expect(await api.Admin.GetAsync($"livechat/department/{id}"))["department"]);
        Assert.Empty(await NamesAsync($"livechat/department?text={name}&showArchived=true"));
    }

    [DatabaseFact]
    public async Task Departments_are_completed_and_listed_by_their_ids()
    {
        var name = TestSite.Unique("Complete");
        var (first, second) = (await api.Site.CreateDepartmentAsync($"{name} A"), await api.Site.CreateDepartmentAsync($"{name} B"));
        var selector = Uri.EscapeDataString(new JsonObject { ["term"] = name.ToUpperInvariant(), ["exceptions"] = new JsonArray(second) }.ToJsonString());
        var items = TestSite.Expect(await api.Admin.GetAsync($"livechat/department.autocomplete?selector={selector}"))["items"]!.AsArray();
        Assert.Equal($$"""[{"_id":"{{first}}","name":"{{name}} A"}]""", items.ToJsonString());
        Assert.Equal("The 'selector' param is required", (await api.Admin.GetAsync("livechat/department.autocomplete")).Error);
        Assert.Equal(400, (await api.Admin.GetAsync("livechat/department.autocomplete?selector=[]")).Status);
        Assert.Equal([$"{name} A", $"{name} B"], await NamesAsync($"livechat/department.listByIds?ids[]={second}&ids[]={first}&ids[]=none"));
        Assert.Equal("The 'ids' param is required", (await api.Admin.GetAsync("livechat/department.listByIds")).Error);
        Assert.True(
            TestSite.Expect(await api.Admin.GetAsync("livechat/department/isDepartmentCreationAvailable"))["isDepartmentCreationAvailable"]!.GetValue<bool>());
    }

    [DatabaseFact]
    public async Task Agents_info_sets_limit_skills_and_departments()
    {
        var agent = await api.Site.CreateAgentAsync();
        var (old, next) = (await api.Site.CreateDepartmentAsync(TestSite.Unique("old"), agent), await api.Site.CreateDepartmentAsync(TestSite.Unique("next")));
        TestSite.Expect(await SaveAsync(agent.UserId, new { maxNumberSimultaneousChat = 3, skills = new[] { "billing" } }, next));
        var departments = TestSite.Expect(await agent.Client.GetAsync($"livechat/agents/{agent.UserId}/departments"))["departments"]!.AsArray();
        Assert.Equal(next, Text(Assert.Single(departments)!, "departmentId"));
        var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/users/agent?text={agent.Username}"))["users"]![0]!;
        Assert.Equal(("3", """["billing"]""", $"""["{next}"]"""), (
            listed["livechat"]!["maxNumberSimultaneousChat"]!.ToJsonString(), listed["livechat"]!["skills"]!.ToJsonString(
                ), listed["departments"]!.ToJsonString()));
        var nobody = await api.Site.CreateUserAsync("user");
        Assert.Equal("error-user-is-not-agent", (await SaveAsync(nobody.UserId, new { })).Error);
        Assert.Equal("error-department-not-found", (await SaveAsync(agent.UserId, new { }, "none-such")).Error);
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync($"livechat/department/{old}/agents"))["agents"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Outside_business_hours_agents_are_not_available_and_within_them_again()
    {
        var agent = await api.Site.CreateAgentAsync();
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("hours"), agent);
        // Open from an hour ago until in an hour.
        var now = api.Server.Time.GetUtcNow();
        var saved = TestSite.Expect(await api.Admin.PostAsync("livechat/business-hours.save", new
        {
            name = TestSite.Unique("hours"), active = true, type = "custom", timezoneName = "UTC", departments = new[] { department },
            workHours = Enum.GetNames<DayOfWeek>().Select(day => new { day, start = Clock(now.AddHours(-1)), finish = Clock(now.AddHours(1)), open = true }),
        }))["businessHour"]!;
        await api.Site.SetAsync("Livechat_business_hour_type", "Multiple");
        await api.Site.SetAsync("Livechat_enable_business_hours", true);
        try
        {
            await FollowAsync();
            TestSite.Expect(await SetAvailableAsync(agent));
            await api.Site.TakeAsync(agent, await api.Site.CreateVisitorAsync(department: department));

            api.Server.Time.Shift = TimeSpan.FromHours(3);
            await FollowAsync();
            Assert.Equal("error-business-hours-are-closed", (await SetAvailableAsync(agent)).Error);
            var visitor = await api.Site.CreateVisitorAsync(department: department);
            var refused = await agent.Client.PostAsync("livechat/inquiries.take", new { inquiryId = visitor.RoomId });
            Assert.Contains("error-agent-status-service-offline", refused.Error, StringComparison.Ordinal);

            api.Server.Time.Shift = TimeSpan.FromHours(24);
            await FollowAsync();
            await api.Site.TakeAsync(agent, visitor);
        }
        finally
        {
            await api.Site.SetAsync("Livechat_enable_business_hours", false);
            await api.Site.SetAsync("Livechat_business_hour_type", "Single");
            api.Server.Time.Shift = TimeSpan.Zero;
            await FollowAsync();
        }

        TestSite.Expect(await api.Admin.PostAsync("livechat/business-hours.remove", new { _id = Text(saved, "_id") }));
        Assert.Equal("error-business-hour-not-found", (await api.Admin.PostAsync("livechat/business-hours.remove", new { _id = Text(saved, "_id") })).Error);
    }

    [DatabaseFact]
    public async Task Business_hours_are_listed_and_wrong_ones_refused()
    {
        var name = TestSite.Unique("hours");
        object Body(string zone, string start) => new
        {
            name, active = false, type = "custom", timezoneName = zone, departments = Array.Empty<string>(),
            workHours = new[] { new { day = "Monday", start, finish = "18:00", open = true } },
        };
        Assert.Equal("error-invalid-timezone", (await api.Admin.PostAsync("livechat/business-hours.save", Body("Nowhere/Land", "09:00"))).Error);
        Assert.Equal("error-invalid-work-hours", (await api.Admin.PostAsync("livechat/business-hours.save", Body("UTC", "25:00"))).Error);
        Assert.Equal("error-invalid-work-hours", (await api.Admin.PostAsync("livechat/business-hours.save", Body("UTC", "18:00"))).Error);
        var id = Text(TestSite.Expect(await api.Admin.PostAsync("livechat/business-hours.save", Body("Europe/Berlin", "09:00")))["businessHour"]!, "_id");
        var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/business-hours?name={name}"))["businessHours"]!.AsArray();
        Assert.Equal(id, Text(Assert.Single(listed)!, "_id"));
        var read = TestSite.Expect(await api.Admin.GetAsync($"livechat/business-hour?_id={id}"))["businessHour"]!;
        Assert.Equal(("Europe/Berlin", "09:00"), (Text(read["timezone"]!, "name"), Text(read["workHours"]![0]!["start"]!, "time")));
        TestSite.Expect(await api.Admin.PostAsync("livechat/business-hours.remove", new { _id = id }));
    }

    private Task FollowAsync() =>
        api.Server.Services.GetServices<IUpkeep>().OfType<BusinessHourUpkeep>().Single().RunOnceAsync(CancellationToken.None);

    private static Task<ApiResponse> SetAvailableAsync(TestUser agent) => agent.Client.PostAsync("livechat/agent.status", new { status = "available" });

    private Task<ApiResponse> SaveAsync(string agentId, object agentData, params string[] agentDepartments) =>
        api.Admin.PostAsync("livechat/agents.saveInfo", new { agentId, agentData, agentDepartments });

    private async Task<string[]> NamesAsync(string path) =>
        [.. TestSite.Expect(await api.Admin.GetAsync(path))["departments"]!.AsArray().Select(department => Text(department!, "name"))];

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class DepartmentsOnSqlite(SqliteApi api) : DepartmentSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class DepartmentsOnPostgres(PostgresApi api) : DepartmentSuite(api);
