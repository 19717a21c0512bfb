using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Listing;

namespace ContactCenter.Tests;

/// <summary>Searches of every kind of text, compared with a look at every contact.</summary>
public abstract class ShortTextCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private const int ContactCount = 700;
    private const int Rounds = 400;

    // Letters and digits, what means something to a database, other scripts, marks that combine, characters outside the basic plane.
    private static readonly ImmutableArray<string> Alphabet =
    [
        "a", "b", "E", "n", "q", "z", "ł", "é", "ß", "İ", "0", "4", "9", " ", "  ", ".", "@", "-", "+", "(", ")", "%", "_", "\\", "'", "\"", "*", ":",
        "П", "е", "я", "漢", "山", "ש", "ع", "e\u0301", "\u0301", "\u200B", "🙂", "🙃", "𝒜", "\uD83D", "0", "AND", "OR", "z61", "\u0001", "\n",
    ];

    [DatabaseFact]
    public async Task Every_text_finds_what_a_look_at_every_contact_finds()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        var database = fixture.Database.Another();
        await database.InitializeAsync();
        await using (var host = await StorageHost.StartAsync(database))
        {
            var contacts = Enumerable.Range(0, ContactCount).Select(_ => Contact(random, random.Next(ContactCount))).DistinctBy(row => row.Key)
                .ToDictionary(row => row.Key);
            await host.Journal.PutAsync([.. contacts.Values]);
            for (var round = 0; round < Rounds; round++)
            {
                if (round % 10 == 0) await ChangeAsync(host, random, contacts);
                var sought = Text(random, 3);
                var sort = new SortBy(random.Next(2) == 0 ? "name" : "createdAt", random.Next(2) == 0);
                var (offset, count) = (random.Next(3) * random.Next(40), random.Next(1, 60));
                var found = await host.ContactSearch.SearchContactsAsync(new ContactQuery(sought, false, Sample.Page(offset, count, sort)));
                var expected = Expected(contacts.Values, sought, sort);
                Assert.True(
                    expected.Skip(offset).Take(count).SequenceEqual(found.Items.Select(contact => contact.ContactId)) && found.Total == expected.Length,
                    $"Seed {seed}, round {round}, text '{sought}', {sort}, from {offset}: {found.Total}, not {expected.Length}.");
            }
        }

        await database.DisposeAsync();
    }

    private static async Task ChangeAsync(StorageHost host, Random random, Dictionary<string, ContactRow> contacts)
    {
        var changed = Enumerable.Range(0, 5).Select(_ => Contact(random, random.Next(ContactCount))).DistinctBy(row => row.Key).ToArray();
        foreach (var row in changed) contacts[row.Key] = row;
        var removed = contacts.Keys.Except(changed.Select(row => row.Key)).ElementAt(random.Next(contacts.Count - changed.Length));
        contacts.Remove(removed);
        await host.Journal.PutAsync([.. changed, new RemovedRow(EntityTypes.Contact, removed)]);
    }

    private static string[] Expected(IEnumerable<ContactRow> contacts, string sought, SortBy sort)
    {
        if (SearchText.Fold(sought).Length == 0 && sought.Length > 0) return [];
        var texts = SearchText.Alternatives(sought);
        var found = contacts.Where(row => row is { Enabled: true, Unknown: false }
            && texts.Any(text => SearchText.Of(row).Contains(text, StringComparison.Ordinal)));
        // Both databases compare keys by code points.
        var ordered = sort.Field == "name"
            ? found.OrderBy(row => Bytes(SearchText.LowerKey(row.Name)), StringComparer.Ordinal).ThenBy(row => row.Key, StringComparer.Ordinal)
            : found.OrderBy(row => row.CreatedAt).ThenBy(row => row.Key, StringComparer.Ordinal);
        return [.. (sort.Descending ? ordered.Reverse() : ordered).Select(row => row.Key)];
    }

    private static string Bytes(string key) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(key));

    private static ContactRow Contact(Random random, int number) => Sample.Contact($"{number:0000}", Text(random, 8)) with
    {
        Emails = random.Next(2) == 0 ? [Text(random, 4)] : [], Phones = random.Next(3) == 0 ? ["+49 " + random.Next(10_000)] : [],
        CreatedAt = Sample.Time.AddMilliseconds(random.Next(100_000)), Enabled = random.Next(10) > 0, Unknown = random.Next(10) == 0,
    };

    private static string Text(Random random, int length) =>
        string.Concat(Enumerable.Range(0, random.Next(1, length + 1)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
}

public sealed class ShortTextOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : ShortTextCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class ShortTextOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : ShortTextCompliance<PostgresTestDatabase>(fixture);
