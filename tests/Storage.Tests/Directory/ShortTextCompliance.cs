using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Listing;
using ContactCenter.Visitors;

namespace ContactCenter.Tests;

/// <summary>Searches of every kind of text, compared with a look at every row.</summary>
public abstract class ShortTextCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private const int ContactCount = 700;
    private const int Rounds = 400;
    private const int OtherCount = 200;
    private const int OtherRounds = 200;

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

    [DatabaseFact]
    public async Task Every_text_finds_the_calls_and_visitors_that_a_look_at_every_row_finds()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        var database = fixture.Database.Another();
        await database.InitializeAsync();
        await using (var host = await StorageHost.StartAsync(database))
        {
            CallRow[] calls = [.. Enumerable.Range(0, OtherCount).Select(number => Call(random, number))];
            VisitorRow[] visitors = [.. Enumerable.Range(0, OtherCount).Select(number => Visitor(random, number))];
            await host.Journal.PutAsync([.. calls, .. visitors]);
            // What changes is found by what it is now.
            for (var number = 0; number < OtherCount; number += 7)
                await host.Journal.PutAsync(calls[number] = Call(random, number), visitors[number] = Visitor(random, number));
            for (var round = 0; round < OtherRounds; round++)
            {
                var sought = Text(random, 3);
                var (offset, count) = (random.Next(2) * random.Next(40), random.Next(1, 60));
                var isNothing = SearchText.Fold(sought).Length == 0;
                var texts = SearchText.Alternatives(sought);
                var foundCalls = await host.CallDirectory.ListCallsAsync(new CallQuery(Sample.Page(offset, count)) { Text = sought });
                AssertFound(
                    calls.Where(row => !isNothing && IsFound(SearchText.OfCall(row), texts)).OrderByDescending(row => row.StartedAt)
                        .ThenByDescending(row => row.Key, StringComparer.Ordinal),
                    foundCalls.Items.Select(call => call.CallId), foundCalls.Total);
                var foundVisitors = await host.VisitorSearch.ListVisitorsAsync(sought, [], Sample.Page(offset, count));
                AssertFound(
                    visitors.Where(row => IsFound(SearchText.OfVisitor(row.Username, row.Name, row.Email, row.Phone), texts))
                        .OrderBy(row => row.Username, StringComparer.Ordinal),
                    foundVisitors.Items.Select(visitor => visitor.VisitorId), foundVisitors.Total);

                void AssertFound(IEnumerable<DirectoryRow> expected, IEnumerable<string> found, long total) => Assert.True(
                    expected.Skip(offset).Take(count).Select(row => row.Key).SequenceEqual(found) && total == expected.Count(),
                    $"Seed {seed}, round {round}, text '{sought}', from {offset}: {total}, not {expected.Count()}.");
            }
        }

        await database.DisposeAsync();
    }

    private static bool IsFound(string search, IReadOnlyList<string> texts) => texts.Any(text => search.Contains(text, StringComparison.Ordinal));

    private static CallRow Call(Random random, int number) =>
        Sample.Call($"{number:0000}", random.Next(2) == 0 ? $"+49 {random.Next(100_000)}" : null, Text(random, 8)) with
        {
            StartedAt = Sample.Time.AddSeconds(random.Next(50)),
        };

    private static VisitorRow Visitor(Random random, int number)
    {
        var (id, username) = ($"{number:0000}", $"guest-{number:0000}");
        return new VisitorRow(
            id, id, username, Text(random, 8), random.Next(2) == 0 ? Text(random, 4) : null, random.Next(3) == 0 ? $"+49 {random.Next(10_000)}" : null,
            Sample.Time, Sample.Document(new VisitorView { VisitorId = id, Username = username }));
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
