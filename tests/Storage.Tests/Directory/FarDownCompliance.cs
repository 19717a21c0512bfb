using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Pages far down are those that a walk page by page meets; filters that match little are those that a look at every row gives.</summary>
public abstract class FarDownCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IAsyncLifetime, IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private const int Rows = 3_000;

    private readonly TestDatabase _database = fixture.Database.Another();
    private StorageHost _host = null!;

    public async Task InitializeAsync()
    {
        if (_database.SkipReason is not null) return;
        await _database.InitializeAsync();
        _host = await StorageHost.StartAsync(_database);
    }

    public async Task DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [DatabaseFact]
    public async Task Page_of_contacts_anywhere_is_that_of_a_walk()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        foreach (var some in Enumerable.Range(0, Rows).Chunk(1_000)) await _host.Journal.PutAsync([.. some.Select(number => Contact(random, number))]);
        foreach (var field in new[] { "name", "createdAt", "updatedAt", "lastChat" })
        foreach (var descending in new[] { false, true })
        {
            var sort = new SortBy(field, descending);
            var walked = new List<string>();
            for (var page = await ListAsync(0, 400, sort); page.Items.Length > 0; page = await ListAsync(walked.Count, 400, sort))
                walked.AddRange(page.Items.Select(contact => contact.ContactId));
            Assert.Equal(walked.Count, walked.Distinct().Count());
            int[] offsets = [499, 500, walked.Count / 2, walked.Count - 31, walked.Count - 30, walked.Count - 1, walked.Count, walked.Count + 7, int.MaxValue];
            foreach (var offset in offsets.Concat(Enumerable.Range(0, 10).Select(_ => random.Next(walked.Count))))
            {
                var found = await ListAsync(offset, 30, sort);
                Assert.True(
                    walked.Skip(offset).Take(30).SequenceEqual(found.Items.Select(contact => contact.ContactId)) && found.Total == walked.Count,
                    $"Seed {seed}, {sort}, from {offset}: {found.Items.Length} of {found.Total}.");
            }
        }

        Task<Page<ContactView>> ListAsync(int offset, int count, SortBy sort) =>
            _host.ContactSearch.SearchContactsAsync(new ContactQuery(null, false, Sample.Page(offset, count, sort)));
    }

    [DatabaseFact]
    public async Task List_of_conversations_by_any_filter_is_that_of_a_look_at_every_row()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        var rooms = new Dictionary<string, ConversationRow>();
        for (var round = 0; round < 6; round++)
        {
            // Later rounds change the tags, names and departments of rows that are there.
            ConversationRow[] some = [.. Enumerable.Range(0, 500).Select(_ => Room(random, random.Next(Rows))).DistinctBy(row => row.Key)];
            foreach (var row in some) rooms[row.Key] = row;
            await _host.Journal.PutAsync([.. some]);
        }

        foreach (var id in rooms.Keys.Where(_ => random.Next(20) == 0).ToArray())
        {
            rooms.Remove(id);
            await _host.Journal.PutAsync(new RemovedRow(EntityTypes.Conversation, id));
        }

        string[] names = ["", "ann", "zq", "q", "%_", "  ", "я", "漢字", "nobody", "a.b", "\u0301"];
        string[] tags = ["", "usual", "rare", "none", "a,b", "quo\"te"];
        string[] departments = ["", "sales", "rare", "none"];
        foreach (var name in names)
        foreach (var tag in tags)
        foreach (var department in departments)
        {
            var (offset, count) = (random.Next(3) * random.Next(700), random.Next(1, 40));
            var query = Sample.Conversations(Sample.Page(offset, count)) with
            {
                NameContains = name, Tags = tag.Length > 0 ? [tag] : [], DepartmentIds = department.Length > 0 ? [department] : [],
            };
            var folded = Storage.Listing.SearchText.Fold(name);
            string[] expected =
            [
                .. rooms.Values.Where(row => Storage.Listing.SearchText.FoldKey(row.Name).Contains(folded, StringComparison.Ordinal)
                        && (tag.Length == 0 || row.Tags.Contains(tag)) && (department.Length == 0 || row.DepartmentId == department))
                    .OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Key, StringComparer.Ordinal).Select(row => row.Key),
            ];
            var found = await _host.ConversationDirectory.ListConversationsAsync(query);
            Assert.True(
                expected.Skip(offset).Take(count).SequenceEqual(found.Items.Select(room => room.RoomId)) && found.Total == expected.Length,
                $"Seed {seed}, '{name}', '{tag}', '{department}', from {offset}: {found.Total}, not {expected.Length}.");
        }
    }

    private static ContactRow Contact(Random random, int number)
    {
        var at = Sample.Time.AddMilliseconds(random.Next(500));
        return Sample.Contact($"{random.Next():x8}{number:0000}", $"Name {random.Next(300)}") with
        {
            CreatedAt = at, UpdatedAt = at.AddMilliseconds(random.Next(500)), LastChatAt = random.Next(2) == 0 ? at : null,
            Enabled = random.Next(10) > 0, Unknown = random.Next(10) == 0,
        };
    }

    private static ConversationRow Room(Random random, int number)
    {
        ImmutableArray<string> names = ["Ann 漢字", "Anna.Bee", "Пётр я", "two  spaces", "100%_", "plain"];
        var rare = random.Next(300);
        return Sample.Conversation($"{number:0000}") with
        {
            Name = rare == 0 ? "zq" : names[random.Next(names.Length)], OpenedAt = Sample.Time.AddSeconds(random.Next(1_000)),
            DepartmentId = rare == 1 ? "rare" : random.Next(2) == 0 ? "sales" : null,
            Tags = rare == 2 ? ["rare", "a,b"] : random.Next(3) == 0 ? ["usual", "quo\"te"] : [],
        };
    }
}

public sealed class FarDownOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : FarDownCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class FarDownOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : FarDownCompliance<PostgresTestDatabase>(fixture);
