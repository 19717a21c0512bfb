using System.Collections.Immutable;
using System.Text;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Erased data is not in the files any more: not in free pages, not in the search index, not in the log.</summary>
public sealed class SqliteErasedFilesTests : IAsyncLifetime
{
    private const int ContactCount = 300;

    private readonly SqliteTestDatabase _database = new();
    private StorageHost _host = null!;

    public async Task InitializeAsync() => _host = await StorageHost.StartAsync(_database);

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Files_hold_nothing_of_erased_persons_after_scrubbing()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        var persons = Enumerable.Range(0, ContactCount).Select(i => $"secret{i:000}{Sample.NewId()}").ToArray();
        for (var round = 0; round < 6; round++)
        {
            foreach (var some in persons.OrderBy(_ => random.Next()).Chunk(100))
                await Task.WhenAll(some.Select(id => WriteAsync(id, round, new string('x', random.Next(3_000)))));
        }

        var kept = persons.Where(_ => random.Next(2) == 0).ToHashSet();
        var erased = persons.Where(person => !kept.Contains(person)).ToArray();
        Assert.Contains(erased[0], await ReadFilesAsync(), StringComparison.Ordinal);
        await _host.Journal.EraseAsync([.. erased.SelectMany(Entities)]);
        await _host.DatabaseScrub.ScrubAsync();

        var files = await ReadFilesAsync();
        var left = erased.Where(person => files.Contains(person, StringComparison.Ordinal)).ToArray();
        Assert.True(left.Length == 0, $"Seed {seed}: {left.Length} of {erased.Length} are left, {left.FirstOrDefault()} for one.");
        Assert.All(kept, person => Assert.Contains(person, files, StringComparison.Ordinal));
    }

    private static IEnumerable<EntityId> Entities(string person) =>
        [new(EntityTypes.Contact, person), new(EntityTypes.Visitor, $"v-{person}"), new(EntityTypes.Conversation, $"r-{person}"),
            new(EntityTypes.Block, $"b-{person}")];

    private async Task WriteAsync(string person, int round, string filling)
    {
        var data = $$"""{"text":"{{person}} {{filling}}"}""";
        foreach (var entity in Entities(person))
        {
            var entry = Sample.Entry(data: data) with { Tags = new EntryTags(person, person, person, person) };
            await _host.Journal.AppendAsync(new JournalAppend(entity, round, [entry], Rows(entity, person, data)));
        }
    }

    private static ImmutableArray<DirectoryRow> Rows(EntityId entity, string person, string data) => entity.Type switch
    {
        EntityTypes.Contact =>
        [
            Sample.Contact(person, person) with
            {
                Emails = [$"{person}@example.com"], Phones = [$"+49 {person}"], Usernames = [person], SearchableValues = [person],
                Aliases = [$"alias-{person}"], NotDuplicates = [$"other-{person}"], ManagerId = person, Document = data,
                Channels = [new ContactChannelRow(person, "widget", person, person, true, true, "email", person)],
            },
            Sample.Blocks(person, Sample.Block($"c-{person}", contactId: person)),
        ],
        EntityTypes.Visitor => [Sample.Visitor(entity.Id, person) with { Name = person, Email = person, Phone = person, Document = data }],
        EntityTypes.Conversation =>
        [
            Sample.Conversation(entity.Id) with
            {
                ContactId = person, VisitorId = person, VisitorKey = person, Name = person, ShownContactId = person, Tags = [person],
                Document = data,
            },
        ],
        _ => [new BlocksRow(EntityTypes.Block, entity.Id, [Sample.Block(entity.Id, "email")])],
    };

    /// <summary>All bytes of the database's files.</summary>
    private async Task<string> ReadFilesAsync()
    {
        var text = new StringBuilder();
        foreach (var path in Directory.GetFiles(_database.Settings["Data:Path"]!))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            text.Append(Encoding.Latin1.GetString(bytes.ToArray())).Append('\n');
        }

        return text.ToString();
    }
}
