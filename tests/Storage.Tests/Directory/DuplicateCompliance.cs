using ContactCenter.Addresses;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>The contacts that may be the same person.</summary>
public abstract class DuplicateCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    [DatabaseFact]
    public async Task Random_contacts_are_paired_only_if_they_share_an_address_and_nobody_objected()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        var database = fixture.Database.Another();
        await database.InitializeAsync();
        await using (var host = await StorageHost.StartAsync(database))
        {
            var contacts = Enumerable.Range(0, 80).Select(i => Sample.Contact($"{i:00}") with
            {
                Emails = [.. Some(() => $"e{random.Next(60)}@example.com")], Phones = [.. Some(Phone)],
                NotDuplicates = [.. Some(() => $"{random.Next(80):00}")], Enabled = random.Next(8) > 0,
            }).ToArray();
            await host.Journal.PutAsync([.. contacts]);
            var pairs = contacts.SelectMany(one => contacts.Where(other => AreAlike(one, other)).Select(other => (one, other))).ToArray();

            foreach (var contact in contacts)
            {
                var expected = pairs.Where(pair => pair.one == contact && pair.other.Enabled).Select(pair => pair.other.ContactId);
                var found = await host.DuplicateDirectory.ListDuplicatesAsync(contact.ContactId, 100);
                Assert.True(expected.SequenceEqual(found.Select(other => other.ContactId)), $"Seed {seed}, contact {contact.ContactId}.");
            }

            var ordered = pairs.Where(pair => pair.one.Enabled && pair.other.Enabled)
                .Where(pair => string.CompareOrdinal(pair.one.ContactId, pair.other.ContactId) < 0)
                .Select(pair => (pair.one.ContactId, pair.other.ContactId)).ToArray();
            Assert.True(ordered.Length > 5, $"Seed {seed}: too few pairs.");
            Assert.True(ordered.SequenceEqual(await ReadPairsAsync(host.DuplicateDirectory, 1_000)), $"Seed {seed}, one page.");
            Assert.True(ordered.SequenceEqual(await ReadPairsAsync(host.DuplicateDirectory, 12)), $"Seed {seed}, pages of 12.");
        }

        await database.DisposeAsync();

        IEnumerable<string> Some(Func<string> make) => Enumerable.Range(0, random.Next(3)).Select(_ => make());

        string Phone() => random.Next(2) == 0 ? $"+49 171 {random.Next(60)}" : $"(49) 171-{random.Next(60)}";
    }

    [DatabaseFact]
    public async Task Contact_with_more_duplicates_than_a_page_holds_goes_on_on_the_next()
    {
        var (prefix, email) = (Sample.NewId(), $"{Sample.NewId()}@example.com");
        await fixture.Host.Journal.PutAsync(
            [.. Enumerable.Range(0, 6).Select(i => Sample.Contact($"{prefix}{i}") with { Emails = [email] })]);
        var first = await fixture.Host.DuplicateDirectory.ListDuplicatePairsAsync(prefix, 3);
        Assert.Equal([Pair(0, 1), Pair(0, 2), Pair(0, 3)], first.Pairs.Select(IdsOf));
        var second = await fixture.Host.DuplicateDirectory.ListDuplicatePairsAsync(first.Next, 5);
        Assert.Equal([Pair(0, 4), Pair(0, 5), Pair(1, 2), Pair(1, 3), Pair(1, 4)], second.Pairs.Select(IdsOf));
        var third = await fixture.Host.DuplicateDirectory.ListDuplicatePairsAsync(second.Next, 5);
        Assert.Equal([Pair(1, 5), Pair(2, 3), Pair(2, 4), Pair(2, 5), Pair(3, 4)], third.Pairs.Select(IdsOf));
        Assert.NotNull(third.Next);
        Assert.Equal(2, (await fixture.Host.DuplicateDirectory.ListDuplicatesAsync($"{prefix}3", 2)).Length);

        (string, string) Pair(int first, int second) => ($"{prefix}{first}", $"{prefix}{second}");
    }

    private static async Task<List<(string, string)>> ReadPairsAsync(IDuplicateDirectory directory, int limit)
    {
        var pairs = new List<(string, string)>();
        for (string? after = null; ;)
        {
            var page = await directory.ListDuplicatePairsAsync(after, limit);
            pairs.AddRange(page.Pairs.Select(IdsOf));
            if (page.Next is null) return pairs;
            after = page.Next;
        }
    }

    private static (string, string) IdsOf(DuplicatePair pair) => (pair.First.ContactId, pair.Second.ContactId);

    private static string Number(string phone) => ContactAddresses.PhoneKey(phone);

    private static bool AreAlike(ContactRow one, ContactRow other) =>
        one != other && !one.NotDuplicates.Contains(other.ContactId) && !other.NotDuplicates.Contains(one.ContactId)
        && (one.Emails.Intersect(other.Emails).Any()
            || one.Phones.Select(Number).Intersect(other.Phones.Select(Number)).Any());
}

public sealed class DuplicatesOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : DuplicateCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class DuplicatesOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : DuplicateCompliance<PostgresTestDatabase>(fixture);
