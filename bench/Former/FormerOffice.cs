using ContactCenter.Driving;

namespace ContactCenter.Bench.Former;

/// <summary>Sets the workspace up: accounts, settings, permissions, fields, departments and catalogs.</summary>
internal static class FormerOffice
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    public static async Task OpenAsync(FormerCast cast)
    {
        await SetAsync(cast, "Livechat_Routing_Method", "Manual_Selection");
        await SetAsync(cast, "Livechat_offline_message", "Wir sind gleich zurück 🕘");
        await SetAsync(cast, "Livechat_allow_switching_departments", true);
        await SetAsync(cast, "Livechat_allow_manual_on_hold", true);
        await SetAsync(cast, "Livechat_allow_manual_on_hold_upon_agent_engagement_only", false);
        // Nothing may end by itself between the writing and the reading.
        await SetAsync(cast, "Livechat_auto_close_on_hold_chats_timeout", 0);
        await SetAsync(cast, "Livechat_agent_connection_timeout", 0);
        await SetAsync(cast, "Contacts_Default_Phone_Region", "DE");
        await CreateAccountsAsync(cast);
        await cast.AdminAsync("permissions.update", new
        {
            permissions = new[]
            {
                new { _id = "delete-user", roles = new[] { "admin", "livechat-manager" } },
                new { _id = "transfer-livechat-guest", roles = new[] { "admin", "livechat-manager", "livechat-agent" } },
            },
        });
        await SaveFieldAsync(cast, "kundennummer", "visitor", isSearchable: true);
        await SaveFieldAsync(cast, "anliegen", "room", isSearchable: true);
        await SaveFieldAsync(cast, "vorbei", "visitor", isSearchable: false);
        await cast.AdminAsync("livechat/custom-fields.delete", new { customFieldId = cast.Ids["vorbei"] });
        await SaveDepartmentAsync(cast, "verkauf", "lena", "otto");
        await SaveDepartmentAsync(cast, "reparatur", "otto");
        await SaveDepartmentAsync(cast, "archiv", "lena");
        await cast.AdminAsync($"livechat/department/archive/{cast.Ids["archiv"]}", new { });
        await FillCatalogsAsync(cast);
    }

    private static Task SetAsync(FormerCast cast, string setting, object value) => cast.AdminAsync($"settings/{setting}", new { value });

    private static async Task CreateAccountsAsync(FormerCast cast)
    {
        foreach (var (username, name) in new[] { ("lena", "Lena Groß"), ("otto", "Otto Šimek"), ("kim", "Kim 김"), ("gone", "Gone Soon") })
        {
            var user = new { name, username, email = $"{username}@firma.example", password = FormerCast.Password, roles = new[] { "user" } };
            cast.Keep("user:" + username, (await cast.AdminAsync("users.create", user)).GetProperty("user"));
            if (username is "kim" or "gone") continue;
            await cast.AdminAsync("livechat/users/agent", new { username });
            var agent = cast.Agents[username] = await Team.SignInAsync(cast.Rest, username, FormerCast.Password);
            await cast.Rest.PostAsync("users.setStatus", new { status = "online", message = "da 👋" }, agent);
            await cast.Rest.PostAsync("livechat/agent.status", new { status = "available" }, agent);
        }

        await cast.AdminAsync("roles.addUserToRole", new { username = "kim", roleName = "livechat-manager" });
        await cast.AdminAsync("livechat/monitors.create", new { username = "kim" });
        await cast.AdminAsync("users.update", new { userId = cast.Ids["user:kim"], data = new { name = "Kim 김민지", password = "tall green kettle" } });
        await cast.AdminAsync("users.setActiveStatus", new { userId = cast.Ids["user:gone"], activeStatus = false });
        await cast.Rest.SendAsync(HttpMethod.Post, "login", new { user = "kim", password = "not this one" }, null);
        await cast.AdminAsync("livechat/agents.saveInfo", new
        {
            agentId = cast.Ids["user:otto"], agentData = new { maxNumberSimultaneousChat = 9, skills = new[] { "werkstatt", "français" } },
            agentDepartments = Array.Empty<string>(),
        });
    }

    private static async Task SaveFieldAsync(FormerCast cast, string field, string scope, bool isSearchable)
    {
        var saved = await cast.AdminAsync("livechat/custom-fields.save", new
        {
            customFieldData = new
            {
                field, label = $"Label „{field}“", scope, visibility = "visible", regexp = "", searchable = isSearchable, required = false, @public = true,
            },
        });
        cast.Keep(field, saved.GetProperty("customField"));
    }

    private static async Task SaveDepartmentAsync(FormerCast cast, string name, params string[] agents)
    {
        var saved = await cast.AdminAsync("livechat/department", new
        {
            department = new
            {
                name, email = $"{name}@firma.example", description = $"Alles über {name}", enabled = true, showOnRegistration = true, showOnOfflineForm = true,
            },
            agents = agents.Select((agent, order) => new { agentId = cast.Ids["user:" + agent], username = agent, count = 0, order }),
        });
        cast.Keep(name, saved.GetProperty("department"));
    }

    private static async Task FillCatalogsAsync(FormerCast cast)
    {
        var level = await cast.AdminAsync("livechat/sla", new { name = "Eilig", description = "in 20 Minuten", dueTimeInMinutes = 20 });
        cast.Keep("sla", level.GetProperty("sla"));
        foreach (var tag in new[] { "rückruf", "garantie", "weg" })
            cast.Keep("tag:" + tag, await cast.AdminAsync(
                "livechat/tags.save", new { tagData = new { name = tag, description = "…" }, tagDepartments = Array.Empty<string>() }));
        await cast.AdminAsync("livechat/tags.delete", new { id = cast.Ids["tag:weg"] });
        await cast.AdminAsync("livechat/units", new
        {
            unitData = new { name = "Werk Süd", visibility = "public" },
            unitMonitors = new[] { new { monitorId = cast.Ids["user:kim"], username = "kim" } },
            unitDepartments = new[] { new { departmentId = cast.Ids["reparatur"] } },
        });
        await cast.AdminAsync(
            "canned-responses", new { shortcut = "gruss", text = "Grüß Gott {{contact.name}} ☕", scope = "global", tags = new[] { "rückruf" } });
        await cast.AdminAsync("canned-responses", new { shortcut = "preis", text = "12,50 €", scope = "department", departmentId = cast.Ids["verkauf"] });
        await cast.AsAsync("lena", "canned-responses", new { shortcut = "bin-da", text = "Bin gleich da.", scope = "user" });
        await cast.AdminAsync("livechat/business-hours.save", new
        {
            name = "Werkstatt", active = true, type = "custom", timezoneName = "Europe/Berlin", departments = new[] { cast.Ids["reparatur"] },
            workHours = Days.Select(day => new { day, start = "08:30", finish = "24:00", open = true }),
        });
        await cast.PutAsync("livechat/priorities/000000000000000000000001", new { name = "Sofort" }, "");
    }
}
