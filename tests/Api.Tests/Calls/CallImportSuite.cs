using System.Text.Json.Nodes;
using ContactCenter.Calls;
using ContactCenter.Tests.Contacts;

namespace ContactCenter.Tests.Calls;

/// <summary>Past calls over HTTP, row by row.</summary>
public abstract class CallImportSuite(ApiFixture api) : IAsyncLifetime
{
    private const string Header = "provider,id,direction,number,startedAt,answeredAt,endedAt,holdSeconds,outcome,agent,queue,notes,disposition,tags\n";

    private readonly string _provider = TestSite.Unique("old-pbx");
    private readonly string _number = PbxCall.NewNumber();
    private TestUser _agent = null!;
    private string _department = "";

    private ApiClient Admin => api.Admin;

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        _agent = await api.Site.CreateAgentAsync();
        _department = await api.Site.CreateDepartmentAsync(TestSite.Unique("import"), _agent);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [DatabaseFact]
    public async Task Row_becomes_a_call_of_its_contact_with_everything_it_says()
    {
        var contactId = await api.Site.CreateContactAsync(TestSite.Unique("Caller"), phones: [_number]);
        var row = Row(
            "1", "inbound", "2024-11-22T09:00:00Z", "2024-11-22T09:00:08Z", "2024-11-22T09:02:08Z", hold: "20", notes: "\"first, and last\"", tags: "a;b");
        Assert.Equal((1, 1, 0, 0, 0), (await Admin.ImportCallsAsync(Header + row)).Done);
        var info = await InfoAsync("1");
        var call = info["call"]!;
        Assert.Equal(("ended", _number, contactId), (Text(call, "state"), Text(call, "number"), Text(call["contact"]!, "_id")));
        Assert.Equal((8_000, 100_000, 20_000), (Number(call, "waitingMs"), Number(call, "talkMs"), Number(call, "holdMs")));
        Assert.Equal((_agent.UserId, _department), (Text(call["servedBy"]!, "_id"), Text(call, "departmentId")));
        Assert.Equal("2024-11-22T09:02:08.000Z", Text(call, "endedAt"));
        var wrapUp = call["wrapUp"]!;
        Assert.Equal(("first, and last", false, Admin.UserId), (Text(wrapUp, "notes"), (bool)wrapUp["open"]!, Text(wrapUp["savedBy"]!, "_id")));
        Assert.Equal(["a", "b"], wrapUp["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()));
        var history = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}"))["history"]!.AsArray();
        Assert.Equal(Id("1"), Text(Assert.Single(history)!, "_id"));
        var channel = TestSite.Expect(await Admin.GetAsync($"omnichannel/contacts.channels?contactId={contactId}"))["channels"]![0]!;
        Assert.Equal("2024-11-22T09:00:00.000Z", Text(channel["lastCall"]!, "ts"));
    }

    [DatabaseFact]
    public async Task Same_file_again_changes_nothing_and_another_row_with_the_id_is_refused()
    {
        var row = Row("1", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:02:08Z");
        Assert.Equal((2, 1, 0, 1, 0), (await Admin.ImportCallsAsync(Header + row + row)).Done);
        Assert.Equal((1, 0, 0, 1, 0), (await Admin.ImportCallsAsync(Header + row)).Done);
        var before = await InfoAsync("1");
        var other = await Admin.ImportCallsAsync(Header + row.Replace("09:02:08", "09:03:08", StringComparison.Ordinal));
        Assert.Equal((1, 0, 0, 0, 1), other.Done);
        Assert.Contains("error-call-already-known", Assert.Single(other.Errors).Reason, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await InfoAsync("1")).Text);
    }

    [DatabaseFact]
    public async Task Call_that_the_provider_has_told_of_is_left_as_it_is()
    {
        var call = await new PbxCall(api.Server).MissAsync();
        var row = $"pbx,{call.ProviderCallId},inbound,{call.Number},2024-11-22T09:00:00Z,,2024-11-22T09:02:08Z,,,,,,,\n";
        Assert.Equal((1, 0, 0, 0, 1), (await Admin.ImportCallsAsync(Header + row)).Done);
        Assert.Equal("missed", Text(TestSite.Expect(await Admin.GetAsync($"calls.info?callId={call.CallId}"))["call"]!, "state"));
    }

    [DatabaseFact]
    public async Task Past_calls_make_no_work_for_anybody()
    {
        var rows = Row("missed", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:00:30Z", outcome: "missed")
            + Row("answered", "inbound", "2024-11-22T10:00:00Z", "2024-11-22T10:00:08Z", "2024-11-22T10:02:08Z");
        Assert.Equal((2, 2, 0, 0, 0), (await Admin.ImportCallsAsync(Header + rows)).Done);
        Assert.Equal("done", Text((await InfoAsync("missed"))["call"]!["followUp"]!, "state"));
        Assert.False((bool)(await InfoAsync("answered"))["call"]!["wrapUp"]!["open"]!);
        Assert.Empty(TestSite.Expect(await Admin.GetAsync($"calls.list?missed=true&text={_number[3..]}"))["calls"]!.AsArray());
    }

    [DatabaseFact]
    public async Task Each_row_is_answered_on_its_own()
    {
        (string Row, string Reason)[] table =
        [
            (Row("", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:02:08Z"), "id"),
            (Row("b", "sideways", "2024-11-22T09:00:00Z", "", "2024-11-22T09:02:08Z"), "direction"),
            (Row("c", "inbound", "yesterday", "", "2024-11-22T09:02:08Z"), "startedAt must be a time in ISO 8601"),
            (Row("d", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T08:02:08Z"), "endedAt must NOT be before startedAt"),
            (Row("e", "inbound", "2024-11-22T09:00:00Z", "", "2999-11-22T09:02:08Z"), "error-call-time-invalid"),
            (Row("f", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-25T09:02:08Z"), "error-call-id-in-use"),
            (Row("g", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:02:08Z", number: "0800-FLOWERS"), "error-call-number-invalid"),
            (Row("h", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:02:08Z", disposition: "none"), "error-call-disposition-not-found"),
            (Row("i", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:02:08Z", outcome: "ended"), "outcome must follow"),
            (Row("j", "inbound", "2024-11-22T09:00:00Z", "2024-11-22T09:01:08Z", "2024-11-22T09:02:08Z", hold: "-1"), "holdSeconds"),
            ("x,y\n", "must have 14 cells"),
        ];
        var good = Row("good", "outbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:02:08Z");
        var answer = await Admin.ImportCallsAsync(Header + string.Concat(table.Select(one => one.Row)) + good);
        Assert.Equal((table.Length + 1, 1, 0, 0, table.Length), answer.Done);
        Assert.All(answer.Errors.Zip(table), pair => Assert.Contains(pair.Second.Reason, pair.First.Reason, StringComparison.Ordinal));
        Assert.Equal("failed", Text((await InfoAsync("good"))["call"]!, "state"));
        foreach (var id in "bcdefghij") Assert.Equal(404, (await Admin.GetAsync($"calls.info?callId={Id($"{id}")}")).Status);
    }

    [DatabaseFact]
    public async Task Json_lines_say_the_same_as_csv_and_a_dry_run_says_what_would_be()
    {
        var csv = Header + Row("1", "inbound", "2024-11-22T09:00:00Z", "2024-11-22T09:00:08Z", "2024-11-22T09:02:08Z", tags: "a");
        var json = new JsonObject
        {
            ["provider"] = _provider, ["id"] = "1", ["direction"] = "inbound", ["number"] = _number, ["startedAt"] = "2024-11-22T09:00:00Z",
            ["answeredAt"] = "2024-11-22T09:00:08Z", ["endedAt"] = "2024-11-22T09:02:08Z", ["agent"] = _agent.Username, ["queue"] = _department,
            ["tags"] = new JsonArray("a"),
        }.ToJsonString() + "\n";
        Assert.Equal((1, 1, 0, 0, 0), (await Admin.ImportCallsAsync(csv, query: "?dryRun=true")).Done);
        Assert.Equal(404, (await Admin.GetAsync($"calls.info?callId={Id("1")}")).Status);
        Assert.Equal((1, 1, 0, 0, 0), (await Admin.ImportCallsAsync(json, TransferClient.JsonLines)).Done);
        Assert.Equal((1, 0, 0, 1, 0), (await Admin.ImportCallsAsync(csv, query: "?dryRun=true")).Done);
        Assert.Equal((1, 0, 0, 1, 0), (await Admin.ImportCallsAsync(csv)).Done);
    }

    [DatabaseFact]
    public async Task Withheld_and_blocked_numbers_are_imported_and_make_no_contact_and_count_no_refusal()
    {
        TestSite.Expect(await Admin.PostAsync("omnichannel/contacts.block", new { phone = _number }));
        var rows = Row("withheld", "inbound", "2024-11-22T09:00:00Z", "", "2024-11-22T09:00:30Z", number: "")
            + Row("blocked", "inbound", "2024-11-22T10:00:00Z", "2024-11-22T10:00:08Z", "2024-11-22T10:02:08Z");
        Assert.Equal((2, 2, 0, 0, 0), (await Admin.ImportCallsAsync(Header + rows)).Done);
        var withheld = (await InfoAsync("withheld"))["call"]!;
        Assert.True((bool)withheld["withheld"]!);
        Assert.Null(withheld["contact"]);
        var blocked = (await InfoAsync("blocked"))["call"]!;
        Assert.Null(blocked["blocked"]);
        Assert.NotNull(blocked["contact"]);
    }

    [DatabaseFact]
    public async Task Agents_import_no_calls_and_a_file_that_is_none_is_refused()
    {
        using var forbidden = await _agent.Client.BeginImportAsync(
            new ByteArrayContent([.. "x"u8]), TransferClient.Csv, path: TransferClient.Calls);
        Assert.Equal(403, (int)forbidden.StatusCode);
        foreach (var (file, type, error) in new[]
        {
            ("provider,id", TransferClient.Csv, "must have the column 'direction' [invalid-params]"),
            ("provider,id,who", TransferClient.Csv, "must NOT have the column 'who' [invalid-params]"),
            ("{}", "application/json", "Content-Type must be"), ("", TransferClient.Csv, "must NOT be empty"),
        })
        {
            using var refused = await Admin.BeginImportAsync(new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(file)), type, path: TransferClient.Calls);
            Assert.Equal(400, (int)refused.StatusCode);
            Assert.Contains(error, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private string Row(
        string id, string direction, string startedAt, string answeredAt, string endedAt, string hold = "", string outcome = "", string notes = "",
        string disposition = "", string tags = "", string? number = null) =>
        $"{_provider},{id},{direction},{number ?? _number},{startedAt},{answeredAt},{endedAt},{hold},{outcome},{_agent.Username},{_department},{notes},"
        + $"{disposition},{tags}\n";

    private string Id(string id) => CallIds.Of(_provider, id);

    private async Task<ApiResponse> InfoAsync(string id) => TestSite.Expect(await Admin.GetAsync($"calls.info?callId={Id(id)}"));

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static int Number(JsonNode node, string member) => node[member]!.GetValue<int>();
}

[Collection(OnSqlite.Name)]
public sealed class CallImportOnSqlite(SqliteApi api) : CallImportSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CallImportOnPostgres(PostgresApi api) : CallImportSuite(api);
