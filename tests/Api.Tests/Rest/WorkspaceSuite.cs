namespace ContactCenter.Tests.Rest;

/// <summary>Agents, departments, permissions and settings (contract §6, §7).</summary>
public abstract class WorkspaceSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Agent_is_made_listed_and_unmade()
    {
        var user = await api.Site.CreateUserAsync("user");
        var made = TestSite.Expect(await api.Admin.PostAsync("livechat/users/agent", new { username = user.Username }));
        Assert.Equal(
            $$$"""{"user":{"_id":"{{{user.UserId}}}","username":"{{{user.Username}}}"},"success":true}""", made.Text);
        TestSite.Expect(await api.Admin.PostAsync("livechat/users/agent", new { username = user.Username }));
        var one = TestSite.Expect(await api.Admin.GetAsync($"livechat/users/agent/{user.UserId}"))["user"]!;
        Assert.Equal(("available", "offline"), (one["statusLivechat"]!.GetValue<string>(), one["status"]!.GetValue<string>()));

        Assert.Single(await ListedAsync($"text={user.Username}"));
        Assert.Empty(await ListedAsync($"text={user.Username}&onlyAvailable=true"));
        TestSite.Expect(await user.Client.PostAsync("users.setStatus", new { status = "online" }));
        Assert.Single(await ListedAsync($"text={user.Username}&onlyAvailable=true"));
        Assert.Empty(await ListedAsync($"text={user.Username}&excludeId={user.UserId}"));

        TestSite.Expect(await api.Admin.DeleteAsync($"livechat/users/agent/{user.UserId}"));
        Assert.Null((await api.Admin.GetAsync($"livechat/users/agent/{user.UserId}"))["user"]);
        Assert.Empty(await ListedAsync($"text={user.Username}"));
        Assert.Equal(403, (await user.Client.GetAsync("livechat/inquiries.queuedForUser")).Status);
        Assert.Equal("error-invalid-user", (await api.Admin.PostAsync("livechat/users/agent", new { username = "nobody" })).Error);
        Assert.Equal("error-invalid-user", (await api.Admin.DeleteAsync("livechat/users/agent/nobody")).Error);
    }

    [DatabaseFact]
    public async Task Manager_is_made_and_unmade()
    {
        var user = await api.Site.CreateUserAsync("user");
        TestSite.Expect(await api.Admin.PostAsync("livechat/users/manager", new { username = user.Username }));
        Assert.Equal(200, (await user.Client.GetAsync($"livechat/users/manager?text={user.Username}")).Status);
        TestSite.Expect(await api.Admin.DeleteAsync($"livechat/users/manager/{user.UserId}"));
        Assert.Equal(403, (await user.Client.GetAsync("livechat/users/manager")).Status);
    }

    [DatabaseFact]
    public async Task Agent_chooses_whether_it_takes_conversations()
    {
        var agent = await api.Site.CreateAgentAsync();
        var other = await api.Site.CreateAgentAsync();
        async Task<string> Status(ApiClient client, object body) =>
            TestSite.Expect(await client.PostAsync("livechat/agent.status", body))["status"]!.GetValue<string>();

        Assert.Equal("not-available", await Status(agent.Client, new { status = "not-available" }));
        Assert.Equal("available", await Status(agent.Client, new { }));
        Assert.Equal("not-available", await Status(agent.Client, new { }));
        Assert.Equal("available", await Status(api.Admin, new { status = "available", agentId = agent.UserId }));
        var foreign = await other.Client.PostAsync("livechat/agent.status", new { status = "available", agentId = agent.UserId });
        Assert.Equal((403, "unauthorized"), (foreign.Status, foreign.Error));
        var unknown = await api.Admin.PostAsync("livechat/agent.status", new { agentId = "nobody" });
        Assert.Equal((404, "Agent not found"), (unknown.Status, unknown.Error));
    }

    [DatabaseFact]
    public async Task Department_is_created_changed_and_read()
    {
        var agent = await api.Site.CreateAgentAsync();
        var name = TestSite.Unique("Sales");
        var id = await api.Site.CreateDepartmentAsync(name, agent);
        var one = TestSite.Expect(await agent.Client.GetAsync($"livechat/department/{id}"));
        Assert.Equal(name, one["department"]!["name"]!.GetValue<string>());
        Assert.Equal(agent.UserId, one["agents"]![0]!["agentId"]!.GetValue<string>());

        TestSite.Expect(await api.Admin.PutAsync($"livechat/department/{id}", new
        {
            department = new { name = name + "!", email = "x", enabled = false, showOnRegistration = false, showOnOfflineForm = false,
                maxNumberSimultaneousChat = 3 },
        }));
        var changed = (await agent.Client.GetAsync($"livechat/department/{id}"))["department"]!;
        Assert.Equal((name + "!", false, 3, 1), (
            changed["name"]!.GetValue<string>(), changed["enabled"]!.GetValue<bool>(),
            changed["maxNumberSimultaneousChat"]!.GetValue<int>(),
            changed["numAgents"]!.GetValue<int>()));

        var listed = TestSite.Expect(await agent.Client.GetAsync($"livechat/department?text={name.ToLowerInvariant()}&enabled=false&onlyMyDepartments=true"));
        Assert.Equal(id, Assert.Single(listed["departments"]!.AsArray())!["_id"]!.GetValue<string>());
        Assert.Empty((await agent.Client.GetAsync($"livechat/department?text={name}&enabled=true"))["departments"]!.AsArray());
        Assert.Null(TestSite.Expect(await agent.Client.GetAsync("livechat/department/no-such"))["department"]);
        Assert.Equal("error-department-not-found", (await agent.Client.GetAsync("livechat/department/no-such/agents")).Error);
    }

    [DatabaseFact]
    public async Task Departments_agents_are_added_and_removed()
    {
        var (first, second) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var id = await api.Site.CreateDepartmentAsync(TestSite.Unique("D"), first);
        TestSite.Expect(await api.Admin.PostAsync($"livechat/department/{id}/agents", new
        {
            upsert = new[] { new { agentId = second.UserId, username = "ignored", count = 1, order = 2 } },
            remove = new[] { new { agentId = first.UserId, username = first.Username } },
        }));
        var agents = TestSite.Expect(await api.Admin.GetAsync($"livechat/department/{id}/agents"));
        var only = Assert.Single(agents["agents"]!.AsArray())!;
        Assert.Equal((second.UserId, second.Username, 2), (
            only["agentId"]!.GetValue<string>(), only["username"]!.GetValue<string>(), only["order"]!.GetValue<int>()));
        var unknown = await api.Admin.PostAsync($"livechat/department/{id}/agents", new
        {
            upsert = new[] { new { agentId = "nobody" } }, remove = Array.Empty<object>(),
        });
        Assert.Equal((400, "error-agent-not-found"), (unknown.Status, unknown.Error));
    }

    [DatabaseFact]
    public async Task Permission_that_is_changed_counts_from_the_answer_on()
    {
        const string Permission = "view-livechat-manager";
        var agent = await api.Site.CreateUserAsync("livechat-agent");
        Assert.Equal(403, (await agent.Client.GetAsync("livechat/inquiries.list")).Status);
        async Task<ApiResponse> Update(params string[] roles) =>
            await api.Admin.PostAsync("permissions.update", new { permissions = new[] { new { _id = Permission, roles } } });

        var updated = TestSite.Expect(await Update("admin", "livechat-manager", "livechat-monitor", "livechat-agent"));
        Assert.Contains(updated["permissions"]!.AsArray(), p => p!["_id"]!.GetValue<string>() == Permission
            && p["roles"]!.AsArray().Count == 4);
        Assert.Equal(200, (await agent.Client.GetAsync("livechat/inquiries.list")).Status);
        TestSite.Expect(await Update("admin", "livechat-manager", "livechat-monitor"));
        Assert.Equal(403, (await agent.Client.GetAsync("livechat/inquiries.list")).Status);
    }

    [DatabaseFact]
    public async Task Settings_that_decide_what_is_offered_are_listed_for_agents()
    {
        const string Setting = "Livechat_allow_manual_on_hold";
        var agent = await api.Site.CreateUserAsync("livechat-agent");
        Assert.Equal(403, (await agent.Client.GetAsync($"settings/{Setting}")).Status);
        async Task<bool> IsOnAsync() => TestSite.Expect(await agent.Client.GetAsync("settings.public"))["settings"]!.AsArray()
            .Single(each => each!["_id"]!.GetValue<string>() == Setting)!["value"]!.GetValue<bool>();

        TestSite.Expect(await api.Admin.PostAsync($"settings/{Setting}", new { value = true }));
        Assert.True(await IsOnAsync());
        TestSite.Expect(await api.Admin.PostAsync($"settings/{Setting}", new { value = false }));
        Assert.False(await IsOnAsync());
    }

    [DatabaseFact]
    public async Task Permissions_are_listed_and_wrong_changes_refused()
    {
        var listed = TestSite.Expect(await api.Admin.GetAsync("permissions.listAll?updatedSince=2020-01-01T00:00:00.000Z"));
        Assert.Contains(listed["update"]!.AsArray(), p => p!["_id"]!.GetValue<string>() == "view-l-room");
        Assert.Empty(listed["remove"]!.AsArray());
        (string Body, string Type)[] wrong =
        [
            ("{}", "error-invalid-body-params"), ("""{"permissions":[]}""", "error-invalid-body-params"),
            ("""{"permissions":[{"_id":"view-l-room"}]}""", "error-invalid-body-params"),
            ("""{"permissions":[{"_id":"no-such","roles":["admin"]}]}""", "error-invalid-permission"),
            ("""{"permissions":[{"_id":"view-l-room","roles":["king"]}]}""", "error-invalid-role"),
        ];
        foreach (var (body, type) in wrong)
        {
            var answer = await api.Admin.SendAsync(HttpMethod.Post, "permissions.update", body);
            Assert.Equal((400, type), (answer.Status, answer["errorType"]!.GetValue<string>()));
        }

        var roles = TestSite.Expect(await api.Admin.GetAsync("roles.list"))["roles"]!.AsArray().Select(role => role!["_id"]!.GetValue<string>());
        Assert.Contains("livechat-monitor", roles);
    }

    [DatabaseFact]
    public async Task Setting_is_read_changed_and_keeps_its_kind()
    {
        async Task<string> Value(string id) => TestSite.Expect(await api.Admin.GetAsync($"settings/{id}"))["value"]!.ToJsonString();
        Assert.Equal("3600", await Value("Livechat_visitor_inactivity_timeout"));
        TestSite.Expect(await api.Admin.PostAsync("settings/Livechat_title", new { value = "Ask us ü" }));
        Assert.Equal("Ask us ü", (await api.Admin.GetAsync("settings/Livechat_title"))["value"]!.GetValue<string>());
        Assert.Equal("Ask us ü",
            (await api.Server.Anonymous.GetAsync("livechat/config"))["config"]!["theme"]!["title"]!.GetValue<string>());
        foreach (var (id, value) in new (string, object)[] { ("Livechat_title", 1), ("Livechat_enabled", "true"),
            ("API_Default_Count", 1.5) })
        {
            var refused = await api.Admin.PostAsync($"settings/{id}", new { value });
            Assert.Equal((400, "error-invalid-setting-value"), (refused.Status, refused["errorType"]!.GetValue<string>()));
        }

        foreach (var answer in new[] { await api.Admin.GetAsync("settings/No_such"),
            await api.Admin.PostAsync("settings/No_such", new { value = 1 }) })
            Assert.Equal((400, "error-setting-not-found"), (answer.Status, answer["errorType"]!.GetValue<string>()));
    }

    [DatabaseFact]
    public async Task Whatever_is_created_with_a_key_is_created_once_per_caller()
    {
        var key = TestSite.Unique("key");
        var username = TestSite.Unique("once");
        var contact = new { name = key, emails = Array.Empty<string>(), phones = Array.Empty<string>() };
        var user = new { email = $"{username}@example.com", name = "x", password = TestSite.Password, username, roles = new[] { "user" } };
        var department = new
        {
            department = new { name = key, email = "x", enabled = true, showOnRegistration = true, showOnOfflineForm = false },
        };
        foreach (var (path, body) in new (string, object)[] { ("omnichannel/contacts", contact), ("users.create", user),
            ("livechat/department", department) })
        {
            var first = TestSite.Expect(await api.Admin.PostAsync(path, body, key));
            var second = TestSite.Expect(await api.Admin.PostAsync(path, body, key));
            Assert.Equal(first.Text, second.Text);
        }

        var other = await api.Site.CreateUserAsync("livechat-manager");
        var mine = TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts", contact, key))["contactId"]!.GetValue<string>();
        var theirs = TestSite.Expect(await other.Client.PostAsync("omnichannel/contacts", contact, key))["contactId"]!.GetValue<string>();
        Assert.NotEqual(mine, theirs);
        Assert.Equal(2, (await api.Admin.GetAsync($"omnichannel/contacts.search?searchText={key}"))["total"]!.GetValue<int>());
        Assert.Equal(400, (await api.Admin.PostAsync("omnichannel/contacts", contact, new string('k', 129))).Status);
    }

    private async Task<System.Text.Json.Nodes.JsonArray> ListedAsync(string query) =>
        TestSite.Expect(await api.Admin.GetAsync($"livechat/users/agent?{query}"))["users"]!.AsArray();
}

[Collection(OnSqlite.Name)]
public sealed class WorkspaceOnSqlite(SqliteApi api) : WorkspaceSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class WorkspaceOnPostgres(PostgresApi api) : WorkspaceSuite(api);
