using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Contacts;

/// <summary>Many contacts over HTTP, in and out.</summary>
public abstract class ImportSuite(ApiFixture api) : IAsyncLifetime
{
    private const int ManyRows = 6_000;

    private ApiClient Admin => api.Admin;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (api.Site is not null) await api.Site.DeleteCustomFieldsAsync();
    }

    [DatabaseFact]
    public async Task Csv_row_becomes_a_contact_with_everything_it_says()
    {
        var (agent, field, key) = (await api.Site.CreateAgentAsync(), await RegisterFieldAsync(), TestSite.Unique("crm"));
        var answer = await Admin.ImportAsync(
            $"id,name,emails,phones,contactManager,custom.{field}\r\n"
            + $"{key},\"Lovelace, \"\"Ada\"\"\",Ada@Example.com;b@example.com,+49 30 1;=x,{agent.Username},\"a\r\nb\"\r\n");
        Assert.Equal((1, 1, 0, 0, 0), answer.Done);
        Assert.True(answer.Last["success"]!.GetValue<bool>());
        Assert.Equal(2, answer.Lines.Count);
        var contact = await ContactAsync("Lovelace, \"Ada\"", agent.UserId);
        Assert.Equal(["ada@example.com", "b@example.com"], Texts(contact["emails"]!, "address"));
        Assert.Equal(["+49 30 1", "=x"], Texts(contact["phones"]!, "phoneNumber"));
        Assert.Equal("a\r\nb", contact["customFields"]![field]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{24}$", contact["_id"]!.GetValue<string>());
        Assert.False(contact["unknown"]!.GetValue<bool>());
    }

    [DatabaseFact]
    public async Task File_of_any_spreadsheet_says_the_same()
    {
        var key = TestSite.Unique("crm");
        string[] files =
        [
            $"id;\"name\";emails;phones\r\n{key};\"Löwe; {key}\";\"a@x.example;b@x.example\";+49 30 1\r\n",
            $"id\tname\temails\tphones\n{key}\tLöwe; {key}\ta@x.example;b@x.example\t+49 30 1\n",
            $"sep=|\nid|name|emails|phones\n{key}|Löwe; {key}|a@x.example;b@x.example|+49 30 1",
        ];
        var created = 0;
        foreach (var file in files)
        {
            foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
            {
                byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(file)];
                var done = (await Admin.ImportAsync(bytes)).Done;
                Assert.Equal(created++ == 0 ? (1, 1, 0, 0, 0) : (1, 0, 0, 1, 0), done);
            }
        }

        var contact = await ContactAsync($"Löwe; {key}");
        Assert.Equal(["a@x.example", "b@x.example"], Texts(contact["emails"]!, "address"));
    }

    [DatabaseFact]
    public async Task Row_without_an_id_is_the_same_contact_however_its_addresses_are_written()
    {
        var name = TestSite.Unique("Row");
        Assert.Equal((1, 1, 0, 0, 0), (await Admin.ImportAsync($"name,emails,phones\n{name},{name}@münchen.example,+49 30 1234567\n")).Done);
        var again = await Admin.ImportAsync($"name,emails,phones\n{name},{name}＠xn--mnchen-3ya.example,0049 (30) 1234567\n");
        Assert.Equal((0, 0), (again.Done.Created, again.Done.Failed));
    }

    [DatabaseFact]
    public async Task Nothing_in_an_export_is_a_formula_and_it_comes_back_as_it_was()
    {
        var (field, mark) = (await RegisterFieldAsync(), TestSite.Unique("f"));
        string[] texts =
        [
            "=cmd|' /C calc'!A0", "+1+2", "-2+3", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "＝1+1", "＋1", "－1", "＠x", "|calc", "%0A=1",
            ";=1+1", "x\n=1+1", "x;=1+1", "x\t@y", "\"=1+1", "\u200b=1", "\u00a0=1", "+49 30 1234",
        ];
        foreach (var text in texts)
        {
            TestSite.Expect(await Admin.PostAsync("omnichannel/contacts", new
            {
                name = mark, emails = Array.Empty<string>(), phones = new[] { "+49 30 1234" },
                customFields = new Dictionary<string, string> { [field] = text },
            }));
        }

        using var response = await Admin.BeginAsync(HttpMethod.Get, "omnichannel/contacts.exportAll?format=csv", null);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var file = Encoding.UTF8.GetString(bytes);
        Assert.Contains("+49 30 1234", file, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(^|[,;\t\r\n])""?[\s\u200b]*[=@|%＝＋－＠-]", file);
        var done = (await Admin.ImportAsync(bytes)).Done;
        Assert.Equal((0, 0, 0), (done.Created, done.Updated, done.Failed));
    }

    [DatabaseFact]
    public async Task Json_lines_say_the_same_as_csv()
    {
        var (agent, key) = (await api.Site.CreateAgentAsync(), TestSite.Unique("crm"));
        var json = $$"""{"id":"{{key}}","name":"{{key}}","emails":["{{key}}@example.com"],"phones":[],"contactManager":"{{agent.UserId}}"}""" + "\n";
        Assert.Equal((1, 1, 0, 0, 0), (await Admin.ImportAsync("\uFEFF" + json, TransferClient.JsonLines)).Done);
        Assert.Equal((1, 0, 0, 1, 0), (await Admin.ImportAsync(json, "application/jsonl; charset=UTF-8")).Done);
        var csv = $"contactManager,phones,emails,id,name\n{agent.Username},,{key}@example.com,{key},{key}";
        Assert.Equal((1, 0, 0, 1, 0), (await Admin.ImportAsync(csv)).Done);
    }

    [DatabaseFact]
    public async Task Changed_row_changes_only_what_it_says_and_an_earlier_content_can_come_back()
    {
        var (agent, key) = (await api.Site.CreateAgentAsync(), TestSite.Unique("crm"));
        var first = $"id,name,emails,contactManager\n{key},{key},{key}@example.com,{agent.Username}\n";
        Assert.Equal((1, 1, 0, 0, 0), (await Admin.ImportAsync(first)).Done);
        Assert.Equal((1, 0, 1, 0, 0), (await Admin.ImportAsync($"id,name\n{key},{key} the second\n")).Done);
        var changed = await ContactAsync($"{key} the second", agent.UserId);
        Assert.Equal([$"{key}@example.com"], Texts(changed["emails"]!, "address"));

        Assert.Equal((1, 0, 1, 0, 0), (await Admin.ImportAsync(first)).Done);
        Assert.Equal((1, 0, 1, 0, 0), (await Admin.ImportAsync($"id,name\n{key},{key} the second\n")).Done);
        Assert.Equal((1, 0, 1, 0, 0), (await Admin.ImportAsync(first)).Done);
        Assert.Equal(key, (await ContactAsync(key, agent.UserId))["name"]!.GetValue<string>());
        Assert.Equal((1, 0, 1, 0, 0), (await Admin.ImportAsync($"id,name,emails,contactManager\n{key},{key},,\n")).Done);
        var emptied = await ContactAsync(key);
        Assert.Empty(emptied["emails"]!.AsArray());
        Assert.Null(emptied["contactManager"]);
    }

    [DatabaseFact]
    public async Task Last_row_with_an_id_wins_and_a_repeated_row_is_one_contact()
    {
        var key = TestSite.Unique("twice");
        var rows = string.Concat(Enumerable.Range(1, 300).Select(i => $"{key},{key} {i}\n"));
        Assert.Equal((300, 1, 299, 0, 0), (await Admin.ImportAsync($"id,name\n{rows}")).Done);
        Assert.NotNull(await ContactAsync($"{key} 300"));
        var same = $"name,emails,phones\n{key} x,a@b.c;d@e.f,+49 1\n{key} x,D@e.f;a@b.c,+49 1\n{key} x,a@b.c;d@e.f,+49 1\n";
        var answer = await Admin.ImportAsync(same);
        Assert.Equal(1, answer.Done.Created);
        Assert.Equal(0, answer.Done.Failed);
        Assert.Equal(2, await TotalAsync(key));
    }

    [DatabaseFact]
    public async Task Bad_lines_are_named_by_number_and_reason_and_cost_no_other()
    {
        var (field, user) = (await RegisterFieldAsync(pattern: "^[0-9]+$"), await api.Site.CreateUserAsync("user"));
        var key = TestSite.Unique("bad");
        byte[] file =
        [
            .. Encoding.UTF8.GetBytes($"name,emails,contactManager,custom.{field}\n{key} good,,,\n\"{key}\nof\nthree lines\",,,1\n"),
            .. Encoding.UTF8.GetBytes($"{key} manager,,{user.Username},\n{key} field,,,x\n{key} few\n{key} \"quote,,,\n"),
            .. Encoding.UTF8.GetBytes($"{new string('x', 100_000)},,,\n"), (byte)'\xE4', .. ",,,\n"u8,
            .. Encoding.UTF8.GetBytes($"{key} nobody,,nobody,\n{new string('n', 513)},,,\n,,,\n{key} last,,,\n"),
        ];
        var answer = await Admin.ImportAsync(file);
        Assert.Equal(
            [
                (6, "error-contact-manager-not-found"), (7, $"Invalid value for Label of {field} field"), (8, "must have 4 cells, as the header has, not 1"),
                (9, "must NOT have a quote inside a cell that does not begin with one"), (10, "must NOT have more than 65536 bytes"),
                (11, "must be valid UTF-8"), (12, "error-contact-manager-not-found"), (13, "name must NOT have more than 512 characters"),
                (14, "must have an id, a name, an e-mail or a phone"),
            ],
            answer.Errors);
        Assert.Equal((12, 3, 0, 0, 9), answer.Done);
        Assert.Equal(3, await TotalAsync(key));
        Assert.Equal("Custom field no-such is not allowed", Assert.Single((await Admin.ImportAsync("name,custom.no-such\nx,y\n")).Errors).Reason);
    }

    [DatabaseFact]
    public async Task Bad_json_lines_are_named_by_number_and_reason()
    {
        var key = TestSite.Unique("bad");
        byte[] file =
        [
            .. Encoding.UTF8.GetBytes($$"""{"name":"{{key}} 1"}""" + "\n\n{\n[]\n" + """{"name":"x","age":3}""" + "\n" + """{"emails":[]}""" + "\n"),
            .. "{\"name\":\""u8, 0xC3, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes($$"""{"name":"{{key}} 2"}"""),
        ];
        var answer = await Admin.ImportAsync(file, TransferClient.JsonLines);
        Assert.Equal(
            [
                (3, "must be valid JSON"), (4, "must be object"), (5, "must NOT have additional properties"),
                (6, "must have required property 'name'"), (7, "must be valid UTF-8"),
            ],
            answer.Errors);
        Assert.Equal((7, 2, 0, 0, 5), answer.Done);
    }

    [DatabaseFact]
    public async Task Import_that_cannot_be_read_at_all_is_refused_as_every_other_request()
    {
        var csv = "name\nx\n"u8.ToArray();
        const string WrongType = "Content-Type must be text/csv, application/x-ndjson or application/jsonl, in UTF-8 [invalid-params]";
        Assert.Equal((400, WrongType), await Admin.RefusedAsync(csv, "application/json"));
        Assert.Equal((400, WrongType), await Admin.RefusedAsync(csv, "text/csv; charset=iso-8859-1"));
        foreach (var type in new[] { TransferClient.Csv, TransferClient.JsonLines })
            foreach (var empty in new[] { "", "\uFEFF", "\r\n\n" })
                Assert.Equal((400, "must NOT be empty [invalid-params]"), await Admin.RefusedAsync(Encoding.UTF8.GetBytes(empty), type));
        Assert.Equal((400, "must NOT have the column 'age' [invalid-params]"), await Admin.RefusedAsync("name,age\n"u8.ToArray(), TransferClient.Csv));
        Assert.Equal((400, "header must be valid UTF-8 [invalid-params]"), await Admin.RefusedAsync([0xFF, 0x41], TransferClient.Csv));
        Assert.Equal((400, "header must be valid UTF-16 [invalid-params]"), await Admin.RefusedAsync([0xFF, 0xFE, 0x41], TransferClient.Csv));
        Assert.Equal((400, "must be boolean [invalid-params]"), await Admin.RefusedAsync(csv, TransferClient.Csv, "?dryRun=maybe"));
        Assert.Equal((0, 0, 0, 0, 0), (await Admin.ImportAsync("name,emails\n")).Done);
    }

    [DatabaseFact]
    public async Task Import_needs_both_permissions_and_export_those_of_a_manager()
    {
        var (user, agent) = (await api.Site.CreateUserAsync("user"), await api.Site.CreateUserAsync("livechat-agent"));
        Assert.Equal(401, (await api.Server.Anonymous.RefusedAsync("name\nx"u8.ToArray(), TransferClient.Csv)).Status);
        Assert.Equal(403, (await user.Client.RefusedAsync("name\nx"u8.ToArray(), TransferClient.Csv)).Status);
        Assert.Equal((1, 1, 0, 0, 0), (await agent.Client.ImportAsync($"name\n{TestSite.Unique("by-agent")}")).Done);
        Assert.Equal(403, (await agent.Client.GetAsync("omnichannel/contacts.exportAll")).Status);
        Assert.Equal(401, (await api.Server.Anonymous.GetAsync("omnichannel/contacts.exportAll")).Status);
    }

    [DatabaseFact]
    public async Task Dry_run_finds_what_an_import_would_and_writes_nothing()
    {
        var (key, field) = (TestSite.Unique("dry"), await RegisterFieldAsync(pattern: "^[0-9]+$"));
        await Admin.ImportAsync($"id,name\n{key}-1,{key}\n{key}-2,{key}\n");
        var file = $"id,name,custom.{field}\n{key}-1,{key} changed,\n{key}-2,{key},\n{key}-3,{key},1\n{key}-4,{key},x\n{key}-1,{key},y\n";
        var before = await ContactsAsync(key);
        var dry = await Admin.ImportAsync(file, query: "?dryRun=true");
        Assert.Equal((5, 1, 1, 1, 2), dry.Done);
        Assert.Equal(before, await ContactsAsync(key));
        var wet = await Admin.ImportAsync(file);
        Assert.Equal(dry.Done, wet.Done);
        Assert.Equal(dry.Errors, wet.Errors);
    }

    [DatabaseFact]
    public async Task Large_import_tells_its_progress_in_order_and_sent_again_changes_nothing()
    {
        var (key, before) = (TestSite.Unique("large"), await TotalAsync());
        var file = new StringBuilder("id,name,emails,phones\n");
        for (var i = 0; i < ManyRows; i++) file.Append(CultureInfo.InvariantCulture, $"{key}-{i},{key} {i},{key}{i}@example.com,+49 30 {i}\n");
        var first = await Admin.ImportAsync(file.ToString());
        Assert.Empty(first.Errors);
        Assert.Equal((ManyRows, ManyRows, 0, 0, 0), first.Done);
        Assert.Equal(
            Enumerable.Range(1, ManyRows / 1_000).Select(i => (i * 1_000 + 1, i * 1_000)),
            first.Progress.Select(progress => (progress["line"]!.GetValue<int>(), progress["created"]!.GetValue<int>())));
        Assert.Equal(before + ManyRows, await TotalAsync());

        Assert.Equal((ManyRows, 0, 0, ManyRows, 0), (await Admin.ImportAsync(file.ToString())).Done);
        Assert.Equal(before + ManyRows, await TotalAsync());
    }

    [DatabaseFact]
    public async Task Import_cut_off_half_way_is_finished_by_sending_it_again()
    {
        const int Rows = 2_000;
        var key = TestSite.Unique("cut");
        var lines = Enumerable.Range(0, Rows).Select(i => $"{key} {i},{key}{i}@example.com\n").ToArray();
        using var cut = new CancellationTokenSource();
        using var half = new HeldContent(Encoding.UTF8.GetBytes("name,emails\n" + string.Concat(lines.Take(Rows / 2)) + lines[Rows / 2][..5]));
        var sending = Admin.BeginImportAsync(half, TransferClient.Csv, cancellationToken: cut.Token);
        await api.Server.EventuallyAsync(() => SearchAsync(key), found => found["total"]!.GetValue<int>() > Rows / 4);
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(async () => (await sending).Dispose());

        var whole = await Admin.ImportAsync("name,emails\n" + string.Concat(lines));
        Assert.Equal((Rows, 0, 0), (whole.Done.Created + whole.Done.Unchanged, whole.Done.Updated, whole.Done.Failed));
        Assert.InRange(whole.Done.Unchanged, Rows / 4, Rows / 2);
        Assert.Equal(Rows, await TotalAsync(key));
    }

    [DatabaseFact]
    public async Task Rows_are_imported_and_told_while_the_file_is_still_coming()
    {
        var key = TestSite.Unique("live");
        using var upload = await DuplexUpload.BeginAsync(api.Server, Admin, $"name,emails\n{key} few\n");
        Assert.Equal("""{"error":{"line":2,"reason":"must have 2 cells, as the header has, not 1"}}""", await upload.ReadAsync("error"));
        await upload.SendAsync(string.Concat(Enumerable.Range(1, 999).Select(i => $"{key} {i},\n")));
        Assert.Equal(
            """{"progress":{"line":1001,"created":999,"updated":0,"unchanged":0,"failed":1}}""", await upload.ReadAsync("progress"));
        Assert.Equal(999, await TotalAsync(key));
        await upload.SendAsync($"{key} last,");
        await upload.EndAsync();
        Assert.Equal(
            """{"done":{"lines":1001,"created":1000,"updated":0,"unchanged":0,"failed":1},"success":true}""", await upload.ReadAsync("done"));
    }

    [DatabaseFact]
    public async Task Whatever_is_exported_is_imported_again_unchanged()
    {
        var (agent, field, key) = (await api.Site.CreateAgentAsync(), await RegisterFieldAsync(), TestSite.Unique("trip"));
        string[] names = ["=1+1", "+49", "-x", "@SUM(A1)", "'=1", "''", "a,\"b\"", "ä 🙂", " spaces ", ";\\;"];
        string[] values = ["\tx\u202e", "line\r\nbreak", "\r", .. names.Skip(3).Select(name => $"{name}\n")];
        foreach (var (name, value) in names.Zip(values))
        {
            TestSite.Expect(await Admin.PostAsync("omnichannel/contacts", new
            {
                name = $"{name}{key}", emails = new[] { $"{key};x\\@example.com", "=e@example.com" }, phones = new[] { "+49 30 1;2", "+1" },
                contactManager = agent.UserId, customFields = new Dictionary<string, string> { [field] = value },
            }));
        }

        var before = await ContactsAsync(key);
        Assert.Equal(names.Length, before.Count);
        foreach (var (format, type) in new[] { ("csv", TransferClient.Csv), ("jsonl", TransferClient.JsonLines) })
        {
            var file = await Admin.ExportAsync($"?format={format}");
            var answer = await Admin.ImportAsync(file, type);
            Assert.True(answer.Done.Unchanged == answer.Done.Lines && answer.Done.Lines >= names.Length, answer.ToString());
            Assert.Equal(await TotalAsync(), answer.Done.Lines);
            Assert.Equal(before, await ContactsAsync(key));

            // The same file brings back what was changed meanwhile, field by field.
            foreach (var contact in before)
                TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.update", new
                {
                    contactId = IdOf(contact), name = key, emails = Array.Empty<string>(), phones = Array.Empty<string>(), contactManager = "",
                    customFields = new Dictionary<string, string>(),
                }));
            Assert.Equal(names.Length, (await Admin.ImportAsync(file, type)).Done.Updated);
            Assert.Equal(before, await ContactsAsync(key));
        }
    }

    [DatabaseFact]
    public async Task Exported_csv_holds_no_formula_and_phone_numbers_as_they_are()
    {
        var key = TestSite.Unique("formula");
        await api.Site.CreateContactAsync($"=cmd|'/C calc'!A0{key}", phones: ["+49 30 12-34"]);
        var file = await Admin.ExportAsync("");
        var row = Assert.Single(file.Split("\r\n"), line => line.Contains(key, StringComparison.Ordinal));
        Assert.Contains($",'=cmd|'/C calc'!A0{key},,+49 30 12-34,", row);
        Assert.StartsWith("\uFEFFid,name,emails,phones,contactManager", file);
    }

    [DatabaseFact]
    public async Task Export_holds_known_contacts_unless_unknown_ones_are_asked_for()
    {
        var (known, unknown) = (TestSite.Unique("known"), TestSite.Unique("unknown"));
        await api.Site.CreateContactAsync(known);
        await api.Site.CreateVisitorAsync(unknown);
        foreach (var query in new[] { "?format=jsonl", "?format=jsonl&unknown=false" })
        {
            var file = await Admin.ExportAsync(query);
            Assert.Contains(known, file);
            Assert.DoesNotContain(unknown, file);
        }

        var others = await Admin.ExportAsync("?format=csv&unknown=true");
        Assert.Contains(unknown, others);
        Assert.DoesNotContain(known, others);
        Assert.Equal("must be equal to one of the allowed values [invalid-params]", (await Admin.GetAsync("omnichannel/contacts.exportAll?format=xml")).Error);

        // What an unknown contact is stays open until a row says something new of it.
        var answer = await Admin.ImportAsync(others);
        Assert.Equal(answer.Done.Lines, answer.Done.Unchanged);
    }

    [DatabaseFact]
    public async Task Row_of_a_contact_that_was_merged_into_another_is_reported_and_changes_neither()
    {
        var key = TestSite.Unique("merged");
        var file = $"id,name\n{key},{key} one\n{key}-2,{key} two\n";
        Assert.Equal((2, 2, 0, 0, 0), (await Admin.ImportAsync(file)).Done);
        var (one, two) = (IdOf(await ContactAsync($"{key} one")), IdOf(await ContactAsync($"{key} two")));
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.merge", new { contactId = one, otherContactId = two }));

        foreach (var query in new[] { "?dryRun=true", "" })
        {
            var answer = await Admin.ImportAsync($"{file}{two},{key} by its own id\n", query: query);
            Assert.Equal([(3, $"error-contact-merged-into-{one}"), (4, $"error-contact-merged-into-{one}")], answer.Errors);
            Assert.Equal((3, 0, 0, 1, 2), answer.Done);
        }

        Assert.Equal(one, IdOf(await ContactAsync($"{key} one")));
        Assert.Equal(1, await TotalAsync(key));
    }

    [DatabaseFact]
    public async Task Id_in_the_form_of_ours_that_no_contact_has_is_the_importers_own()
    {
        var (key, id) = (TestSite.Unique("hex"), Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()[..12]));
        Assert.Equal((1, 1, 0, 0, 0), (await Admin.ImportAsync($"id,name\n{id},{key}")).Done);
        var made = IdOf(await ContactAsync(key));
        Assert.NotEqual(id, made);
        Assert.Equal((2, 0, 2, 0, 0), (await Admin.ImportAsync($"id,name\n{id},{key} a\n{made},{key} b")).Done);
        Assert.Equal(made, IdOf(await ContactAsync($"{key} b")));
        Assert.Equal(1, await TotalAsync(key));
    }

    private async Task<string> RegisterFieldAsync(string pattern = "")
    {
        var field = TestSite.Unique("field");
        await api.Site.SaveCustomFieldAsync(field, regexp: pattern);
        return field;
    }

    private async Task<int> TotalAsync(string text = "") => (await SearchAsync(text))["total"]!.GetValue<int>();

    private Task<ApiResponse> SearchAsync(string text) =>
        Admin.GetAsync($"omnichannel/contacts.search?count=1&searchText={Uri.EscapeDataString(text)}");

    /// <summary>The one contact that is called exactly so (and has this manager).</summary>
    private async Task<JsonNode> ContactAsync(string name, string? manager = null)
    {
        var found = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.search?searchText={Uri.EscapeDataString(name)}"))["contacts"]!.AsArray();
        var contact = Assert.Single(found, contact => contact!["name"]!.GetValue<string>() == name
            && (manager is null || contact["contactManager"]?["_id"]?.GetValue<string>() == manager));
        return TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.get?contactId={IdOf(contact!)}"))["contact"]!;
    }

    /// <summary>Finds contacts by a text and gives the fields that an import can set.</summary>
    private async Task<List<string>> ContactsAsync(string text)
    {
        var found = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.search?searchText={text}"))["contacts"]!.AsArray();
        return [.. found.Select(contact => new JsonObject
        {
            ["_id"] = contact!["_id"]!.DeepClone(), ["name"] = contact["name"]!.DeepClone(), ["emails"] = contact["emails"]!.DeepClone(),
            ["phones"] = contact["phones"]!.DeepClone(), ["manager"] = contact["contactManager"]?["_id"]?.DeepClone(),
            ["customFields"] = contact["customFields"]!.DeepClone(),
        }.ToJsonString()).Order(StringComparer.Ordinal)];
    }

    private static string IdOf(JsonNode contact) => contact["_id"]!.GetValue<string>();

    private static string IdOf(string contact) => IdOf(JsonNode.Parse(contact)!);

    private static IEnumerable<string> Texts(JsonNode items, string member) => items.AsArray().Select(item => item![member]!.GetValue<string>());
}

[Collection(OnSqlite.Name)]
public sealed class ImportOnSqlite(SqliteApi api) : ImportSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class ImportOnPostgres(PostgresApi api) : ImportSuite(api);
