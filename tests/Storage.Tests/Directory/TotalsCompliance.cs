using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Totals: what a page says about how many there are, without counting them all.</summary>
public abstract class TotalsCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private const int ContactCount = 40;

    [DatabaseFact]
    public async Task Counters_of_contacts_stay_right_through_random_operations_of_two_writers()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        await using var other = await StorageHost.StartAsync(fixture.Database);
        var prefix = Sample.NewId();
        for (var round = 0; round < 40; round++)
        {
            var operations = Enumerable.Range(0, random.Next(1, 6)).Select(_ => OperateAsync(random.Next(2) == 0 ? fixture.Host : other));
            await Task.WhenAll([.. operations]);
            foreach (var (unknown, enabled) in new[] { (false, false), (false, true), (true, false), (true, true) })
            {
                var where = $"where unknown = {Flag(unknown)} and enabled = {Flag(enabled)}";
                var (counted, there) = (
                    await fixture.Host.ScalarAsync($"select contacts from directory_counts {where}"),
                    await fixture.Host.ScalarAsync($"select count(*) from contacts {where}"));
                Assert.True(counted == there, $"Seed {seed}, round {round}, unknown {unknown}, enabled {enabled}: {counted}, not {there}.");
            }

            var page = await fixture.Host.ContactSearch.SearchContactsAsync(new ContactQuery(null, false, Sample.Page(0, 1)));
            var known = await fixture.Host.ScalarAsync(
                $"select count(*) from contacts where unknown = {Flag(false)} and enabled = {Flag(true)}");
            Assert.True(page.Total == known, $"Seed {seed}, round {round}.");
        }

        Task OperateAsync(StorageHost host) => random.Next(5) switch
        {
            0 => host.Journal.EraseAsync([Contact(), Contact()]),
            1 => host.Journal.PutAsync(Removed(), Row(), Removed()),
            2 => host.Journal.AppendAsync(Sample.Append(Sample.NewEntity(), 0, null, Row(), Row()) with
            {
                With = [Sample.Append(Sample.NewEntity(), 0, null, Row(), Removed())],
            }),
            3 => RefusedAsync(host),
            _ => host.Journal.PutAsync([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Row())]),
        };

        async Task RefusedAsync(StorageHost host) =>
            await Assert.ThrowsAsync<JournalFencedException>(
                () => host.Journal.AppendAsync(Sample.Append(Sample.NewEntity(), 7, null, Row())));

        RemovedRow Removed() => new(EntityTypes.Contact, Contact().Id);

        ContactRow Row() => Sample.Contact(Contact().Id) with { Unknown = random.Next(2) == 0, Enabled = random.Next(2) == 0 };

        EntityId Contact() => new(EntityTypes.Contact, $"{prefix}-{random.Next(ContactCount)}");

        static string Flag(bool flag) =>
            typeof(TDatabase) == typeof(SqliteTestDatabase) ? (flag ? "1" : "0") : flag.ToString().ToLowerInvariant();
    }

    [DatabaseFact]
    public async Task Total_is_exact_up_to_the_limit_and_beyond_it_says_that_there_is_more()
    {
        const int counted = (int)DirectoryLimits.CountedTotalMax;
        var database = fixture.Database.Another();
        await database.InitializeAsync();
        await using (var host = await StorageHost.StartAsync(database))
        {
            await PutAsync(host, 0, counted);
            Assert.Equal(counted, await TotalAsync(host, 0, 10));
            Assert.Equal(counted, await TotalAsync(host, counted - 10, 10));
            Assert.Equal(counted, await TotalAsync(host, counted + 10, 10));

            await PutAsync(host, counted, 30);
            Assert.Equal(counted, await TotalAsync(host, 0, 10));
            Assert.Equal(counted + 11, await TotalAsync(host, counted, 10));
            Assert.Equal(counted + 30, await TotalAsync(host, counted + 20, 10));
            Assert.Equal(counted + 30, await TotalAsync(host, counted + 25, 10));
            Assert.Equal(counted, await TotalAsync(host, counted + 50, 10));
            Assert.Equal(counted, await TotalAsync(host, 0, 0));
        }

        await database.DisposeAsync();

        static async Task PutAsync(StorageHost host, int from, int count)
        {
            foreach (var some in Enumerable.Range(from, count).Chunk(2_000))
                await host.Journal.PutAsync([.. some.Select(i => Sample.Conversation($"{i:000000}"))]);
        }

        static async Task<long> TotalAsync(StorageHost host, int offset, int count) =>
            (await host.ConversationDirectory.ListConversationsAsync(Sample.Conversations(Sample.Page(offset, count)))).Total;
    }

    [DatabaseFact]
    public async Task Total_of_all_contacts_is_exact_however_many_there_are()
    {
        var count = (int)DirectoryLimits.CountedTotalMax + 5;
        var database = fixture.Database.Another();
        await database.InitializeAsync();
        await using (var host = await StorageHost.StartAsync(database))
        {
            foreach (var some in Enumerable.Range(0, count).Chunk(1_000))
                await host.Journal.PutAsync([.. some.Select(i => Sample.Contact($"{i:000000}", "Same") with { Unknown = i == 0 })]);
            Assert.Equal(count - 1, await TotalAsync(host, null, unknown: false));
            Assert.Equal(1, await TotalAsync(host, null, unknown: true));
            Assert.Equal(DirectoryLimits.CountedTotalMax, await TotalAsync(host, "same", unknown: false));
        }

        await database.DisposeAsync();

        static async Task<long> TotalAsync(StorageHost host, string? text, bool unknown) =>
            (await host.ContactSearch.SearchContactsAsync(new ContactQuery(text, unknown, Sample.Page(0, 1)))).Total;
    }

    [DatabaseFact]
    public async Task Matches_beyond_what_is_counted_are_paged_in_order_wherever_they_stand()
    {
        const int Others = 5_010;
        var count = (int)DirectoryLimits.CountedTotalMax + 5;
        var database = fixture.Database.Another();
        await database.InitializeAsync();
        await using (var host = await StorageHost.StartAsync(database))
        {
            foreach (var some in Enumerable.Range(0, Others + count).Chunk(1_000))
                await host.Journal.PutAsync([.. some.Select(i => Sample.Contact($"{i:000000}", i < Others ? "Another" : "Same"))]);

            // Behind a crowd of others, before it, in the middle and at the end.
            await AssertPageAsync(host, 0, false, [Others, Others + 1], DirectoryLimits.CountedTotalMax);
            await AssertPageAsync(host, 0, true, [Others + count - 1, Others + count - 2], DirectoryLimits.CountedTotalMax);
            await AssertPageAsync(host, 9_000, false, [Others + 9_000, Others + 9_001], DirectoryLimits.CountedTotalMax);
            await AssertPageAsync(host, count - 3, false, [Others + count - 3, Others + count - 2], count);
            await AssertPageAsync(host, count - 1, false, [Others + count - 1], count);
            await AssertPageAsync(host, count + 1, false, [], DirectoryLimits.CountedTotalMax);
        }

        await database.DisposeAsync();

        static async Task AssertPageAsync(StorageHost host, int offset, bool descending, int[] contacts, long total)
        {
            var sought = new PageRequest(offset, 2, [new SortBy("name", descending)]);
            var page = await host.ContactSearch.SearchContactsAsync(new ContactQuery("SAME", false, sought));
            Assert.Equal(contacts.Select(i => $"{i:000000}"), page.Items.Select(contact => contact.ContactId));
            Assert.Equal(total, page.Total);
        }
    }
}

public sealed class TotalsOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : TotalsCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class TotalsOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : TotalsCompliance<PostgresTestDatabase>(fixture);
