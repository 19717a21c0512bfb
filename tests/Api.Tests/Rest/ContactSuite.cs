using ContactCenter.Errors;

namespace ContactCenter.Tests.Rest;

/// <summary>The directory of contacts (contract §1).</summary>
public abstract class ContactSuite(ApiFixture api)
{
    private ApiClient Admin => api.Admin;

    [DatabaseFact]
    public async Task Created_contact_is_read_back_as_the_contract_shows_it()
    {
        var agent = await api.Site.CreateUserAsync("livechat-agent");
        var created = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts", new
        {
            name = "Ada Lovelace", emails = new[] { "Ada@Example.com" }, phones = new[] { "+49 30 1234" }, contactManager = agent.UserId,
        }));
        var contactId = created["contactId"]!.GetValue<string>();
        Assert.Matches("^[0-9a-f]{24}$", contactId);

        var contact = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}"))["contact"]!;
        Assert.Equal(contactId, contact["_id"]!.GetValue<string>());
        Assert.Equal("Ada Lovelace", contact["name"]!.GetValue<string>());
        Assert.Equal("ada@example.com", contact["emails"]![0]!["address"]!.GetValue<string>(), ignoreCase: true);
        Assert.NotNull(contact["phones"]![0]!["phoneNumber"]);
        Assert.Equal(agent.UserId, contact["contactManager"]!.GetValue<string>());
        Assert.False(contact["unknown"]!.GetValue<bool>());
        Assert.True(contact["preRegistration"]!.GetValue<bool>());
        Assert.Empty(contact["channels"]!.AsArray());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", contact["createdAt"]!.GetValue<string>());
        Assert.StartsWith("user:", contact["createdBy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(contact["_updatedAt"]);
        Assert.Null(contact["lastChat"]);
    }

    [DatabaseFact]
    public async Task Wrong_input_is_named_in_the_contracts_words()
    {
        (string Body, string Error)[] wrong =
        [
            ("""{"emails":[],"phones":[]}""", "must have required property 'name'"),
            ("""{"name":"x","phones":[]}""", "must have required property 'emails'"),
            ("""{"name":"x","emails":[]}""", "must have required property 'phones'"),
            ("""{"name":"x","emails":"a@b.c","phones":[]}""", "must be array"),
            ("""{"name":"x","emails":[1],"phones":[]}""", "must be string"),
            ("""{"name":1,"emails":[],"phones":[]}""", "must be string"),
            ("""{"name":"x","emails":[],"phones":[],"unknown":true}""", "must NOT have additional properties"),
            ("""{"name":"x","emails":["a","a"],"phones":[]}""", "must NOT have duplicate items (items ## 0 and 1 are identical)"),
            ($$"""{"name":"{{new string('x', 513)}}","emails":[],"phones":[]}""", "must NOT have more than 512 characters"),
            ($$"""{"name":"x","emails":[{{string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"{i}\""))}}],"phones":[]}""",
                "must NOT have more than 50 items"),
            ("""{"name":"x","emails":[],"phones":[],"customFields":{"a":1}}""", "must be string"),
        ];
        var before = await CountAsync();
        foreach (var (body, error) in wrong)
        {
            var answer = await Admin.SendAsync(HttpMethod.Post, "omnichannel/contacts", body);
            Assert.True(answer.Status == 400 && answer.Error == $"{error} [invalid-params]", $"{body}: {answer}");
        }

        Assert.Equal("error-contact-manager-not-found", (await CreateAsync(manager: "nobody")).Error);
        Assert.Equal("error-contact-manager-not-found",
            (await CreateAsync(manager: (await api.Site.CreateUserAsync("user")).UserId)).Error);
        Assert.Equal("Custom field shoe is not allowed", (await CreateAsync(customFields: new { shoe = "42" })).Error);
        Assert.Equal(before, await CountAsync());
    }

    [DatabaseFact]
    public async Task Unknown_contact_is_404_to_get_and_400_elsewhere()
    {
        var get = await Admin.GetAsync("omnichannel/contacts.get?contactId=0123456789abcdef01234567");
        Assert.Equal((404, """{"error":"Resource not found","success":false}"""), (get.Status, get.Text));
        Assert.Equal(
            (400, "must have required property 'contactId' [invalid-params]"),
            StatusAndError(await Admin.GetAsync("omnichannel/contacts.get")));
        Assert.Equal(
            (400, "must pass \"isNotEmpty\" keyword validation [invalid-params]"),
            StatusAndError(await Admin.GetAsync("omnichannel/contacts.get?contactId=")));
        Assert.Equal(
            (400, "error-contact-not-found"),
            StatusAndError(await Admin.PostAsync("omnichannel/contacts.update", new { contactId = "nobody" })));
        Assert.Equal(
            (400, "error-contact-not-found"), StatusAndError(await Admin.GetAsync("omnichannel/contacts.history?contactId=nobody")));
    }

    [DatabaseFact]
    public async Task Update_changes_what_is_given_and_leaves_the_rest()
    {
        var contactId = await api.Site.CreateContactAsync("Before", ["before@example.com"], ["111"]);
        var answer = TestSite.Expect(await Admin.PostAsync(
            "omnichannel/contacts.update", new { contactId, name = "After", phones = new[] { "222", "333" } }));
        var contact = answer["contact"]!;
        Assert.Equal("After", contact["name"]!.GetValue<string>());
        Assert.Equal("before@example.com", contact["emails"]![0]!["address"]!.GetValue<string>());
        Assert.Equal(2, contact["phones"]!.AsArray().Count);
        var read = await Admin.GetAsync($"omnichannel/contacts.get?contactId={contactId}");
        Assert.Equal(contact.ToJsonString(), read["contact"]!.ToJsonString());
    }

    [DatabaseFact]
    public async Task Manager_is_set_and_unset()
    {
        var agent = await api.Site.CreateUserAsync("livechat-agent");
        var name = TestSite.Unique("Managed");
        var contactId = await api.Site.CreateContactAsync(name);
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId, contactManager = agent.UserId }));
        var found = await Admin.GetAsync($"omnichannel/contacts.search?searchText={name}");
        var manager = found["contacts"]![0]!["contactManager"]!;
        Assert.Equal((agent.UserId, agent.Username), (manager["_id"]!.GetValue<string>(), manager["username"]!.GetValue<string>()));
        var cleared = TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new { contactId, contactManager = "" }));
        Assert.Null(cleared["contact"]!["contactManager"]);
    }

    [DatabaseFact]
    public async Task Search_finds_every_acknowledged_contact_at_once_by_any_part()
    {
        var key = TestSite.Unique("zq");
        await api.Site.CreateContactAsync($"Sören {key}", [$"{key}@mail.example"], ["+45 99 88"]);
        foreach (var text in new[] { key, key.ToUpperInvariant(), $"{key}@MAIL", $"soren {key}", "%", "_" })
        {
            var found = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.search?searchText={Uri.EscapeDataString(text)}"));
            Assert.Equal(text.Length > 1, found["contacts"]!.AsArray().Any(contact => contact!["name"]!.GetValue<string>().Contains(key)));
        }
    }

    [DatabaseFact]
    public async Task Search_pages_and_sorts_as_asked_and_echoes_the_count()
    {
        var key = TestSite.Unique("page");
        foreach (var i in new[] { 3, 1, 2 }) await api.Site.CreateContactAsync($"{key} {i}");
        async Task<ApiResponse> Search(string rest) => await Admin.GetAsync($"omnichannel/contacts.search?searchText={key}&{rest}");
        string Names(ApiResponse answer) => string.Concat(answer["contacts"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()[^1]));

        Assert.Equal("123", Names(await Search("")));
        var page = await Search("count=2&offset=1");
        Assert.Equal(("23", 2, 1, 3), (Names(page), Number(page, "count"), Number(page, "offset"), Number(page, "total")));
        Assert.Equal("321", Names(await Search($"sort={Uri.EscapeDataString("""{"name":-1}""")}")));
        Assert.Equal(100, Number(await Search("count=5000"), "count"));
        Assert.Equal(50, Number(await Search(""), "count"));
        Assert.Equal("123", Names(await Search("count=0")));
        foreach (var sort in new[] { "x", "[]", """{"name":2}""", """{"password":1}""" })
        {
            var answer = await Search($"sort={Uri.EscapeDataString(sort)}");
            Assert.Equal((400, $"Invalid sort parameter provided: \"{sort}\" [error-invalid-sort]"), StatusAndError(answer));
        }

        Assert.Equal((400, "must be number [invalid-params]"), StatusAndError(await Search("count=many")));
        Assert.Equal((400, "must be boolean [invalid-params]"), StatusAndError(await Search("unknown=maybe")));
    }

    [DatabaseFact]
    public async Task Search_shows_unknown_contacts_only_when_asked()
    {
        var name = TestSite.Unique("Stranger");
        await api.Site.CreateVisitorAsync(name);
        Assert.Empty((await Admin.GetAsync($"omnichannel/contacts.search?searchText={name}"))["contacts"]!.AsArray());
        var unknown = (await Admin.GetAsync($"omnichannel/contacts.search?searchText={name}&unknown=true"))["contacts"]!.AsArray();
        Assert.True(Assert.Single(unknown)!["unknown"]!.GetValue<bool>());
    }

    [DatabaseFact]
    public async Task Existence_is_checked_by_exactly_one_thing()
    {
        var key = TestSite.Unique("exists");
        var contactId = await api.Site.CreateContactAsync("Somebody", [$"{key}@example.com"], [key]);
        async Task<ApiResponse> Check(string query) => await Admin.GetAsync($"omnichannel/contacts.checkExistence?{query}");

        Assert.True((await Check($"contactId={contactId}"))["exists"]!.GetValue<bool>());
        Assert.True((await Check($"email={key}@EXAMPLE.com"))["exists"]!.GetValue<bool>());
        Assert.True((await Check($"phone={key}"))["exists"]!.GetValue<bool>());
        Assert.False((await Check("email=nobody@example.com"))["exists"]!.GetValue<bool>());
        Assert.Equal(
            (400, "must have required property 'contactId'\n must have required property 'email'\n must have required property 'phone'\n "
                + "must match exactly one schema in oneOf [invalid-params]"),
            StatusAndError(await Check("")));
        Assert.Equal(
            (400, "must NOT have additional properties\n must NOT have additional properties\n must NOT have additional properties\n "
                + "must match exactly one schema in oneOf [invalid-params]"),
            StatusAndError(await Check($"contactId={contactId}&email=a@b.c&phone=1")));
        Assert.Equal(400, (await Check("email=not-an-address")).Status);
    }

    [DatabaseFact]
    public async Task History_has_the_closed_conversations_of_the_contact()
    {
        var visitor = await api.Site.CreateVisitorAsync(TestSite.Unique("History"));
        await api.Site.SayAsync(visitor, "hello");
        var room = await Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}");
        var contactId = room["room"]!["contactId"]!.GetValue<string>();
        Assert.Empty((await Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}"))["history"]!.AsArray());

        await api.Site.CloseAsync(visitor);
        var history = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}"));
        var item = Assert.Single(history["history"]!.AsArray())!;
        Assert.Equal(visitor.RoomId, item["_id"]!.GetValue<string>());
        Assert.Equal("user", item["closer"]!.GetValue<string>());
        Assert.NotNull(item["closedAt"]);
        Assert.Null(item["v"]!["token"]);
        Assert.Equal((1, 1), (Number(history, "count"), Number(history, "total")));
        Assert.Empty((await Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}&source=email"))["history"]!.AsArray());
    }

    private Task<ApiResponse> CreateAsync(string? manager = null, object? customFields = null) => Admin.PostAsync(
        "omnichannel/contacts",
        new { name = "x", emails = Array.Empty<string>(), phones = Array.Empty<string>(), contactManager = manager, customFields });

    private async Task<int> CountAsync() => Number(await Admin.GetAsync("omnichannel/contacts.search?count=1"), "total");

    private static int Number(ApiResponse answer, string member) => answer[member]!.GetValue<int>();

    private static (int, string?) StatusAndError(ApiResponse answer) => (answer.Status, answer.Error);
}

[Collection(OnSqlite.Name)]
public sealed class ContactsOnSqlite(SqliteApi api) : ContactSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ContactsOnPostgres(PostgresApi api) : ContactSuite(api);
