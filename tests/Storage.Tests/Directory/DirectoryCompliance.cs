using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Every row is readable as soon as its append returns, by each of its look-ups, and gone as soon as it is removed.</summary>
public abstract class DirectoryCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    private StorageHost Host => fixture.Host;

    [DatabaseFact]
    public async Task Row_is_readable_as_soon_as_its_append_returns()
    {
        for (var i = 0; i < 50; i++)
        {
            var id = Sample.NewId();
            await Journal.PutAsync(Sample.Conversation(id) with { Document = Sample.Document(Sample.ConversationView(id) with { Topic = $"{i}" }) });
            Assert.Equal($"{i}", (await Host.ConversationDirectory.FindConversationAsync(id))!.Topic);
            await Journal.PutAsync(Sample.Conversation(id) with { Document = Sample.Document(Sample.ConversationView(id) with { Topic = "changed" }) });
            Assert.Equal("changed", (await Host.ConversationDirectory.FindConversationAsync(id))!.Topic);
        }
    }

    [DatabaseFact]
    public async Task Contact_is_found_by_id_address_and_channel_until_they_change()
    {
        var (id, visitor, email) = (Sample.NewId(), Sample.NewId(), $"{Sample.NewId()}@example.com");
        // Digits alone: letters of an id may spell a number.
        var phone = "+49 3" + string.Concat(Sample.NewId().Take(9).Select(letter => (char)('0' + (letter % 10))));
        var row = Sample.Contact(id) with
        {
            Emails = [email, email], Phones = [phone], PreRegistered = true,
            Channels =
            [
                new ContactChannelRow(visitor, "widget", null, "Widget", false, false),
                new ContactChannelRow(visitor, "api", "s1", "Api", true, true),
            ],
        };
        await Journal.PutAsync(row);
        Assert.Equal(id, (await Host.ContactDirectory.FindContactAsync(id))!.ContactId);
        Assert.True(await Host.ContactSearch.ContactExistsAsync(id, null, null));
        Assert.True(await Host.ContactSearch.ContactExistsAsync(null, email, null));
        Assert.True(await Host.ContactSearch.ContactExistsAsync(null, null, phone));
        Assert.True(await Host.ContactSearch.ContactExistsAsync(null, null, phone[1..]));
        Assert.False(await Host.ContactSearch.ContactExistsAsync(null, null, $"{phone}1"));
        Assert.Equal(id, await Host.ContactDirectory.FindContactIdByChannelAsync(visitor, "widget", null));
        Assert.Equal(id, await Host.ContactDirectory.FindContactIdByChannelAsync(visitor, "api", "s1"));
        Assert.Null(await Host.ContactDirectory.FindContactIdByChannelAsync(visitor, "api", null));
        Assert.Null(await Host.ContactDirectory.FindContactIdByChannelAsync(visitor, "widget", "s1"));
        Assert.Equal(id, await Host.ContactDirectory.FindPreRegisteredContactIdAsync(email, null));
        Assert.Equal(id, await Host.ContactDirectory.FindPreRegisteredContactIdAsync("nobody@example.com", phone));

        await Journal.PutAsync(row with { Enabled = false, Emails = [], Channels = [] });
        Assert.False(await Host.ContactSearch.ContactExistsAsync(null, email, null));
        Assert.True(await Host.ContactSearch.ContactExistsAsync(null, null, phone));
        Assert.Null(await Host.ContactDirectory.FindPreRegisteredContactIdAsync(null, phone));
        Assert.Null(await Host.ContactDirectory.FindContactIdByChannelAsync(visitor, "widget", null));

        await Journal.PutAsync(new RemovedRow(EntityTypes.Contact, id));
        Assert.Null(await Host.ContactDirectory.FindContactAsync(id));
        Assert.False(await Host.ContactSearch.ContactExistsAsync(null, null, phone));
    }

    [DatabaseFact]
    public async Task Oldest_pre_registered_contact_wins()
    {
        var email = $"{Sample.NewId()}@example.com";
        var rows = Enumerable.Range(0, 3).Select(age => Sample.Contact(Sample.NewId()) with
        {
            Emails = [email], PreRegistered = age > 0, CreatedAt = Sample.Time.AddMilliseconds(age),
        }).ToArray();
        await Journal.PutAsync([rows[2], rows[0], rows[1]]);
        Assert.Equal(rows[1].ContactId, await Host.ContactDirectory.FindPreRegisteredContactIdAsync(email, null));
    }

    [DatabaseFact]
    public async Task Visitor_is_found_by_both_keys()
    {
        var (key, id) = (Sample.NewId(), Sample.NewId());
        var row = Sample.Visitor(key, id);
        await Journal.PutAsync(row);
        var (byKey, byId) = (await Host.VisitorDirectory.FindVisitorAsync(key), await Host.VisitorDirectory.FindVisitorByIdAsync(id));
        Assert.Equal((key, id), (byKey!.VisitorKey, byKey.View.VisitorId));
        Assert.Equal((key, id), (byId!.VisitorKey, byId.View.VisitorId));
        Assert.Null(await Host.VisitorDirectory.FindVisitorAsync(id));
        await Journal.PutAsync(new RemovedRow(EntityTypes.Visitor, key));
        Assert.Null(await Host.VisitorDirectory.FindVisitorByIdAsync(id));
    }

    [DatabaseFact]
    public async Task Visitor_that_registered_last_is_found_by_its_address_however_it_is_written()
    {
        var (email, phone) = ($"Ann-{Sample.NewId()}@example.com", $"+49 {Sample.NewId()}1");
        var (older, newer) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Sample.Visitor(Sample.NewId(), newer) with { Email = email, Phone = phone, CreatedAt = Sample.Time.AddMilliseconds(1) },
            Sample.Visitor(Sample.NewId(), older) with { Email = email, Phone = phone });
        Assert.Equal(newer, await Host.VisitorSearch.FindVisitorIdByAddressAsync(email, null));
        Assert.Equal(newer, await Host.VisitorSearch.FindVisitorIdByAddressAsync(null, phone));
        Assert.Equal(newer, await Host.VisitorSearch.FindVisitorIdByAddressAsync(email.ToLowerInvariant(), null));
        Assert.Equal(newer, await Host.VisitorSearch.FindVisitorIdByAddressAsync(null, phone.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Null(await Host.VisitorSearch.FindVisitorIdByAddressAsync($"b{email}", null));
        Assert.Null(await Host.VisitorSearch.FindVisitorIdByAddressAsync(null, $"{phone}2"));
        Assert.Null(await Host.VisitorSearch.FindVisitorIdByAddressAsync(null, null));
    }

    [DatabaseFact]
    public async Task Account_is_found_by_name_email_and_token_without_regard_to_case()
    {
        var (id, hash) = (Sample.NewId(), Sample.NewId());
        var expiresAt = Sample.Time.AddDays(90);
        var row = Sample.Account(id, $"Ädmin-{id}") with
        {
            Email = $"{id}@Example.com", Roles = ["admin", $"role \"{id}\""], Tokens = [new TokenRow(hash, Sample.Time, expiresAt)],
        };
        await Journal.PutAsync(row);
        Assert.Equal(id, (await Host.AccountDirectory.FindAccountAsync(id))!.UserId);
        Assert.Equal(id, await Host.SignInDirectory.FindAccountIdAsync($"äDMIN-{id}"));
        Assert.Equal(id, await Host.SignInDirectory.FindAccountIdAsync($"{id}@eXample.com"));
        Assert.Equal(new TokenOwner(id, expiresAt) { UsedAt = Sample.Time }, await Host.SignInDirectory.FindTokenAsync(hash));
        Assert.True(await Host.AccountDirectory.AnyAccountWithRoleAsync($"role \"{id}\""));
        Assert.False(await Host.AccountDirectory.AnyAccountWithRoleAsync("role"));

        await Journal.PutAsync(row with { Tokens = [], Roles = [] });
        Assert.Null(await Host.SignInDirectory.FindTokenAsync(hash));
        Assert.False(await Host.AccountDirectory.AnyAccountWithRoleAsync($"role \"{id}\""));
    }

    [DatabaseFact]
    public async Task Sessions_identities_and_active_accounts_follow_the_account()
    {
        var (id, role, key) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        var (now, hash) = (Sample.Time.AddYears(50), Sample.NewId());
        var token = new TokenRow(hash, now, now.AddDays(1)) { Client = "Firefox on Linux", UsedAt = now.AddHours(1) };
        var row = Sample.Account(id, id) with
        {
            Roles = [role], IdentityKeys = [key], Tokens = [token, new TokenRow(Sample.NewId(), now.AddDays(-9), now.AddDays(-1))],
        };
        await Journal.PutAsync(row, Sample.Account(Sample.NewId(), Sample.NewId()) with { Roles = [role], Active = false });
        var listed = Assert.Single((await Host.SignInDirectory.ListSessionsAsync(now, Sample.Page())).Items, session => session.UserId == id);
        Assert.Equal(token, listed.Token);
        Assert.Equal(now.AddHours(1), (await Host.SignInDirectory.FindTokenAsync(hash))!.UsedAt);
        Assert.Equal(id, await Host.SignInDirectory.FindAccountIdByIdentityAsync(key));
        Assert.Equal(1, await Host.AccountDirectory.CountActiveAccountsAsync(role, 5));
        Assert.Equal(2, (await Host.AccountDirectory.ListAccountsWithRoleAsync(role, null, Sample.Page())).Total);

        await Journal.PutAsync(row with { IdentityKeys = [], Tokens = [], Active = false });
        Assert.Null(await Host.SignInDirectory.FindAccountIdByIdentityAsync(key));
        Assert.Equal(0, await Host.AccountDirectory.CountActiveAccountsAsync(role, 5));
        await Journal.PutAsync(row);
        await Journal.PutAsync(new RemovedRow(EntityTypes.Account, id));
        Assert.Null(await Host.SignInDirectory.FindAccountIdByIdentityAsync(key));
        Assert.DoesNotContain((await Host.SignInDirectory.ListSessionsAsync(now, Sample.Page())).Items, session => session.UserId == id);
    }

    [DatabaseFact]
    public async Task Username_and_email_are_unique_without_regard_to_case()
    {
        var (first, second) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Account(first, $"u{first}") with { Email = $"e{first}@example.com" });
        var username = await Assert.ThrowsAsync<DirectoryConflictException>(() => Journal.PutAsync(Sample.Account(second, $"U{first}")));
        Assert.Equal(DirectoryConstraints.Username, username.Constraint);
        var email = await Assert.ThrowsAsync<DirectoryConflictException>(
            () => Journal.PutAsync(Sample.Account(second, $"u{second}") with { Email = $"E{first}@example.com" }));
        Assert.Equal(DirectoryConstraints.Email, email.Constraint);
        Assert.Null(await Host.AccountDirectory.FindAccountAsync(second));

        await Journal.PutAsync(Sample.Account(second, $"u{second}"), Sample.Account(Sample.NewId(), Sample.NewId()));
        await Journal.PutAsync(new RemovedRow(EntityTypes.Account, first), Sample.Account(second, $"u{first}"));
        Assert.Equal(second, await Host.SignInDirectory.FindAccountIdAsync($"u{first}"));
    }

    [DatabaseFact]
    public async Task Accounts_of_a_role_are_listed_by_name_and_filtered_literally()
    {
        var role = Sample.NewId();
        string[] names = ["b_1", "A%1", "c\"1"];
        foreach (var name in names)
            await Journal.PutAsync(Sample.Account($"{name}-{role}", $"{name}-{role}") with { Name = name, Roles = [role, "other"] });


        Assert.Equal(["A%1", "b_1", "c\"1"], await ListAsync(null));
        Assert.Equal(["A%1"], await ListAsync("a%"));
        Assert.Equal(["b_1"], await ListAsync("B_"));
        Assert.Equal(["c\"1"], await ListAsync("\""));
        Assert.Equal(3, (await Host.AccountDirectory.ListAccountsWithRoleAsync(role, role, Sample.Page(0, 1))).Total);

        async Task<IEnumerable<string>> ListAsync(string? text) =>
            (await Host.AccountDirectory.ListAccountsWithRoleAsync(role, text, Sample.Page())).Items.Select(account => account.UserId[..3]);
    }

    [DatabaseFact]
    public async Task Candidates_come_least_busy_first_then_longest_idle_and_never_at_capacity()
    {
        var department = Sample.NewId();
        AgentRow[] agents =
        [
            Agent("a") with { Serving = 1 },
            Agent("b") with { LastAssignedAt = Sample.Time.AddMilliseconds(1) },
            Agent("c") with { LastAssignedAt = Sample.Time },
            Agent("d"),
            Agent("e"),
            Agent("f") with { Serving = 2, Capacity = 2 },
            Agent("g") with { Serving = 2, Capacity = 3 },
            Agent("h") with { Available = false },
        ];
        Assert.False(await Host.AgentAvailability.AnyAgentAvailableAsync(department));
        await Journal.PutAsync([.. agents, Sample.Department(department, [.. agents.Select(agent => agent.UserId)])]);

        Assert.True(await Host.AgentAvailability.AnyAgentAvailableAsync(department));
        Assert.True(await Host.AgentAvailability.AnyAgentAvailableAsync(null));
        Assert.Equal("decbag", await ListAsync(department, null, 10));
        Assert.Equal("decbg", await ListAsync(department, 1, 10));
        Assert.Equal("dec", await ListAsync(department, null, 3));
        Assert.Equal("decbag", await ListAsync(null, null, 1_000));
        Assert.Equal(
            new AgentCandidate(agents[1].UserId, 0, null, Sample.Time.AddMilliseconds(1)) { Username = agents[1].Username },
            (await Host.AgentAvailability.ListCandidatesAsync(department, null, 10))[3]);
        Assert.Equal<string>([department], await Host.DepartmentDirectory.ListDepartmentIdsOfAgentAsync(agents[0].UserId));
        Assert.Equal(agents[0].UserId, (await Host.AgentDirectory.FindAgentAsync(agents[0].UserId))!.UserId);

        AgentRow Agent(string letter) => Sample.Agent($"{letter}-{department}");

        async Task<string> ListAsync(string? from, int? defaultCapacity, int limit) => string.Concat(
            (await Host.AgentAvailability.ListCandidatesAsync(from, defaultCapacity, limit)).Select(agent => agent.UserId)
            .Where(id => id.EndsWith(department, StringComparison.Ordinal)).Select(id => id[..1]));
    }

    [DatabaseFact]
    public async Task Candidates_of_a_role_are_agents_whose_account_has_it()
    {
        var department = Sample.NewId();
        string[] ids = [.. new[] { "a", "b", "c" }.Select(letter => $"{letter}-{department}")];
        foreach (var (id, role) in ids.Zip(["bot", "user", "bot"]))
            await Journal.PutAsync(Sample.Account(id, id) with { Roles = ["livechat-agent", role] });
        await Journal.PutAsync(
            [Sample.Agent(ids[0]), Sample.Agent(ids[1]), Sample.Agent(ids[2]) with { Serving = 1 }, Sample.Department(department, [.. ids])]);

        Assert.Equal([ids[0], ids[2]], (await Host.AgentAvailability.ListCandidatesAsync(department, null, 10, "bot")).Select(agent => agent.UserId));
        Assert.Equal(ids[0], Assert.Single(await Host.AgentAvailability.ListCandidatesAsync(department, 1, 10, "bot")).UserId);
        Assert.Empty(await Host.AgentAvailability.ListCandidatesAsync(department, null, 10, "app"));
    }

    [DatabaseFact]
    public async Task Agent_is_out_of_step_while_its_slots_are_not_as_many_as_its_conversations()
    {
        var id = Sample.NewId();
        var served = Sample.Conversation("room-" + id) with { AgentId = id, Status = ConversationStatuses.Open };
        await Journal.PutAsync(Sample.Agent(id) with { Serving = 1 }, served);
        Assert.DoesNotContain(id, await Host.DueWorkDirectory.ListAgentsOutOfStepAsync(1_000));
        await Journal.PutAsync(served with { Status = ConversationStatuses.Closed });
        Assert.Contains(id, await Host.DueWorkDirectory.ListAgentsOutOfStepAsync(1_000));
        await Journal.PutAsync(Sample.Agent(id) with { Serving = 1, CallSlots = 1 });
        Assert.DoesNotContain(id, await Host.DueWorkDirectory.ListAgentsOutOfStepAsync(1_000));
    }

    [DatabaseFact]
    public async Task Department_is_found_by_id_or_exact_name_and_loses_its_agents_when_removed()
    {
        var id = Sample.NewId();
        await Journal.PutAsync(Sample.Department(id, "agent-" + id, "agent-" + id));
        Assert.Equal(id, (await Host.DepartmentDirectory.FindDepartmentAsync(id))!.DepartmentId);
        Assert.Equal(id, (await Host.DepartmentDirectory.FindDepartmentAsync($"Department {id}"))!.DepartmentId);
        Assert.Null(await Host.DepartmentDirectory.FindDepartmentAsync($"department {id}"));
        Assert.Contains(await Host.DepartmentDirectory.ListDepartmentsAsync(), department => department.DepartmentId == id);
        await Journal.PutAsync(new RemovedRow(EntityTypes.Department, id));
        Assert.Null(await Host.DepartmentDirectory.FindDepartmentAsync(id));
        Assert.Empty(await Host.DepartmentDirectory.ListDepartmentIdsOfAgentAsync("agent-" + id));
    }

    [DatabaseFact]
    public async Task Gone_agents_are_those_who_have_conversations_and_no_active_account_with_the_role()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Sample.NewId()).ToArray();
        var (present, withoutRole, inactive, deleted, idle) = (ids[0], ids[1], ids[2], ids[3], ids[4]);
        await Journal.PutAsync([.. ids.Select(id => Sample.Agent(id))]);
        await Journal.PutAsync(
            Account(present), Account(withoutRole) with { Roles = ["user"] }, Account(inactive) with { Active = false },
            Serves(present, "open"), Serves(withoutRole, "open"), Serves(inactive, "onhold"), Serves(deleted, "open"), Serves(idle, "closed"));

        var gone = await Host.DueWorkDirectory.ListGoneAgentsAsync(1_000);

        Assert.Equal(new[] { withoutRole, inactive, deleted }.Order(StringComparer.Ordinal), ids.Where(gone.Contains).Order(StringComparer.Ordinal));
        Assert.Equal($"room-{inactive}", Assert.Single(await Host.ConversationIds.ListRoomIdsOfAgentAsync(inactive, null, 10)));
        Assert.Equal($"room-{inactive}", Assert.Single(await Host.ConversationIds.ListRoomIdsOfAgentAsync(inactive, "sales", 10)));
        Assert.Empty(await Host.ConversationIds.ListRoomIdsOfAgentAsync(inactive, "service", 10));
        Assert.Empty(await Host.ConversationIds.ListRoomIdsOfAgentAsync(idle, null, 10));

        AccountRow Account(string id) => Sample.Account(id, id) with { Roles = ["livechat-agent"] };
        ConversationRow Serves(string id, string status) =>
            Sample.Conversation($"room-{id}", status) with { AgentId = id, DepartmentId = "sales" };
    }

    [DatabaseFact]
    public async Task Users_are_unseen_since_they_were_seen_last_until_they_are_forgotten()
    {
        var (one, two) = (Sample.NewId(), Sample.NewId());
        var presence = Host.PresenceDirectory;
        await presence.SeeUsersAsync([one, two], Sample.Time);
        await presence.SeeUsersAsync([two], Sample.Time.AddSeconds(10));
        await presence.SeeUsersAsync([two], Sample.Time.AddSeconds(5));

        Assert.Equal([(one, Sample.Time)], await UnseenAsync(10));
        Assert.Equal(new[] { one, two }.Order(StringComparer.Ordinal), (await UnseenAsync(11)).Select(user => user.UserId));
        await presence.ForgetUsersAsync([new UnseenUser(one, Sample.Time), new UnseenUser(two, Sample.Time.AddSeconds(9))]);
        Assert.Equal([(two, Sample.Time.AddSeconds(10))], await UnseenAsync(11));

        async Task<(string UserId, DateTimeOffset SeenAt)[]> UnseenAsync(int seconds) =>
            [.. (await Host.PresenceDirectory.ListUnseenUsersAsync(Sample.Time.AddSeconds(seconds), 1_000))
                .Where(user => user.UserId == one || user.UserId == two).Select(user => (user.UserId, user.SeenAt))];
    }

    [DatabaseFact]
    public async Task Text_that_a_database_cannot_hold_is_mended_in_rows()
    {
        var id = Sample.NewId();
        await Journal.PutAsync(
            Sample.Conversation(id) with { Name = $"a\0b\uD83D{id}", Tags = ["x\0y"] },
            Sample.Contact(id, new string('x', 100_000) + "\uDC00 needle") with { SearchableValues = ["\0"] });
        var query = Sample.Conversations() with { ExactName = $"a\0b\uD83D{id}", Tags = ["x\0y"] };
        Assert.Equal(1, (await Host.ConversationDirectory.ListConversationsAsync(query)).Total);
        Assert.Equal(1, (await Host.ContactSearch.SearchContactsAsync(new ContactQuery("x\uDC00 needle", false, Sample.Page()))).Total);
    }
}

public sealed class DirectoryOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : DirectoryCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class DirectoryOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : DirectoryCompliance<PostgresTestDatabase>(fixture);
