using ContactCenter.Calls;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Filters, search, order and pages of the lists of calls, and the work that is found among them.</summary>
public abstract class CallListCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    private StorageHost Host => fixture.Host;

    [DatabaseFact]
    public async Task Filters_hold_together_and_each_alone()
    {
        var contact = Sample.NewId();
        await Journal.PutAsync(
            Row(1) with { AgentIds = ["ann", "ben"], AgentId = "ben", DepartmentId = "sales", Tags = ["vip"], DispositionId = "sold", Queue = "Sales" },
            Row(2) with { AgentIds = ["ann"], Direction = CallDirections.Outbound, State = CallStates.Failed, Tags = ["vip", "new"] },
            Row(3) with { State = CallStates.Missed, FollowUp = CallFollowUpStates.Open, DepartmentId = "support" },
            Row(4) with { State = CallStates.Abandoned, FollowUp = CallFollowUpStates.Done, DepartmentId = "sales" },
            Row(5) with { State = CallStates.Ringing, IsOpen = true, EndedAt = null, FollowUp = null, Direction = null });

        Assert.Equal("54321", await ListAsync(query => query));
        Assert.Equal("21", await ListAsync(query => query with { AgentIds = ["ann"] }));
        Assert.Equal("1", await ListAsync(query => query with { AgentIds = ["ben", "nobody"] }));
        Assert.Equal("2", await ListAsync(query => query with { Direction = CallDirections.Outbound }));
        Assert.Equal("3", await ListAsync(query => query with { States = [CallStates.Missed] }));
        Assert.Equal("43", await ListAsync(query => query with { States = [CallStates.Missed, CallStates.Abandoned] }));
        Assert.Equal("5", await ListAsync(query => query with { IsOpen = true }));
        Assert.Equal("4321", await ListAsync(query => query with { IsOpen = false }));
        Assert.Equal("41", await ListAsync(query => query with { DepartmentIds = ["sales"] }));
        Assert.Equal("1", await ListAsync(query => query with { Queue = "SALES" }));
        Assert.Equal("21", await ListAsync(query => query with { Tags = ["vip"] }));
        Assert.Equal("2", await ListAsync(query => query with { Tags = ["new", "v"] }));
        Assert.Equal("1", await ListAsync(query => query with { DispositionIds = ["sold"] }));
        Assert.Equal("3", await ListAsync(query => query with { FollowUps = CallQuery.NotCalledBack }));
        Assert.Equal("43", await ListAsync(query => query with { FollowUps = [CallFollowUpStates.Open, CallFollowUpStates.Done] }));
        Assert.Equal("", await ListAsync(query => query with { FollowUps = [CallFollowUpStates.Taken] }));
        Assert.Equal("32", await ListAsync(query => query with { StartedFrom = Sample.Time.AddHours(2), StartedUntil = Sample.Time.AddHours(3) }));
        Assert.Equal("43", await ListAsync(query => query with { EndedFrom = Sample.Time.AddHours(3) }));
        Assert.Equal("21", await ListAsync(query => query with { EndedUntil = Sample.Time.AddHours(2).AddMinutes(1) }));
        Assert.Equal("1", await ListAsync(query => query with { AgentIds = ["ann"], DepartmentIds = ["sales"] }));
        Assert.Equal("5432", await ListAsync(query => query with { ExceptCallId = $"{contact}-1" }));
        Assert.Equal("41", await ListAsync(query => query with { VisibleTo = new CallVisibility("ben", ["sales"]) }));
        Assert.Equal("21", await ListAsync(query => query with { VisibleTo = new CallVisibility("ann", []) }));
        Assert.Equal("", await ListAsync(query => query with { VisibleTo = new CallVisibility("nobody", []) }));
        Assert.Equal("12345", await ListAsync(query => query with { Page = Sample.Page(sort: [new SortBy("startedAt", false)]) }));
        Assert.Equal("43215", await ListAsync(query => query with { Page = Sample.Page(sort: [new SortBy("endedAt", true)]) }));

        CallRow Row(int number) => Sample.Call($"{contact}-{number}") with
        {
            ContactId = contact, StartedAt = Sample.Time.AddHours(number), EndedAt = Sample.Time.AddHours(number).AddMinutes(1),
        };

        async Task<string> ListAsync(Func<CallQuery, CallQuery> filter) => string.Concat(
            (await Host.CallDirectory.ListCallsAsync(filter(new CallQuery(Sample.Page()) { ContactIds = [contact] }))).Items.Select(call => call.CallId[^1]));
    }

    [DatabaseFact]
    public async Task Call_is_found_by_any_part_of_the_name_and_any_digits_of_the_number()
    {
        var contact = Sample.NewId();
        await Journal.PutAsync(
            Row(1, "+4930123456", "Ada Løvelace"), Row(2, "+4989777", "+4989777"), Row(3, null, "Ådne"), Row(4, "+15550100200", null));
        Assert.Equal("1", await FindAsync("love"));
        Assert.Equal("1", await FindAsync("A LOVEL"));
        Assert.Equal("1", await FindAsync("3012345"));
        Assert.Equal("1", await FindAsync("030 12 34"));
        Assert.Equal("21", await FindAsync("49"));
        Assert.Equal("4", await FindAsync("+1 (555) 0100"));
        Assert.Equal("3", await FindAsync("DNE"));
        Assert.Equal("", await FindAsync("30123457"));
        Assert.Equal("", await FindAsync("\u200b"));
        await Journal.PutAsync(Row(1, "+4930123456", "Grace") with { State = CallStates.Ringing });
        Assert.Equal("", await FindAsync("love"));
        Assert.Equal("1", await FindAsync("grac"));
        Assert.Equal("1", await FindAsync("3012345"));

        CallRow Row(int number, string? phone, string? name) => Sample.Call($"{contact}-{number}", phone, name) with
        {
            ContactId = contact, StartedAt = Sample.Time.AddHours(number),
        };

        async Task<string> FindAsync(string text) => string.Concat(
            (await Host.CallDirectory.ListCallsAsync(new CallQuery(Sample.Page()) { ContactIds = [contact], Text = text })).Items
            .Select(call => call.CallId[^1]));
    }

    [DatabaseFact]
    public async Task Pages_of_a_search_do_not_overlap_and_tell_the_total()
    {
        var contact = Sample.NewId();
        await Journal.PutAsync(
            [.. Enumerable.Range(0, 25).Select(number => Sample.Call($"{contact}-{number:00}", "+4930123456") with { ContactId = contact })]);
        var seen = new List<string>();
        for (var offset = 0; offset < 30; offset += 10)
        {
            var page = await Host.CallDirectory.ListCallsAsync(
                new CallQuery(Sample.Page(offset, 10)) { ContactIds = [contact], Text = "0123" });
            Assert.Equal(25, page.Total);
            seen.AddRange(page.Items.Select(call => call.CallId));
        }

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
    }

    [DatabaseFact]
    public async Task Calls_of_a_contact_are_counted_and_the_last_one_is_found()
    {
        var (contact, other) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync([.. Enumerable.Range(1, 3).Select(number => Sample.Call($"{contact}-{number}") with
        {
            ContactId = number == 2 ? other : contact, StartedAt = Sample.Time.AddHours(number),
        })]);
        Assert.Equal((2, 3, 0), (await CountAsync(contact), await CountAsync(contact, other), await CountAsync("nobody")));
        Assert.Equal($"{contact}-3", (await Host.CallDirectory.FindLastCallAsync([contact, other], null))?.CallId);
        Assert.Equal($"{contact}-2", (await Host.CallDirectory.FindLastCallAsync([contact, other], $"{contact}-3"))?.CallId);
        Assert.Equal($"{contact}-1", (await Host.CallDirectory.FindLastCallAsync([contact], $"{contact}-3"))?.CallId);
        Assert.Null(await Host.CallDirectory.FindLastCallAsync([], null));
        Assert.NotNull(await Host.CallDirectory.FindCallAsync($"{contact}-1"));

        async Task<long> CountAsync(params string[] ids) => await Host.CallDirectory.CountCallsAsync([.. ids]);
    }

    [DatabaseFact]
    public async Task Ids_of_a_person_are_those_of_its_contacts_and_of_its_numbers_without_a_contact()
    {
        var (contact, number) = (Sample.NewId(), "+49307000001");
        await Journal.PutAsync(
            Sample.Call($"{contact}-1") with { ContactId = contact, Name = "Ada", ShownContactId = contact },
            Sample.Call($"{contact}-2", number), Sample.Call($"{contact}-3", number) with { ContactId = "other" },
            Sample.Call($"{contact}-4") with { ContactId = contact, Name = "Bob", ShownContactId = contact },
            Sample.Call($"{contact}-5") with { ContactId = contact, Name = "Ada", ShownContactId = "merged" },
            Sample.Call($"{contact}-6") with { ContactId = contact, Name = "Ada", ShownContactId = contact, Unknown = true });
        Assert.Equal("12456", Last(await Host.CallIds.ListCallIdsOfPersonAsync([contact], [number[1..]], null, 10)));
        Assert.Equal("45", Last(await Host.CallIds.ListCallIdsOfPersonAsync([contact], [number[1..]], $"{contact}-2", 2)));
        Assert.Equal("456", Last(await Host.CallIds.ListCallsOutOfStepAsync([contact], "Ada", contact, false, 10)));
        await Journal.PutAsync(new RemovedRow(EntityTypes.Call, $"{contact}-4"));
        Assert.Null(await Host.CallDirectory.FindCallAsync($"{contact}-4"));
    }

    [DatabaseFact]
    public async Task Due_work_on_calls_is_found_and_nothing_else()
    {
        var (id, number) = (Sample.NewId(), "+49317000001");
        var past = Sample.Time.AddYears(-10);
        await Journal.PutAsync(
            Sample.Call($"{id}-1") with { DueAt = past.AddMinutes(1) }, Sample.Call($"{id}-2") with { DueAt = past }, Sample.Call($"{id}-3"),
            Sample.Call($"{id}-4", number) with { IsToMatch = true },
            Sample.Call($"{id}-5", number) with { FollowUp = CallFollowUpStates.Open, StartedAt = past },
            Sample.Call($"{id}-6", number) with { FollowUp = CallFollowUpStates.Done, StartedAt = past },
            Sample.Call($"{id}-7", number) with { FollowUp = CallFollowUpStates.Taken, StartedAt = past.AddHours(2) },
            Sample.Call($"{id}-8", number) with
            {
                Direction = CallDirections.Outbound, StartedAt = past.AddHours(1), AnsweredAt = past.AddHours(1).AddMinutes(1),
            });
        Assert.Equal("21", Last([.. (await Host.CallWork.ListDueCallsAsync(past.AddMinutes(1), 10)).Select(due => due.CallId)]));
        Assert.Equal("2", Last([.. (await Host.CallWork.ListDueCallsAsync(past, 10)).Select(due => due.CallId)]));
        Assert.Contains($"{id}-4", await Host.CallWork.ListCallsToMatchAsync(1_000));
        Assert.Equal("5", Last(await Host.CallIds.ListMissedCallIdsAsync(number[1..], past.AddHours(1), 10)));
        Assert.Contains(new CalledBack($"{id}-5", $"{id}-8"), await Host.CallWork.ListCalledBackAsync(past.AddHours(1), 1_000));
        Assert.DoesNotContain(await Host.CallWork.ListCalledBackAsync(past.AddHours(1), 1_000), found => found.CallId == $"{id}-7");
        Assert.DoesNotContain(await Host.CallWork.ListCalledBackAsync(past.AddHours(2), 1_000), found => found.CallId == $"{id}-5");
    }

    [DatabaseFact]
    public async Task Contacts_of_a_number_are_the_known_ones_first_and_then_the_oldest()
    {
        var (id, number) = (Sample.NewId(), "+49327000001");
        await Journal.PutAsync(
            Contact(1) with { Unknown = true, CreatedAt = Sample.Time.AddDays(-3) }, Contact(2) with { CreatedAt = Sample.Time.AddDays(-1) },
            Contact(3) with { CreatedAt = Sample.Time.AddDays(-2) }, Contact(4) with { Enabled = false });
        Assert.Equal("321", Last(await Host.ContactDirectory.ListContactIdsByPhoneAsync(number, 10)));
        Assert.Equal("3", Last(await Host.ContactDirectory.ListContactIdsByPhoneAsync($"00{number[1..]}", 1)));

        ContactRow Contact(int which) => Sample.Contact($"{id}-{which}") with { Phones = [number] };
    }

    private static string Last(IEnumerable<string> ids) => string.Concat(ids.Select(id => id[^1]));
}

public sealed class CallListOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : CallListCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class CallListOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : CallListCompliance<PostgresTestDatabase>(fixture);
