using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Calls;

/// <summary>Lists of calls: text, filters, order, pages.</summary>
public abstract class CallListSuite(ApiFixture api) : IAsyncLifetime
{
    private TestUser _agent = null!;
    private string _department = "";
    private string _disposition = "";
    private string _name = "";
    private string _contactId = "";

    private PbxCall _answered = null!;
    private PbxCall _missed = null!;
    private PbxCall _ringing = null!;

    public async Task InitializeAsync()
    {
        if (api.Server is null) return;
        _agent = await api.Site.CreateAgentAsync();
        _department = await api.Site.CreateDepartmentAsync(TestSite.Unique("calls"), _agent);
        _name = TestSite.Unique("Hedy");
        var number = PbxCall.NewNumber();
        _contactId = await api.Site.CreateContactAsync($"{_name} Lamarr", phones: [number]);
        _disposition = TestSite.Expect(await api.Admin.PostAsync(
            "livechat/dispositions.save", new { dispositionData = new { name = TestSite.Unique("Solved") } }))["_id"]!.GetValue<string>();
        _answered = await (await new PbxCall(api.Server, number).AnswerAsync(_agent, _department)).EndAsync();
        TestSite.Expect(await _agent.Client.PostAsync(
            "calls.wrapUp", new { callId = _answered.CallId, notes = "invoice", dispositionId = _disposition, tags = new[] { _name } }));
        _missed = await new PbxCall(api.Server, number).MissAsync(_department);
        _ringing = new PbxCall(api.Server, number);
        await _ringing.RingAsync(_department);
    }

    public async Task DisposeAsync()
    {
        if (api.Server is null) return;
        await _ringing.EndAsync();
        TestSite.Expect(await api.Admin.PostAsync("livechat/dispositions.delete", new { id = _disposition }));
    }

    [DatabaseFact]
    public async Task Part_of_the_name_and_any_digits_of_the_number_find_the_calls()
    {
        var number = _answered.Number;
        foreach (var text in new[] { _name[2..], _name.ToUpperInvariant(), number, number[4..], number[6..^1], $"{number[3..6]} {number[6..]}" })
            Assert.Equal(3, (await ListAsync($"text={Uri.EscapeDataString(text)}")).Length);
        Assert.Empty(await ListAsync("text=nobody-of-this-name"));
    }

    [DatabaseFact]
    public async Task Each_filter_leaves_the_calls_that_it_names()
    {
        async Task FindsAsync(string query, params PbxCall[] calls) => Assert.Equal(
            calls.Select(call => call.CallId).Order(), (await ListAsync($"contactId={_contactId}&{query}")).Order());
        await FindsAsync("", _answered, _missed, _ringing);
        await FindsAsync($"agents[]={_agent.UserId}", _answered);
        await FindsAsync("direction=outbound");
        await FindsAsync("direction=inbound", _answered, _missed, _ringing);
        await FindsAsync("state[]=ended&state[]=queued", _answered, _ringing);
        await FindsAsync("open=true", _ringing);
        await FindsAsync("open=false", _answered, _missed);
        await FindsAsync("state[]=abandoned", _missed);
        await FindsAsync($"departmentId={_department}", _answered, _missed, _ringing);
        await FindsAsync("departmentId=none");
        await FindsAsync($"queue={_department.ToUpperInvariant()}", _answered, _missed, _ringing);
        await FindsAsync($"tags[]={_name}", _answered);
        await FindsAsync($"dispositionId={_disposition}", _answered);
        await FindsAsync("missed=true", _missed);
        await FindsAsync("followUp=done");
        var today = $"{_answered.At:yyyy-MM-dd}";
        await FindsAsync($"from={today}&to={today}", _answered, _missed, _ringing);
        await FindsAsync($"from={_answered.At.AddDays(2):yyyy-MM-dd}");
        await FindsAsync($"to={_answered.At.AddDays(-2):yyyy-MM-dd}");
        Assert.Empty(await ListAsync("contactId=no-such-contact"));
    }

    [DatabaseFact]
    public async Task Calls_are_sorted_as_asked_and_shown_page_by_page()
    {
        var newest = await ListAsync($"contactId={_contactId}");
        var oldest = await ListAsync($"contactId={_contactId}&sort={Uri.EscapeDataString("""{"startedAt":1}""")}");
        Assert.Equal(oldest.Reverse(), newest);
        var pages = new List<string>();
        for (var offset = 0; offset < 3; offset++)
        {
            var page = TestSite.Expect(await api.Admin.GetAsync($"calls.list?contactId={_contactId}&count=1&offset={offset}"));
            Assert.Equal((1, offset, 3), ((int)page["count"]!, (int)page["offset"]!, (int)page["total"]!));
            pages.AddRange(Ids(page));
        }

        Assert.Equal(newest, pages);
    }

    [DatabaseFact]
    public async Task Detail_has_the_last_other_call_and_the_chats_of_the_contact()
    {
        var info = TestSite.Expect(await _agent.Client.GetAsync($"calls.info?callId={_answered.CallId}"));
        Assert.Equal(_ringing.CallId, info["lastCall"]!["_id"]!.GetValue<string>());
        Assert.Equal(2, info["callsAround"]!.AsArray().Count);
        Assert.Empty(info["chatsAround"]!.AsArray());
        var wrapUp = info["call"]!["wrapUp"]!;
        Assert.Equal(("invoice", _disposition), (wrapUp["notes"]!.GetValue<string>(), wrapUp["disposition"]!["_id"]!.GetValue<string>()));
    }

    [DatabaseFact]
    public async Task Input_that_is_wrong_is_refused_in_the_contracts_words()
    {
        (string Query, string Error)[] table =
        [
            ("direction=sideways", "must be equal to one of the allowed values [invalid-params]"),
            ("state=ended", "must be array [invalid-params]"), ("state[]=sung", "must be equal to one of the allowed values [invalid-params]"),
            ("open=perhaps", "must be boolean [invalid-params]"), ("surely=not", "must NOT have additional properties [invalid-params]"),
            ("from=yesterday", "The \"from\" query parameter must be a valid date."), ("to=2026-13-01", "The \"to\" query parameter must be a valid date."),
            ($"sort={Uri.EscapeDataString("""{"number":1}""")}", "Invalid sort parameter provided: \"{\"number\":1}\" [error-invalid-sort]"),
            ("count=-1", "must be >= 0 [invalid-params]"), ($"text={new string('1', 600)}", "must NOT have more than 512 characters [invalid-params]"),
        ];
        foreach (var (query, error) in table)
        {
            var answer = await api.Admin.GetAsync($"calls.list?{query}");
            Assert.Equal((query, 400, error), (query, answer.Status, answer.Error));
        }
    }

    private async Task<string[]> ListAsync(string query) => Ids(TestSite.Expect(await api.Admin.GetAsync($"calls.list?{query}")));

    private static string[] Ids(ApiResponse page) => [.. page["calls"]!.AsArray().Select(call => call!["_id"]!.GetValue<string>())];
}

[Collection(OnSqlite.Name)]
public sealed class CallListsOnSqlite(SqliteApi api) : CallListSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class CallListsOnPostgres(PostgresApi api) : CallListSuite(api);
