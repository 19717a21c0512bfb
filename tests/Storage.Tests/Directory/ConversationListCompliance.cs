using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Filters, order and pages of the conversation lists.</summary>
public abstract class ConversationListCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    private StorageHost Host => fixture.Host;

    [DatabaseFact]
    public async Task Filters_hold_together_and_each_alone()
    {
        var contact = Sample.NewId();
        var oldestFirst = Sample.Page(sort: [new SortBy("lm", false)]);
        await Journal.PutAsync(
            Row("1") with { Status = "queued", DepartmentId = "sales", Tags = ["vip", "a,b"], Name = "Ärger 100%" },
            Row("2") with { AgentId = "ann", DepartmentId = "sales", Tags = ["new"], Name = "ärger 100" },
            Row("3") with { Status = "onhold", AgentId = "ben", OpenedAt = Sample.Time.AddHours(1), Name = "_other_" },
            Row("4") with { Status = "closed", AgentId = "ann", ClosedAt = Sample.Time.AddHours(2), VisitorId = "v2", SourceType = "api" });

        Assert.Equal("1234", await ListAsync(query => query));
        Assert.Equal("12", await ListAsync(query => query with { Statuses = ["queued", "open"] }));
        Assert.Equal("24", await ListAsync(query => query with { AgentIds = ["ann", "nobody"] }));
        Assert.Equal("2", await ListAsync(query => query with { AgentIds = ["ann"], Statuses = ["open"] }));
        Assert.Equal("12", await ListAsync(query => query with { DepartmentIds = ["sales"] }));
        Assert.Equal("12", await ListAsync(query => query with { Tags = ["new", "a,b"] }));
        Assert.Equal("", await ListAsync(query => query with { Tags = ["a"] }));
        Assert.Equal("4", await ListAsync(query => query with { VisitorId = "v2" }));
        Assert.Equal("4", await ListAsync(query => query with { SourceType = "api" }));
        Assert.Equal("1", await ListAsync(query => query with { NoAgent = true }));
        Assert.Equal("1", await ListAsync(query => query with { ExactName = "Ärger 100%" }));
        Assert.Equal("", await ListAsync(query => query with { ExactName = "ärger 100%" }));
        Assert.Equal("12", await ListAsync(query => query with { NameContains = "ÄRGER" }));
        Assert.Equal("1", await ListAsync(query => query with { NameContains = "0%" }));
        Assert.Equal("3", await ListAsync(query => query with { NameContains = "_" }));
        Assert.Equal("3", await ListAsync(query => query with { OpenedFrom = Sample.Time.AddHours(1) }));
        Assert.Equal("124", await ListAsync(query => query with { OpenedUntil = Sample.Time }));
        Assert.Equal("4", await ListAsync(query =>
            query with { ClosedFrom = Sample.Time.AddHours(2), ClosedUntil = Sample.Time.AddHours(2) }));

        ConversationRow Row(string number) => Sample.Conversation($"{contact}-{number}") with { ContactId = contact };

        async Task<string> ListAsync(Func<ConversationQuery, ConversationQuery> filter) => string.Concat(
            (await Host.ConversationDirectory.ListConversationsAsync(filter(Sample.Conversations(oldestFirst) with { ContactIds = [contact] })))
            .Items.Select(room => room.RoomId[^1]));
    }

    [DatabaseFact]
    public async Task Marks_of_conversations_filter_alone_and_together()
    {
        var contact = Sample.NewId();
        await Journal.PutAsync(
            Row("1") with { Verified = true, PriorityWeight = 1 }, Row("2") with { Unread = true, SourceType = "api", SourceId = "one" },
            Row("3") with { Unread = true, Verified = true, PriorityWeight = 3, SourceType = "api", SourceId = "two" },
            Row("4") with { Unread = true, Status = "closed", SourceType = "sms" });

        Assert.Equal("13", await ListAsync(query => query with { Verified = true }));
        Assert.Equal("24", await ListAsync(query => query with { Verified = false }));
        Assert.Equal("23", await ListAsync(query => query with { Unread = true }));
        Assert.Equal("14", await ListAsync(query => query with { Unread = false }));
        Assert.Equal("", await ListAsync(query => query with { Unread = true, Statuses = ["closed"] }));
        Assert.Equal("1", await ListAsync(query => query with { PriorityWeights = [1] }));
        Assert.Equal("13", await ListAsync(query => query with { PriorityWeights = [3, 1, 0] }));
        Assert.Equal("24", await ListAsync(query => query with { PriorityWeights = [99] }));
        Assert.Equal("", await ListAsync(query => query with { PriorityWeights = [0] }));
        Assert.Equal("23", await ListAsync(query => query with { SourceTypes = ["api"] }));
        Assert.Equal("234", await ListAsync(query => query with { SourceTypes = ["api", "sms", "none"] }));
        Assert.Equal("3", await ListAsync(query => query with { SourceTypes = ["api"], SourceId = "two" }));
        Assert.Equal("3", await ListAsync(query => query with { SourceTypes = ["api"], Unread = true, Verified = true, PriorityWeights = [3] }));

        ConversationRow Row(string number) => Sample.Conversation($"{contact}-{number}") with { ContactId = contact };

        async Task<string> ListAsync(Func<ConversationQuery, ConversationQuery> filter) => string.Concat(
            (await Host.ConversationDirectory.ListConversationsAsync(
                filter(Sample.Conversations(Sample.Page(sort: [new SortBy("lm", false)])) with { ContactIds = [contact] })))
            .Items.Select(room => room.RoomId[^1]));
    }

    [DatabaseFact]
    public async Task Handled_by_an_agent_is_what_it_serves_and_what_it_served_before()
    {
        var (contact, agent, other) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Row("1") with { AgentId = agent }, Row("2") with { AgentId = other, FormerAgentIds = [agent] }, Row("3") with { AgentId = other },
            Row("4") with { Status = "closed", AgentId = agent, FormerAgentIds = [agent, other] });
        Assert.Equal("124", await ListAsync(agent));
        Assert.Equal("234", await ListAsync(other));

        await Journal.PutAsync(new RemovedRow(EntityTypes.Conversation, $"{contact}-2"));
        await Journal.PutAsync(Row("2") with { AgentId = other });
        Assert.Equal("14", await ListAsync(agent));

        ConversationRow Row(string number) => Sample.Conversation($"{contact}-{number}") with { ContactId = contact };

        async Task<string> ListAsync(string agentId) => string.Concat(
            (await Host.ConversationDirectory.ListConversationsAsync(
                Sample.Conversations(Sample.Page(sort: [new SortBy("lm", false)])) with { ContactIds = [contact], HandledBy = agentId }))
            .Items.Select(room => room.RoomId[^1]));
    }

    [DatabaseFact]
    public async Task Order_is_by_the_fields_then_by_key_with_absent_values_first_ascending()
    {
        var contact = Sample.NewId();
        await Journal.PutAsync(
            Row("1", name: "b", closed: 2, lastMessage: 700), Row("2", name: "A", closed: null, lastMessage: 3),
            Row("3", name: "B", closed: 1, lastMessage: 2),
            Row("4", name: "a", closed: 1, lastMessage: 1_300));

        Assert.Equal("2413", await ListAsync(new SortBy("fname", false)));
        Assert.Equal("3142", await ListAsync(new SortBy("fname", true)));
        Assert.Equal("2341", await ListAsync(new SortBy("closedAt", false)));
        Assert.Equal("1432", await ListAsync(new SortBy("closedAt", true)));
        Assert.Equal("3214", await ListAsync(new SortBy("lm", false)));
        Assert.Equal("4123", await ListAsync(new SortBy("lm", true)));
        Assert.Equal("2341", await ListAsync(new SortBy("closedAt", false), new SortBy("lm", false)));
        Assert.Equal("4321", await ListAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => ListAsync(new SortBy("name_key; drop table journal", false)));

        ConversationRow Row(string number, string name, int? closed, int lastMessage) => Sample.Conversation($"{contact}-{number}") with
        {
            ContactId = contact, Name = name, ClosedAt = closed is { } hours ? Sample.Time.AddHours(hours) : null,
            LastMessageAt = Sample.Time.AddSeconds(lastMessage),
        };

        async Task<string> ListAsync(params ImmutableArray<SortBy> sort) => string.Concat(
            (await Host.ConversationDirectory.ListConversationsAsync(Sample.Conversations(Sample.Page(sort: sort)) with { ContactIds = [contact] }))
                .Items.Select(room => room.RoomId[^1]));
    }

    [DatabaseFact]
    public async Task Pages_cover_everything_once_and_know_the_total()
    {
        var contact = Sample.NewId();
        await Journal.PutAsync([.. Enumerable.Range(0, 25)
            .Select(i => Sample.Conversation($"{contact}-{i:00}") with { ContactId = contact })]);
        var seen = new List<string>();
        for (var offset = 0; offset < 40; offset += 10)
        {
            var page = await Host.ConversationDirectory.ListConversationsAsync(
                Sample.Conversations(Sample.Page(offset, 10)) with { ContactIds = [contact] });
            Assert.Equal(25, page.Total);
            seen.AddRange(page.Items.Select(room => room.RoomId));
        }

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
        Assert.Equal(25, (await Host.ConversationDirectory.ListConversationsAsync(Sample.Conversations(Sample.Page(0, 0)) with { ContactIds = [contact] }))
            .Total);
    }

    [DatabaseFact]
    public async Task Times_of_recent_chats_are_those_of_one_queue_that_were_served_newest_first()
    {
        var department = Sample.NewId();
        await Journal.PutAsync(
            Closed("1", minutes: 10, closedAfterDays: 1), Closed("2", minutes: 20, closedAfterDays: 3), Closed("3", minutes: 30, closedAfterDays: 2),
            Closed("4", minutes: 40, closedAfterDays: 4) with { AgentId = null },
            Closed("5", minutes: 50, closedAfterDays: 4) with { DepartmentId = "another" },
            Closed("6", minutes: 60, closedAfterDays: 4) with { ClosedAt = null, Status = "open" });

        Assert.Equal("20 30 10", await MinutesAsync(department, 10));
        Assert.Equal("20 30", await MinutesAsync(department, 2));
        Assert.Equal("", await MinutesAsync(Sample.NewId(), 10));
        Assert.DoesNotContain("20 30", await MinutesAsync(null, 100), StringComparison.Ordinal);

        ConversationRow Closed(string number, int minutes, int closedAfterDays)
        {
            var closedAt = Sample.Time.AddYears(1).AddDays(closedAfterDays);
            return Sample.Conversation($"{department}-{number}", "closed") with
            {
                DepartmentId = department, AgentId = "ann", OpenedAt = closedAt.AddMinutes(-minutes), ClosedAt = closedAt,
            };
        }

        async Task<string> MinutesAsync(string? queue, int limit) =>
            string.Join(' ', (await Host.QueueDirectory.ListRecentChatTimesAsync(queue, limit)).Select(time => time.TotalMinutes));
    }

    [DatabaseFact]
    public async Task Queues_are_listed_oldest_first_and_served_rooms_while_they_take_a_slot()
    {
        var (department, agent) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Sample.Conversation($"2-{department}", "queued") with { DepartmentId = department, QueuedAt = Sample.Time },
            Sample.Conversation($"1-{department}", "queued") with { DepartmentId = department, QueuedAt = Sample.Time.AddMilliseconds(1) },
            Sample.Conversation($"3-{department}", "queued") with { QueuedAt = Sample.Time },
            Sample.Conversation($"4-{department}") with { DepartmentId = department, AgentId = agent },
            Sample.Conversation($"5-{department}", "onhold") with { AgentId = agent },
            Sample.Conversation($"6-{department}", "closed") with { AgentId = agent });

        var waiting = await Host.QueueDirectory.ListWaitingAsync(department, 10);
        Assert.Equal(
            [($"2-{department}", department, Sample.Time), ($"1-{department}", department, Sample.Time.AddMilliseconds(1))],
            waiting.Select(one => (one.RoomId, one.DepartmentId, one.QueuedAt)));
        Assert.Single(await Host.QueueDirectory.ListWaitingAsync(department, 1));
        Assert.Contains(await Host.QueueDirectory.ListWaitingAsync(null, 100), room => room.RoomId == $"3-{department}" && room.DepartmentId is null);
        var queues = await Host.QueueDirectory.ListQueuesWithWaitingAsync();
        Assert.Contains(department, queues);
        Assert.Contains(null, queues);
        Assert.Equal<string>([$"4-{department}"], await Host.ConversationIds.ListServedRoomIdsAsync(agent));
    }

    [DatabaseFact]
    public async Task Agent_of_the_last_time_served_the_contacts_newest_served_conversation()
    {
        var contact = Sample.NewId();
        Assert.Null(await Host.AgentDirectory.FindLastAgentIdAsync(contact));
        await Journal.PutAsync(
            Sample.Conversation($"1-{contact}", "closed") with { ContactId = contact, AgentId = "earlier" },
            Sample.Conversation($"2-{contact}", "closed") with { ContactId = contact, AgentId = "later", OpenedAt = Sample.Time.AddDays(1) },
            Sample.Conversation($"3-{contact}", "queued") with { ContactId = contact, OpenedAt = Sample.Time.AddDays(2) });
        Assert.Equal("later", await Host.AgentDirectory.FindLastAgentIdAsync(contact));
        Assert.Equal("later", await Host.AgentDirectory.FindLastAgentIdWithCallsAsync(contact));
        var (spoken, missed) = (Call(1) with { AgentId = "speaker", AnsweredAt = Sample.Time.AddDays(3) }, Call(2) with { AgentId = "asked" });
        await Journal.PutAsync(spoken, missed);
        Assert.Equal("speaker", await Host.AgentDirectory.FindLastAgentIdWithCallsAsync(contact));
        Assert.Equal("later", await Host.AgentDirectory.FindLastAgentIdAsync(contact));

        CallRow Call(int number) => Sample.Call($"{number}-{contact}") with { ContactId = contact, StartedAt = Sample.Time.AddDays(2 + number) };
    }

    [DatabaseFact]
    public async Task Served_conversations_are_counted_by_agent_and_department()
    {
        var (department, one, two) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Sample.Agent(one), Sample.Agent(two) with { LeftAt = Sample.Time },
            Sample.Conversation($"1-{department}") with { DepartmentId = department, AgentId = one },
            Sample.Conversation($"2-{department}") with { DepartmentId = department, AgentId = two },
            Sample.Conversation($"3-{department}") with { DepartmentId = department, AgentId = two },
            Sample.Conversation($"4-{department}") with { AgentId = one },
            Sample.Conversation($"5-{department}", "onhold") with { DepartmentId = department, AgentId = one },
            Sample.Conversation($"6-{department}", "closed") with { DepartmentId = department, AgentId = one });
        Assert.Equal([(one, department, 1)], await CountAsync(null, department, false));
        Assert.Equal([(two, department, 2), (one, department, 1)], await CountAsync(null, department, true));
        Assert.Equal([(one, department, 1), (one, null, 1)], (await CountAsync(one, null, false)).OrderBy(count => count.DepartmentId is null));

        async Task<(string AgentId, string? DepartmentId, int Conversations)[]> CountAsync(string? agentId, string? departmentId, bool includesOffline) =>
            [.. (await Host.ConversationOverview.CountServedAsync(agentId, departmentId, includesOffline))
                .Select(count => (count.Agent.UserId, count.DepartmentId, count.Conversations))];
    }
}

public sealed class ConversationListOnSqlite(StorageFixture<SqliteTestDatabase> fixture)
    : ConversationListCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class ConversationListOnPostgres(StorageFixture<PostgresTestDatabase> fixture)
    : ConversationListCompliance<PostgresTestDatabase>(fixture);
