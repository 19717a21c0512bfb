using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Merged contacts, verified channels, and the small lists of what is still to be done for contacts and their rooms.</summary>
public abstract class IdentityCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private IJournal Journal => fixture.Host.Journal;

    private StorageHost Host => fixture.Host;

    [DatabaseFact]
    public async Task Alias_finds_the_contact_that_has_it_until_it_is_given_back()
    {
        var (winner, loser, oldest) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Contact(winner), Sample.Contact(loser) with { Aliases = [oldest] });
        Assert.Equal(loser, await Host.ContactDirectory.ResolveContactIdAsync(oldest));

        await Journal.PutAsync(
            Sample.Contact(winner) with { Aliases = [loser, oldest, loser] }, new RemovedRow(EntityTypes.Contact, loser));
        foreach (var id in new[] { winner, loser, oldest })
        {
            Assert.Equal(winner, await Host.ContactDirectory.ResolveContactIdAsync(id));
            Assert.Equal(winner, (await Host.ContactDirectory.FindContactAsync(id))!.ContactId);
            Assert.True(await Host.ContactSearch.ContactExistsAsync(id, null, null));
        }

        await Journal.PutAsync(Sample.Contact(loser) with { Aliases = [oldest] }, Sample.Contact(winner));
        Assert.Equal(loser, await Host.ContactDirectory.ResolveContactIdAsync(oldest));
        Assert.Equal(loser, await Host.ContactDirectory.ResolveContactIdAsync(loser));

        await Journal.PutAsync(new RemovedRow(EntityTypes.Contact, loser));
        Assert.Equal(oldest, await Host.ContactDirectory.ResolveContactIdAsync(oldest));
        Assert.Null(await Host.ContactDirectory.FindContactAsync(oldest));
        Assert.False(await Host.ContactSearch.ContactExistsAsync(oldest, null, null));
    }

    [DatabaseFact]
    public async Task Contact_that_is_there_is_found_by_its_id_even_while_another_claims_it()
    {
        var (one, two) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Contact(one), Sample.Contact(two) with { Aliases = [one] });
        Assert.Equal(one, await Host.ContactDirectory.ResolveContactIdAsync(one));
    }

    [DatabaseFact]
    public async Task Erased_contact_takes_its_aliases_with_it()
    {
        var (contact, alias) = (new EntityId(EntityTypes.Contact, Sample.NewId()), Sample.NewId());
        await Journal.AppendAsync(Sample.Append(contact, 0, null, Sample.Contact(contact.Id) with { Aliases = [alias] }));
        await Journal.EraseAsync([contact]);
        Assert.Equal(alias, await Host.ContactDirectory.ResolveContactIdAsync(alias));
    }

    [DatabaseFact]
    public async Task Contacts_are_found_by_what_their_channels_are_verified_with()
    {
        var value = $"{Sample.NewId()}@example.com";
        var (one, two, unverified) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            With(two, Channel(true, "email", value), Channel(true, "email", value)), With(one, Channel(true, "email", value)),
            With(unverified, Channel(false, "email", value), Channel(true, "phone", value), Channel(true, "email", "x" + value)));
        Assert.Equal(
            new[] { one, two }.Order(StringComparer.Ordinal), await Host.ContactDirectory.ListContactIdsByVerifiedAsync("email", value, unverified));
        Assert.Equal<string>([two], await Host.ContactDirectory.ListContactIdsByVerifiedAsync("email", value, one));
        Assert.Empty(await Host.ContactDirectory.ListContactIdsByVerifiedAsync("email", value.ToUpperInvariant(), one));

        await Journal.PutAsync(With(two));
        Assert.Empty(await Host.ContactDirectory.ListContactIdsByVerifiedAsync("email", value, one));

        ContactRow With(string id, params ContactChannelRow[] channels) => Sample.Contact(id) with { Channels = [.. channels] };

        ContactChannelRow Channel(bool verified, string field, string verifiedValue) =>
            new(Sample.NewId(), "widget", null, "Widget", verified, false, field, verifiedValue);
    }

    [DatabaseFact]
    public async Task Contacts_of_a_manager_and_those_with_work_left_are_listed_until_it_is_done()
    {
        var (manager, one, two) = (Sample.NewId(), $"1{Sample.NewId()}", $"2{Sample.NewId()}");
        var row = Sample.Contact(one) with { ManagerId = manager, RoomsFollow = false, ErasureId = "receipt" };
        await Journal.PutAsync(Sample.Contact(two) with { ManagerId = manager }, row);

        Assert.Equal<string>([one, two], await Host.ContactFollowUps.ListContactIdsOfManagerAsync(manager, 10));
        Assert.Equal<string>([one], await Host.ContactFollowUps.ListContactIdsOfManagerAsync(manager, 1));
        Assert.Contains(one, await Host.ContactFollowUps.ListContactIdsToFollowAsync(1_000));
        Assert.DoesNotContain(two, await Host.ContactFollowUps.ListContactIdsToFollowAsync(1_000));
        Assert.Contains(new BegunErasure(one, "receipt"), await Host.ErasureDirectory.ListBegunErasuresAsync(1_000));

        await Journal.PutAsync(Sample.Contact(one));
        Assert.Equal<string>([two], await Host.ContactFollowUps.ListContactIdsOfManagerAsync(manager, 10));
        Assert.DoesNotContain(one, await Host.ContactFollowUps.ListContactIdsToFollowAsync(1_000));
        Assert.DoesNotContain(await Host.ErasureDirectory.ListBegunErasuresAsync(1_000), begun => begun.ContactId == one);
    }

    [DatabaseFact]
    public async Task Enabled_contacts_are_read_page_by_page_in_the_order_of_their_ids()
    {
        var prefix = Sample.NewId();
        var ids = Enumerable.Range(0, 7).Select(i => $"{prefix}-{i}").ToArray();
        await Journal.PutAsync([.. ids.Reverse().Select(id => Sample.Contact(id) with { Enabled = id != ids[3], Unknown = id == ids[4] })]);

        var seen = new List<string>();
        foreach (var after in new[] { prefix, ids[1], ids[4] }) 
            seen.AddRange((await Host.ContactSearch.ReadContactsAsync(after, 2)).Select(contact => contact.ContactId));
        Assert.Equal(ids.Where(id => id != ids[3]), seen);
        Assert.NotEmpty(await Host.ContactSearch.ReadContactsAsync(null, 1));
    }

    [DatabaseFact]
    public async Task Rooms_of_contacts_are_listed_page_by_page_whatever_their_status()
    {
        var (one, two) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Room("3", one, "closed"), Room("1", two, "open"), Room("2", one, "verifying"), Room("4", Sample.NewId(), "open"));
        Assert.Equal<string>([$"{one}-1", $"{one}-2"], await Host.ConversationIds.ListRoomIdsOfPersonAsync([one, two], [], null, 2));
        Assert.Equal<string>([$"{one}-3"], await Host.ConversationIds.ListRoomIdsOfPersonAsync([one, two], [], $"{one}-2", 2));
        Assert.Empty(await Host.ConversationIds.ListRoomIdsOfPersonAsync([], [], null, 2));
        var visitorId = Sample.NewId();
        await Journal.PutAsync(Room("5", Sample.NewId(), "open") with { VisitorId = visitorId }, Room("1", two, "open") with { VisitorId = visitorId });
        Assert.Equal<string>([$"{one}-1", $"{one}-2"], await Host.ConversationIds.ListRoomIdsOfPersonAsync([one, two], [visitorId], null, 2));
        Assert.Equal<string>([$"{one}-3", $"{one}-5"], await Host.ConversationIds.ListRoomIdsOfPersonAsync([one, two], [visitorId], $"{one}-2", 9));
        var rooms = await Host.ConversationDirectory.ListConversationsAsync(Sample.Conversations() with { ContactIds = [two, one] });
        Assert.Equal<string>([$"{one}-1", $"{one}-2", $"{one}-3"], rooms.Items.Select(room => room.RoomId).Order());

        ConversationRow Room(string number, string contact, string status) =>
            Sample.Conversation($"{one}-{number}", status) with { ContactId = contact };
    }

    [DatabaseFact]
    public async Task Rooms_are_out_of_step_while_they_show_another_name_or_contact()
    {
        var (winner, loser) = (Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(
            Room("1", winner, "New", null), Room("2", winner, "New", winner), Room("3", loser, "New", winner),
            Room("4", winner, "new", null), Room("5", loser, "New", null), Room("6", loser, "New", loser), Room("7", winner, "New", loser));
        Assert.Equal("4567", await ListAsync(10));
        Assert.Equal("45", await ListAsync(2));
        await Journal.PutAsync([.. new[] { "4", "5", "6", "7" }.Select(number => Room(number, loser, "New", winner))]);
        Assert.Equal("", await ListAsync(10));

        ConversationRow Room(string number, string contact, string name, string? shown) =>
            Sample.Conversation($"{winner}-{number}") with { ContactId = contact, Name = name, ShownContactId = shown };

        async Task<string> ListAsync(int limit) => string.Concat(
            (await Host.ContactFollowUps.ListRoomsOutOfStepAsync([winner, loser], "New", winner, limit)).Select(id => id[^1]));
    }

    [DatabaseFact]
    public async Task Open_rooms_are_found_by_an_address_of_their_contact_or_visitor()
    {
        var (contact, alias, visitor) = (Sample.NewId(), Sample.NewId(), Sample.NewId());
        // A zero behind the country would be the one that is dialled within it.
        var number = "1" + string.Concat(contact.Where(char.IsAsciiDigit));
        var (email, phone) = ($"{contact}@example.com", $"+49 ({number}) 0");
        await Journal.PutAsync(
            Sample.Contact(contact) with { Emails = [email], Phones = [phone], Aliases = [alias] },
            Sample.Visitor(visitor, visitor) with { Email = $" {email.ToUpperInvariant()}", Phone = $"49-{number}-0" },
            Room("1") with { ContactId = contact, Status = ConversationStatuses.Verifying }, Room("2") with { ContactId = alias },
            Room("3") with { VisitorId = visitor }, Room("5"),
            Room("4") with { ContactId = contact, Status = ConversationStatuses.Closed });

        Assert.Equal("123", await ListAsync(email.ToUpperInvariant(), null));
        Assert.Equal("123", await ListAsync(null, $"49 {number}0"));
        Assert.Equal("123", await ListAsync(email, phone));
        Assert.Equal("12", await ListAsync(email, phone, limit: 2));
        Assert.Equal("", await ListAsync("x" + email, $"0{number}"));
        Assert.Equal("", await ListAsync(null, "none"));
        Assert.Equal("", await ListAsync("", null));

        ConversationRow Room(string digit) => Sample.Conversation($"{contact}-{digit}");

        async Task<string> ListAsync(string? withEmail, string? withPhone, int limit = 10) => string.Concat(
            (await Host.BlockDirectory.ListOpenRoomIdsByAddressAsync(withEmail, withPhone, limit)).Select(id => id[^1]));
    }

    [DatabaseFact]
    public async Task Visitors_are_found_by_an_address_of_their_own_or_of_their_contact()
    {
        var contact = Sample.NewId();
        // A zero behind the country would be the one that is dialled within it.
        var number = "1" + string.Concat(contact.Where(char.IsAsciiDigit));
        var (email, phone) = ($"{contact}@example.com", $"+49 ({number}) 0");
        await Journal.PutAsync(
            Sample.Contact(contact) with
            {
                Emails = [email], Phones = [phone],
                Channels = [new ContactChannelRow($"id-2-{contact}", "widget", null, "guest-2", Verified: false, Blocked: false)],
            },
            Visitor("1") with { Email = $" {email.ToUpperInvariant()}", Phone = $"49-{number}-0" }, Visitor("2"), Visitor("3"));

        Assert.Equal("12", await ListAsync(email.ToUpperInvariant(), null, ""));
        Assert.Equal("12", await ListAsync(null, $"49 {number}0", ""));
        Assert.Equal("1", await ListAsync(email, phone, "", limit: 1));
        Assert.Equal("2", await ListAsync(email, phone, $"{contact}-1"));
        Assert.Equal("", await ListAsync(email, phone, $"{contact}-2"));
        Assert.Equal("", await ListAsync("x" + email, "none", ""));

        VisitorRow Visitor(string digit) => Sample.Visitor($"{contact}-{digit}", $"id-{digit}-{contact}");

        async Task<string> ListAsync(string? withEmail, string? withPhone, string after, int limit = 10) => string.Concat(
            (await Host.BlockDirectory.ListVisitorKeysByAddressAsync(withEmail, withPhone, after, limit)).Select(key => key[^1]));
    }

    [DatabaseFact]
    public async Task Conversation_that_is_being_verified_does_not_wait_in_a_queue()
    {
        var department = Sample.NewId();
        await Journal.PutAsync(Sample.Conversation(Sample.NewId(), ConversationStatuses.Verifying) with
        {
            DepartmentId = department, QueuedAt = Sample.Time,
        });
        Assert.Empty(await Host.QueueDirectory.ListWaitingAsync(department, 10));
        Assert.DoesNotContain(department, await Host.QueueDirectory.ListQueuesWithWaitingAsync());
    }
}

public sealed class IdentityOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : IdentityCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class IdentityOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : IdentityCompliance<PostgresTestDatabase>(fixture);
