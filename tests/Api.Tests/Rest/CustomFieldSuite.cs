using System.Text.Json.Nodes;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Rest;

/// <summary>Custom fields: definitions, visitors' values, what contacts make of them (contract §1.2, §1.3, §1.13, §2.1, §5).</summary>
public abstract class CustomFieldSuite(ApiFixture api) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>A required field would be asked for in every other test.</summary>
    public async Task DisposeAsync()
    {
        if (api.Site is not null) await api.Site.DeleteCustomFieldsAsync();
    }

    [DatabaseFact]
    public async Task Definition_is_saved_read_changed_and_deleted()
    {
        var id = TestSite.Unique("plan");
        var data = new
        {
            field = id, label = "Plan", scope = "visitor", visibility = "hidden", regexp = "^[a-z]+$", searchable = true, required = true,
            type = "select", defaultValue = "free", options = "free,gold", @public = true,
        };
        var saved = TestSite.Expect(await SaveAsync(null, data))["customField"]!;
        var updatedAt = saved["_updatedAt"]!.GetValue<string>();
        Assert.Equal(
            $$"""
            {"_id":"{{id}}","label":"Plan","scope":"visitor","visibility":"hidden","searchable":true,"regexp":"^[a-z]+$","required":true,
            "type":"select","defaultValue":"free","options":"free,gold","public":true,"_updatedAt":"{{updatedAt}}"}
            """.ReplaceLineEndings(""), saved.ToJsonString(Relaxed));
        Assert.Equal(saved.ToJsonString(), (await ReadAsync(id))!.ToJsonString());

        TestSite.Expect(await SaveAsync(id, new
        {
            field = id, label = "Tarif", scope = "room", visibility = "visible", regexp = "", searchable = false,
        }));
        var changed = (await ReadAsync(id))!;
        Assert.Equal(("Tarif", "room", "input", false), (
            changed["label"]!.GetValue<string>(), changed["scope"]!.GetValue<string>(), changed["type"]!.GetValue<string>(),
            changed["required"]!.GetValue<bool>()));

        Assert.Equal("""{"success":true}""", TestSite.Expect(await DeleteAsync(id)).Text);
        Assert.Null(await ReadAsync(id));
    }

    [DatabaseFact]
    public async Task Definitions_are_listed_by_text_page_and_sort()
    {
        var prefix = TestSite.Unique("list");
        foreach (var name in new[] { "b", "a", "c" }) await api.Site.SaveCustomFieldAsync($"{prefix}-{name}");
        async Task<ApiResponse> List(string query) =>
            TestSite.Expect(await api.Admin.GetAsync($"livechat/custom-fields?text={prefix.ToUpperInvariant()}{query}"));
        static string Names(ApiResponse answer) =>
            string.Join("", answer["customFields"]!.AsArray().Select(field => field!["_id"]!.GetValue<string>()[^1]));

        Assert.Equal("abc", Names(await List("")));
        Assert.Equal("cba", Names(await List("&sort={\"_id\":-1}")));
        var page = await List("&offset=1&count=1");
        Assert.Equal(("b", 1, 1, 3), (
            Names(page), page["count"]!.GetValue<int>(), page["offset"]!.GetValue<int>(), page["total"]!.GetValue<int>()));
        Assert.Empty((await api.Admin.GetAsync("livechat/custom-fields?text=no-such-field"))["customFields"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Every_wrong_definition_is_refused_with_its_text()
    {
        var id = TestSite.Unique("plan");
        await api.Site.SaveCustomFieldAsync(id);
        object Data(string field, string regexp = "") =>
            new { field, label = "x", scope = "visitor", visibility = "visible", regexp, searchable = false };

        (ApiResponse Answer, string Error)[] refused =
        [
            (await SaveAsync(null, Data(id)), "Custom Field already exists"),
            (await SaveAsync("no-such", Data(id)), "Custom Field Not found"),
            (await DeleteAsync("no-such"), "Custom field not found"),
            (await SaveAsync(null, Data("a.b")), CustomFieldErrors.InvalidName.Text),
            (await SaveAsync(null, Data("pattern", "(")), CustomFieldErrors.InvalidPattern.Text),
            (await SaveAsync(null, new { field = "x" }), "must have required property 'label' [invalid-params]"),
        ];
        Assert.All(refused, one => Assert.Equal((400, one.Error), (one.Answer.Status, one.Answer.Error)));
    }

    [DatabaseFact]
    public async Task Agents_read_definitions_and_only_managers_change_them()
    {
        var agent = await api.Site.CreateUserAsync("livechat-agent");
        var id = TestSite.Unique("plan");
        await api.Site.SaveCustomFieldAsync(id);
        Assert.Equal(200, (await agent.Client.GetAsync("livechat/custom-fields")).Status);
        Assert.Equal(200, (await agent.Client.GetAsync($"livechat/custom-fields/{id}")).Status);
        Assert.Equal(403, (await agent.Client.PostAsync("livechat/custom-fields.delete", new { customFieldId = id })).Status);
        Assert.Equal(403, (await agent.Client.PostAsync("livechat/custom-fields.save", new { })).Status);
        Assert.Equal(403, (await agent.Client.GetAsync("livechat/custom-fields.progress")).Status);
    }

    [DatabaseFact]
    public async Task Renamed_definition_is_found_by_its_new_name_only()
    {
        var (old, renamed, other) = (TestSite.Unique("old"), TestSite.Unique("new"), TestSite.Unique("other"));
        await api.Site.SaveCustomFieldAsync(old);
        await api.Site.SaveCustomFieldAsync(other);
        await api.Site.SaveCustomFieldAsync(renamed, old);
        Assert.Null(await ReadAsync(old));
        Assert.NotNull(await ReadAsync(renamed));
        var taken = await SaveAsync(renamed, new
        {
            field = other, label = "x", scope = "visitor", visibility = "x", regexp = "", searchable = false,
        });
        Assert.Equal((400, "Custom Field already exists"), (taken.Status, taken.Error));
    }

    [DatabaseFact]
    public async Task Definition_created_twice_with_one_key_is_created_once()
    {
        var (id, key) = (TestSite.Unique("plan"), TestSite.Unique("key"));
        var body = new
        {
            customFieldData = new { field = id, label = "x", scope = "visitor", visibility = "visible", regexp = "", searchable = false },
        };
        var first = TestSite.Expect(await api.Admin.PostAsync("livechat/custom-fields.save", body, key));
        Assert.Equal(first.Text, TestSite.Expect(await api.Admin.PostAsync("livechat/custom-fields.save", body, key)).Text);
        Assert.Equal(400, (await api.Admin.PostAsync("livechat/custom-fields.save", body)).Status);
    }

    [DatabaseFact]
    public async Task Visitor_sets_its_own_fields()
    {
        var (first, second) = (TestSite.Unique("first"), TestSite.Unique("second"));
        await api.Site.SaveCustomFieldAsync(first);
        await api.Site.SaveCustomFieldAsync(second);
        var token = await RegisterAsync();
        var one = TestSite.Expect(await SetAsync(token, first, "a", true));
        Assert.Equal($$$"""{"field":{"key":"{{{first}}}","value":"a","overwrite":true},"success":true}""", one.Text);

        var several = TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/custom.fields", new
        {
            token,
            customFields = new[] { new { key = first, value = "b", overwrite = false }, new { key = second, value = "c", overwrite = false } },
        }));
        Assert.Equal(
            $$"""{"fields":[{"Key":"{{first}}","value":"b","overwrite":false},{"Key":"{{second}}","value":"c","overwrite":false}],"success":true}""",
            several.Text);
        var stored = (await api.Server.Anonymous.GetAsync($"livechat/visitor/{token}"))["visitor"]!["livechatData"]!;
        Assert.Equal(("a", "c"), (stored[first]!.GetValue<string>(), stored[second]!.GetValue<string>()));
    }

    [DatabaseFact]
    public async Task Every_wrong_value_of_a_visitor_is_refused_with_its_text()
    {
        var (digits, room, required) = (TestSite.Unique("digits"), TestSite.Unique("room"), TestSite.Unique("required"));
        await api.Site.SaveCustomFieldAsync(digits, regexp: "^[0-9]+$");
        await api.Site.SaveCustomFieldAsync(room, scope: "room");
        var token = await RegisterAsync();
        await api.Site.SaveCustomFieldAsync(required, required: true);
        Task<ApiResponse> Several(string key, string value) => api.Server.Anonymous.PostAsync(
            "livechat/custom.fields", new { token, customFields = new[] { new { key, value, overwrite = true } } });

        (ApiResponse Answer, string Error)[] refused =
        [
            (await SetAsync("no-such-token", digits, "1", true), "invalid-token"),
            (await SetAsync(token, "no-such-field", "1", true), "invalid-custom-field"),
            (await SetAsync(token, room, "1", true), "invalid-custom-field"),
            (await SetAsync(token, digits, "one", true), $"Invalid value for {digits} field"),
            (await Several(digits, "one"), $"Invalid value for {digits} field"),
            (await Several(digits, "1"), $"Missing required custom fields: {required}"),
            (await SetAsync(token, required, "", true), $"Missing required custom fields: {required}"),
        ];
        Assert.All(refused, one => Assert.Equal((400, one.Error), (one.Answer.Status, one.Answer.Error)));
        TestSite.Expect(await SetAsync(token, digits, "1", true));
    }

    [DatabaseFact]
    public async Task Registration_stores_known_fields_and_names_missing_ones()
    {
        var (plan, room) = (TestSite.Unique("plan"), TestSite.Unique("room"));
        await api.Site.SaveCustomFieldAsync(plan);
        await api.Site.SaveCustomFieldAsync(room, scope: "room");
        var token = TestSite.Unique("token");
        Task<ApiResponse> Register(params (string Key, string Value, bool Overwrite)[] fields)
        {
            var customFields = fields.Select(field => new { key = field.Key, value = field.Value, overwrite = field.Overwrite });
            return api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, customFields } });
        }

        var registered = TestSite.Expect(await Register((plan, "gold", true), (room, "x", true), ("no-such-field", "x", true)));
        Assert.Equal($$"""{"{{plan}}":"gold"}""", registered["visitor"]!["livechatData"]!.ToJsonString());
        var kept = TestSite.Expect(await Register((plan, "silver", false)));
        Assert.Equal("gold", kept["visitor"]!["livechatData"]![plan]!.GetValue<string>());

        await api.Site.SaveCustomFieldAsync("zone", required: true);
        await api.Site.SaveCustomFieldAsync("area", required: true);
        var missing = await Register((plan, "silver", true));
        Assert.Equal((400, "Missing required custom fields: area, zone"), (missing.Status, missing.Error));
        TestSite.Expect(await Register());
        TestSite.Expect(await Register(("area", "1", true), ("zone", "2", true)));
    }

    [DatabaseFact]
    public async Task Visitors_value_reaches_its_contact_and_a_different_one_is_a_conflict()
    {
        var plan = TestSite.Unique("plan");
        await api.Site.SaveCustomFieldAsync(plan);
        var visitor = await api.Site.CreateVisitorAsync(TestSite.Unique("Ada"));
        var contactId = (await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!["contactId"]!.GetValue<string>();
        async Task<JsonNode> Contact() =>
            TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;

        TestSite.Expect(await SetAsync(visitor.Token, plan, "gold", false));
        Assert.Equal("gold", (await Contact())["customFields"]![plan]!.GetValue<string>());
        TestSite.Expect(await SetAsync(visitor.Token, plan, "silver", false));
        var contact = await Contact();
        Assert.Equal("gold", contact["customFields"]![plan]!.GetValue<string>());
        Assert.Equal(
            $$"""[{"field":"customFields.{{plan}}","value":"silver"}]""", contact["conflictingFields"]!.ToJsonString());
        TestSite.Expect(await SetAsync(visitor.Token, plan, "bronze", true));
        Assert.Equal("bronze", (await Contact())["customFields"]![plan]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Value_of_a_deleted_field_is_kept_and_not_changed()
    {
        var (plan, tier) = (TestSite.Unique("plan"), TestSite.Unique("tier"));
        await api.Site.SaveCustomFieldAsync(plan);
        var contactId = await CreateContactAsync("Ada", (plan, "gold"));
        TestSite.Expect(await DeleteAsync(plan));
        await api.Site.SaveCustomFieldAsync(tier);

        var updated = TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.update", new
        {
            contactId, customFields = new Dictionary<string, string> { [plan] = "ignored", [tier] = "1" },
        }))["contact"]!["customFields"]!;
        Assert.Equal(("gold", "1"), (updated[plan]!.GetValue<string>(), updated[tier]!.GetValue<string>()));
        var foreign = await api.Admin.PostAsync("omnichannel/contacts.update", new { contactId, customFields = new { cf3 = "x" } });
        Assert.Equal((400, "Custom field cf3 is not allowed"), (foreign.Status, foreign.Error));
    }

    [DatabaseFact]
    public async Task Widget_lists_public_fields_of_visitors()
    {
        var (shown, hidden, room) = (TestSite.Unique("shown"), TestSite.Unique("hidden"), TestSite.Unique("room"));
        await api.Site.SaveCustomFieldAsync(shown, isPublic: true);
        await api.Site.SaveCustomFieldAsync(hidden);
        await api.Site.SaveCustomFieldAsync(room, scope: "room", isPublic: true);
        var fields = TestSite.Expect(await api.Server.Anonymous.GetAsync("livechat/config"))["config"]!["customFields"]!.AsArray();
        Assert.Equal(shown, Assert.Single(fields)!["_id"]!.GetValue<string>());
    }

    [DatabaseFact]
    public async Task Contacts_are_found_by_a_field_while_it_is_searchable()
    {
        var (plan, value) = (TestSite.Unique("plan"), TestSite.Unique("value"));
        await api.Site.SaveCustomFieldAsync(plan);
        var contactId = await CreateContactAsync("Ada", (plan, value));
        Assert.Empty(await FoundAsync(value));

        await api.Site.SaveCustomFieldAsync(plan, plan, searchable: true);
        await api.Server.SearchIndexAsync();
        Assert.Equal(contactId, Assert.Single(await FoundAsync(value)));
        var progress = TestSite.Expect(await api.Admin.GetAsync("livechat/custom-fields.progress"));
        Assert.Equal((0, true), (progress["outdated"]!.GetValue<int>(), progress["done"]!.GetValue<bool>()));
        var later = await CreateContactAsync("Grace", (plan, value + "2"));
        Assert.Equal(later, Assert.Single(await FoundAsync(value + "2")));

        await api.Site.SaveCustomFieldAsync(plan, plan);
        await api.Server.SearchIndexAsync();
        Assert.Empty(await FoundAsync(value));

        await api.Site.SaveCustomFieldAsync(plan, plan, searchable: true);
        TestSite.Expect(await DeleteAsync(plan));
        await api.Server.SearchIndexAsync();
        Assert.Empty(await FoundAsync(value));
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Task<ApiResponse> SaveAsync(string? customFieldId, object customFieldData) =>
        api.Admin.PostAsync("livechat/custom-fields.save", new { customFieldId, customFieldData });

    private Task<ApiResponse> DeleteAsync(string customFieldId) => api.Admin.PostAsync("livechat/custom-fields.delete", new { customFieldId });

    private async Task<JsonNode?> ReadAsync(string id) =>
        TestSite.Expect(await api.Admin.GetAsync($"livechat/custom-fields/{id}"))["customField"];

    private async Task<string> RegisterAsync()
    {
        var token = TestSite.Unique("token");
        TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token } }));
        return token;
    }

    private Task<ApiResponse> SetAsync(string token, string key, string value, bool overwrite) =>
        api.Server.Anonymous.PostAsync("livechat/custom.field", new { token, key, value, overwrite });

    private async Task<string> CreateContactAsync(string name, params (string Key, string Value)[] fields) =>
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts", new
        {
            name, emails = Array.Empty<string>(), phones = Array.Empty<string>(), customFields = fields.ToDictionary(f => f.Key, f => f.Value),
        }))["contactId"]!.GetValue<string>();

    private async Task<List<string>> FoundAsync(string text) =>
        [.. TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.search?searchText={text}"))["contacts"]!.AsArray()
            .Select(contact => contact!["_id"]!.GetValue<string>())];
}

[Collection(OnSqlite.Name)]
public sealed class CustomFieldOnSqlite(SqliteApi api) : CustomFieldSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CustomFieldOnPostgres(PostgresApi api) : CustomFieldSuite(api);
