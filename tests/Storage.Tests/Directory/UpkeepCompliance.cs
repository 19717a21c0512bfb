using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Storage.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Writes to the directory without an entry, beside the journal's writer.</summary>
public abstract class UpkeepCompliance<TDatabase>(StorageFixture<TDatabase> fixture)
    : IAsyncLifetime, IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
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
    public async Task Contacts_are_found_by_the_fields_of_the_new_version_and_not_by_those_of_the_old()
    {
        await _host.Journal.PutAsync([.. Enumerable.Range(0, 5).Select(i => Row($"c{i}", version: 1, searchable: ["tier"]))]);
        await _host.Journal.PutAsync(Row("current", version: 2, searchable: ["badge"]));
        Assert.Equal(new ReindexProgress(5, 6), await _host.SearchIndex.ReindexProgressAsync(2));
        Assert.Equal(5, await CountFoundAsync("gold"));

        Assert.Equal(2, await _host.SearchIndex.ReindexContactsAsync(2, ["badge"], 2));
        Assert.Equal((3L, 3L), (await CountFoundAsync("gold"), await CountFoundAsync("4711")));
        Assert.Equal(3, await _host.SearchIndex.ReindexContactsAsync(2, ["badge"], 1_000));
        Assert.Equal((0L, 6L), (await CountFoundAsync("gold"), await CountFoundAsync("4711")));
        Assert.Equal(0, await _host.SearchIndex.ReindexContactsAsync(2, ["badge"], 1_000));
        Assert.Equal(new ReindexProgress(0, 6), await _host.SearchIndex.ReindexProgressAsync(2));
        foreach (var text in new[] { "name of c1", "c1@example.com", "guest-c1", "555-0199", "5550199" })
            Assert.True(await CountFoundAsync(text) > 0, text);
    }

    [DatabaseFact]
    public async Task Contact_written_anew_is_found_by_what_the_writer_would_have_written()
    {
        var row = Row("c", version: 0, searchable: ["tier", "badge"]);
        await _host.Journal.PutAsync(row with { SearchableValues = [] });
        await _host.SearchIndex.ReindexContactsAsync(1, ["tier", "badge"], 10);
        Assert.Equal(1, await _host.ScalarAsync(
            $"select count(*) from contacts where search = '{SearchText.Of(row)}' and search_version = 1"));
    }

    [DatabaseFact]
    public async Task Document_that_cannot_be_read_holds_nobody_up_and_is_found_as_before()
    {
        await _host.Journal.PutAsync(
            Sample.Contact("a", "Unreadable") with { SearchVersion = -5, Document = "{" }, Row("b", version: 1, searchable: []));
        Assert.Equal(2, await _host.SearchIndex.ReindexContactsAsync(2, ["tier"], 10));
        Assert.Equal((1L, 1L), (await CountFoundAsync("unreadable"), await CountFoundAsync("gold")));
    }

    [DatabaseFact]
    public async Task Contacts_that_change_while_they_are_written_anew_end_as_their_actor_says()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        var latest = new string[20];
        await _host.Journal.PutAsync([.. latest.Select((_, i) => Row(Id(i), version: 0, searchable: ["tier"]))]);
        using var finished = new CancellationTokenSource();
        var upkeeps = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReindexAsync(finished.Token))).ToArray();
        for (var round = 0; round < 60; round++)
        {
            var rows = Enumerable.Range(0, latest.Length).Where(_ => random.Next(3) == 0).Select(i =>
            {
                latest[i] = $"r{round}x{i}x";
                return Row(Id(i), version: 0, searchable: ["tier"], tier: latest[i]) with { RoomsFollow = random.Next(2) == 0 };
            });
            await _host.Journal.PutAsync([.. rows]);
        }

        await finished.CancelAsync();
        await Task.WhenAll(upkeeps);
        await _host.SearchIndex.ReindexContactsAsync(1, ["tier"], 1_000);
        Assert.Equal(0, (await _host.SearchIndex.ReindexProgressAsync(1)).Outdated);
        for (var i = 0; i < latest.Length; i++)
        {
            var (id, tier) = (Id(i), latest[i] ?? "gold");
            var found = await _host.ContactSearch.SearchContactsAsync(new ContactQuery(tier, false, Sample.Page()));
            Assert.True(found.Items.Any(contact => contact.ContactId == id), $"Seed {seed}: {id} by {tier}.");
        }

        Assert.True(latest[0] is null || await CountFoundAsync("gold") == latest.Count(tier => tier is null), $"Seed {seed}.");

        static string Id(int i) => $"contact{i:00}";

        async Task ReindexAsync(CancellationToken stopping)
        {
            while (!stopping.IsCancellationRequested) await _host.SearchIndex.ReindexContactsAsync(1, ["tier"], 7, "", CancellationToken.None);
        }
    }

    [DatabaseFact]
    public async Task Refusals_added_while_blocks_come_and_go_are_never_left_without_their_block()
    {
        var blocks = Enumerable.Range(0, 10).Select(i => Sample.Block($"block{i}")).ToImmutableArray();
        await _host.Journal.PutAsync(Sample.Blocks("owner", blocks));
        var adding = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await _host.RefusalStore.AddRefusalsAsync([.. blocks.Reverse().Select(block => new BlockRefusals(block.BlockId, 1, Sample.Time))]);
        })).ToArray();
        for (var i = 0; i < 40; i++) await _host.Journal.PutAsync(Sample.Blocks("owner", i % 2 == 0 ? blocks[..3] : blocks));
        await Task.WhenAll(adding);
        await _host.Journal.PutAsync(Sample.Blocks("owner", blocks[..3]));
        Assert.Equal(3, await _host.ScalarAsync("select count(*) from block_refusals"));
        Assert.Equal(3 * 80, await _host.ScalarAsync("select sum(refusals) from block_refusals"));
    }

    [DatabaseFact]
    public async Task Scrubbing_is_possible_while_others_read_and_write()
    {
        var writing = Task.WhenAll(Enumerable.Range(0, 50).Select(i => _host.Journal.PutAsync(Row($"c{i}", 0, []))));
        await _host.DatabaseScrub.ScrubAsync();
        await writing;
        await _host.DatabaseScrub.ScrubAsync();
        Assert.Equal(50, await CountFoundAsync("name of"));
    }

    private static ContactRow Row(string id, long version, ImmutableArray<string> searchable, string tier = "gold")
    {
        var view = new ContactView
        {
            ContactId = id, Name = $"Name of {id}", Emails = [$"{id}@example.com"], Phones = ["+49 555-0199"],
            CustomFields = ImmutableDictionary<string, string>.Empty.Add("tier", tier).Add("badge", "4711"),
            Channels = [new ContactChannel("v", new ChannelSource("widget"), $"guest-{id}", false, false, null)],
        };
        return Sample.Contact(id, view.Name) with
        {
            Emails = view.Emails, Phones = view.Phones, Usernames = [.. view.Channels.Select(channel => channel.Username)],
            SearchableValues = [.. view.CustomFields.Where(field => searchable.Contains(field.Key)).Select(field => field.Value)],
            SearchVersion = version, Document = JsonSerializer.Serialize(view, JournalJson.Options),
        };
    }

    private async Task<long> CountFoundAsync(string text) =>
        (await _host.ContactSearch.SearchContactsAsync(new ContactQuery(text, false, Sample.Page(count: 0)))).Total;
}

public sealed class UpkeepOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : UpkeepCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class UpkeepOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : UpkeepCompliance<PostgresTestDatabase>(fixture);
