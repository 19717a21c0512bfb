using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>Settings work as they say, and everything that is offered is accepted: the widget's configuration, business hours, permissions.</summary>
public abstract class PromiseSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Setting_is_checked_against_its_meaning_and_says_what_it_may_be()
    {
        foreach (var (id, value) in new (string, object?)[]
        {
            ("Livechat_Routing_Method", "Fastest"), ("FileUpload_MaxFileSize", -1), ("Livechat_enabled", "sometimes"), ("Livechat_offline_email", "a@b.c,desk"),
            ("Livechat_title_color", "blue"), ("API_Default_Count", 100_000), ("Livechat_agent_leave_action", "explode"),
            ("Livechat_hide_system_messages", new[] { "all" }), ("SMS_Default_Omnichannel_Department", "none-such"), ("Livechat_title", null),
        })
        {
            var before = TestSite.Expect(await api.Admin.GetAsync($"settings/{id}"))["value"]!.ToJsonString();
            var refused = await api.Admin.PostAsync($"settings/{id}", new { value });
            Assert.True((refused.Status, (string?)refused["errorType"]) == (400, "error-invalid-setting-value"), $"{id}: {refused}");
            Assert.Matches(@"^Invalid setting value: must be .+ \[error-invalid-setting-value\]$", refused.Error);
            Assert.Equal(before, TestSite.Expect(await api.Admin.GetAsync($"settings/{id}"))["value"]!.ToJsonString());
        }

        var gone = await api.Admin.PostAsync("settings/Livechat_no_such_setting", new { value = "https://example.com" });
        Assert.Equal((400, "error-setting-not-found"), (gone.Status, (string?)gone["errorType"]));
    }

    [DatabaseFact]
    public async Task Widget_offers_a_form_only_where_what_is_written_has_somewhere_to_go()
    {
        var name = TestSite.Unique("offline");
        var department = await DepartmentAsync(name, "desk@example.com", true);
        var hidden = await DepartmentAsync(name + "-h", "nonsense", true);
        Assert.True(await FormAsync());
        Assert.True(await FormAsync($"?department={department}"));
        Assert.False(await FormAsync($"?department={hidden}"));
        Assert.Equal("error-offline-messages-not-configured", (await SendAsync(hidden)).Error);
        TestSite.Expect(await SendAsync(department));
        Assert.Equal((true, false), await ShownAsync(department, hidden));

        await api.Site.SetAsync("Livechat_offline_email", "one@example.com, two@example.com");
        await api.Site.SetAsync("FileUpload_MaxFileSize", 0);
        try
        {
            Assert.True(await FormAsync($"?department={hidden}"));
            Assert.Equal((true, true), await ShownAsync(department, hidden));
            var text = TestSite.Unique("left");
            TestSite.Expect(await SendAsync(null, text));
            foreach (var address in new[] { "one@example.com", "two@example.com" })
                Assert.Contains(new TestMailbox(api.Server).To(address), mail => mail.Contains(text, StringComparison.Ordinal));
            Assert.False(TestSite.Expect(await api.Server.Anonymous.GetAsync("livechat/config"))["config"]!["settings"]!["fileUpload"]!.GetValue<bool>());
            await api.Site.SetAsync("Livechat_display_offline_form", false);
            Assert.False(await FormAsync());
        }
        finally
        {
            await api.Site.SetAsync("Livechat_display_offline_form", true);
            await api.Site.SetAsync("Livechat_offline_email", "");
            await api.Site.SetAsync("FileUpload_MaxFileSize", 104_857_600);
            TestSite.Expect(await api.Admin.PostAsync($"livechat/department/archive/{department}", new { }));
            TestSite.Expect(await api.Admin.PostAsync($"livechat/department/archive/{hidden}", new { }));
        }

        async Task<bool> FormAsync(string query = "") =>
            TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/config{query}"))["config"]!["settings"]!["displayOfflineForm"]!.GetValue<bool>();

        async Task<(bool, bool)> ShownAsync(string first, string second)
        {
            var listed = TestSite.Expect(await api.Server.Anonymous.GetAsync("livechat/config"))["config"]!["departments"]!.AsArray();
            return (IsShown(first), IsShown(second));

            bool IsShown(string id) => listed.Single(one => Text(one!, "_id") == id)!["showOnOfflineForm"]!.GetValue<bool>();
        }

        Task<ApiResponse> SendAsync(string? to, string message = "hi") => api.Server.Anonymous.PostAsync(
            "livechat/offline.message", new { name = "Zed", email = "zed@example.com", message, department = to });
    }

    [DatabaseFact]
    public async Task Hours_of_a_day_may_have_a_break_and_end_at_midnight_and_read_as_they_were_saved()
    {
        var saved = TestSite.Expect(await SaveAsync(("08:00", "12:00"), ("13:30", "24:00")))["businessHour"]!;
        var id = Text(saved, "_id");
        var read = TestSite.Expect(await api.Admin.GetAsync($"livechat/business-hour?_id={id}"))["businessHour"]!["workHours"]!.AsArray();
        Assert.Equal(
            [("08:00", "12:00"), ("13:30", "24:00")], read.Select(period => (Text(period!["start"]!, "time"), Text(period["finish"]!, "time"))));
        foreach (var (start, finish) in new[] { ("00:00", "23:59"), ("00:00", "24:00"), ("00:00", "00:00"), ("22:00", "06:00") })
        {
            var hour = TestSite.Expect(await SaveAsync((start, finish)))["businessHour"]!;
            TestSite.Expect(await api.Admin.PostAsync("livechat/business-hours.remove", new { _id = Text(hour, "_id") }));
        }
        foreach (var (start, finish) in new[] { ("24:00", "24:00"), ("08:00", "24:01"), ("9:00", "18:00"), ("09:00", "09:00"), ("08:60", "09:00") })
            Assert.Equal("error-invalid-work-hours", (await SaveAsync((start, finish))).Error);
        TestSite.Expect(await api.Admin.PostAsync("livechat/business-hours.remove", new { _id = id }));

        Task<ApiResponse> SaveAsync(params (string Start, string Finish)[] periods) => api.Admin.PostAsync("livechat/business-hours.save", new
        {
            name = TestSite.Unique("hours"), active = false, type = "custom", timezoneName = "Europe/Berlin", departments = Array.Empty<string>(),
            workHours = periods.Select(period => new { day = "Monday", start = period.Start, finish = period.Finish, open = true }),
        });
    }

    [DatabaseFact]
    public async Task Short_token_is_refused_to_new_visitors_unless_allowed_and_then_stays_valid()
    {
        var token = TestSite.Unique("t")[..9];
        object Visitor(string name) => new { visitor = new { token, name } };
        var refused = await api.Server.Anonymous.PostAsync("livechat/visitor", Visitor("Zed"));
        Assert.Equal((400, "error-weak-visitor-token"), (refused.Status, (string?)refused["errorType"]));
        Assert.Equal("invalid-token", (await api.Server.Anonymous.GetAsync($"livechat/room?token={token}")).Error);
        await api.Site.SetAsync("Livechat_allow_short_visitor_tokens", true);
        try
        {
            TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", Visitor("Zed")));
        }
        finally
        {
            await api.Site.SetAsync("Livechat_allow_short_visitor_tokens", false);
        }

        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", Visitor("Zoe")));
        TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/room?token={token}"));
    }

    [DatabaseFact]
    public async Task Pattern_that_can_take_any_time_is_refused_when_saved()
    {
        var refused = await api.Admin.PostAsync("livechat/custom-fields.save", new
        {
            customFieldId = (string?)null,
            customFieldData = new
            {
                field = TestSite.Unique("f"), label = "x", scope = "visitor", visibility = "visible", regexp = @"^(a+)\1$", searchable = false,
            },
        });
        Assert.Equal((400, "error-invalid-custom-field-regexp"), (refused.Status, (string?)refused["errorType"]));
        Assert.Contains("can take any time", refused.Error, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Permission_to_look_back_shows_agents_what_others_closed()
    {
        var (served, colleague, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("D"), served, colleague);
        var visitor = await api.Site.CreateVisitorAsync(department: department);
        await api.Site.TakeAsync(served, visitor);
        await api.Site.CloseAsync(visitor);
        Assert.Equal((false, false), await SeeAsync());
        await GrantAsync("view-livechat-room-closed-same-department", "livechat-agent");
        Assert.Equal((true, false), await SeeAsync());
        await GrantAsync("view-livechat-room-closed-same-department");
        await GrantAsync("view-livechat-room-closed-by-another-agent", "livechat-agent");
        Assert.Equal((true, true), await SeeAsync());
        await GrantAsync("view-livechat-room-closed-by-another-agent");
        Assert.Equal((false, false), await SeeAsync());

        async Task<(bool Colleague, bool Stranger)> SeeAsync() => (
            (await colleague.Client.GetAsync($"channels.info?roomId={visitor.RoomId}")).Status == 200,
            (await stranger.Client.GetAsync($"channels.info?roomId={visitor.RoomId}")).Status == 200);
    }

    [DatabaseFact]
    public async Task Permissions_of_the_queue_the_directory_and_room_fields_are_asked_for()
    {
        var agent = await api.Site.CreateAgentAsync();
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        var field = TestSite.Unique("room");
        await api.Site.SaveCustomFieldAsync(field, scope: "room");
        object Info() => new
        {
            roomData = new { _id = visitor.RoomId, livechatData = new Dictionary<string, string> { [field] = "x" } },
            guestData = new { _id = visitor.VisitorId },
        };
        foreach (var (permission, call) in new (string, Func<Task<ApiResponse>>)[]
        {
            ("view-livechat-queue", () => agent.Client.GetAsync("livechat/queue")),
            ("view-livechat-queue", () => agent.Client.GetAsync("livechat/inquiries.queuedForUser")),
            ("view-omnichannel-contact-center", () => agent.Client.GetAsync("omnichannel/contacts.search?searchText=x")),
            ("edit-livechat-room-customfields", () => agent.Client.PostAsync("livechat/room.saveInfo", Info())),
        })
        {
            TestSite.Expect(await call());
            await GrantAsync(permission);
            Assert.Equal(403, (await call()).Status);
            await GrantAsync(permission, "livechat-agent", "livechat-monitor");
            TestSite.Expect(await call());
        }
    }

    private async Task GrantAsync(string permission, params string[] roles) => TestSite.Expect(await api.Admin.PostAsync(
        "permissions.update", new { permissions = new[] { new { _id = permission, roles = new[] { "admin", "livechat-manager" }.Concat(roles) } } }));

    private async Task<string> DepartmentAsync(string name, string email, bool isShown)
    {
        var department = new { name, email, enabled = true, showOnRegistration = true, showOnOfflineForm = isShown };
        return Text(TestSite.Expect(await api.Admin.PostAsync("livechat/department", new { department }))["department"]!, "_id");
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class PromisesOnSqlite(SqliteApi api) : PromiseSuite(api);

[Collection(OnPostgres.Name)]
public sealed class PromisesOnPostgres(PostgresApi api) : PromiseSuite(api);
