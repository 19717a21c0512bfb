using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>Bad input of one caller fails that caller alone: those who commit beside it do not notice.</summary>
public abstract class BadCallerCompliance<TDatabase> : IClassFixture<StorageFixture<TDatabase>>, IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private readonly StorageFixture<TDatabase> _fixture;
    private StorageHost _host = null!;

    protected BadCallerCompliance(StorageFixture<TDatabase> fixture) => _fixture = fixture;

    /// <summary>Texts that normalisation, or a database, refuses.</summary>
    private static ImmutableArray<string> ForeignTexts { get; } = ["\uFFFE", "\uFFFF", "\uFDD0", "\uD83D", "\uDE42\uD83D", "\0", "\u202E\u0301"];

    public async Task InitializeAsync() => _host = await StorageHost.StartAsync(_fixture.Database, GatedStore.Use);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [DatabaseFact]
    public async Task Whatever_people_type_is_kept_in_every_table_and_found()
    {
        foreach (var text in ForeignTexts)
        {
            var (id, name) = (Sample.NewId(), $"Zoe{text}{Sample.NewId()}");
            await _host.Journal.PutAsync(
                Sample.Contact(id, name) with { Emails = [name], Phones = [name], Usernames = [name], SearchableValues = [name] },
                Sample.Visitor(id, id) with { Name = name, Email = name, Phone = name, Username = name },
                Sample.Conversation(id) with
                {
                    Name = name, Tags = [name], CustomFields = ImmutableDictionary<string, string>.Empty.Add("plan", name), SourceType = name,
                },
                Sample.Account(id, name) with { Name = name, Email = name }, Sample.Agent(id) with { Username = name, Skills = [name] },
                Sample.Department(id) with { Name = name }, Sample.Blocks(id, Sample.Block(id, BlockScopes.Email) with { Target = name }));

            Assert.Equal(id, await _host.SignInDirectory.FindAccountIdAsync(name));
            Assert.Single((await _host.ContactSearch.SearchContactsAsync(new ContactQuery(name, false, Sample.Page()))).Items);
            Assert.Single((await _host.VisitorSearch.ListVisitorsAsync(name, [], Sample.Page())).Items);
            Assert.Single((await _host.ConversationDirectory.ListConversationsAsync(Sample.Conversations() with { NameContains = name })).Items);
        }
    }

    [DatabaseFact]
    public async Task Writers_beside_callers_of_every_bad_kind_lose_nothing_and_are_never_in_doubt()
    {
        const int Writers = 12, Commands = 30;
        var bad = Bad().Select(make => RefusedAsync(make, Commands)).ToArray();
        var unknown = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => RetryingWriter.RunAsync(_host.Journal, Commands)));
        await Task.WhenAll(bad);
        Assert.All(unknown, count => Assert.Equal(0, count));
    }

    [DatabaseFact]
    public async Task Batch_that_cannot_be_made_refuses_the_append_at_fault_and_commits_the_others()
    {
        var (store, writer) = (_host.Services.GetRequiredService<GatedStore>(), _host.Services.GetRequiredService<JournalWriter>());
        store.Close();
        var first = writer.Enqueue(Sample.Append(Sample.NewEntity(), 0));
        await store.Arrived;
        var good = Enumerable.Range(0, 20).Select(_ => Sample.Append(Sample.NewEntity(), 0, "command")).ToArray();
        var before = good[..10].Select(writer.Enqueue).ToArray();
        // Past the rules of an append: a mistake that nobody has thought of.
        var bad = writer.Enqueue(new JournalAppend(Sample.NewEntity(), 0, [Sample.Entry() with { Tags = null! }], []));
        var after = good[10..].Select(writer.Enqueue).ToArray();
        store.Open();

        await first;
        await Assert.ThrowsAsync<ArgumentException>(() => bad);
        Assert.All(await Task.WhenAll([.. before, .. after]), outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        foreach (var append in good) Assert.Single(await _host.Journal.ReadEntityAsync(append.Entity, 0, 10));
    }

    /// <summary>Appends of which something cannot be made or kept.</summary>
    private static ImmutableArray<Func<JournalAppend>> Bad() =>
    [
        () => Append(Sample.Contact(Sample.NewId()) with { Document = "half \uD83D" }),
        () => Append(Sample.Contact(Sample.NewId()) with { Emails = default }),
        () => Append(Sample.Contact(Sample.NewId()) with { ManagerId = "a\0b" }),
        () => Append(Sample.Conversation(Sample.NewId()) with { CustomFields = null! }),
        () => Append(new UnknownRow()),
        () => Append() with { With = [Append(Sample.Account(Sample.NewId(), null!))] },
    ];

    private static JournalAppend Append(params ImmutableArray<DirectoryRow> rows) => Sample.Append(Sample.NewEntity(), 0, "command", rows);

    /// <summary>Each with a good one between, so that they stay beside the others to the end.</summary>
    private async Task RefusedAsync(Func<JournalAppend> make, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _host.Journal.AppendAsync(make()));
            Assert.IsType<AppendOutcome.Committed>(await _host.Journal.AppendAsync(Append()));
        }
    }

    private sealed record UnknownRow : DirectoryRow
    {
        public override string Key => "key";
    }
}

public sealed class BadCallersOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : BadCallerCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class BadCallersOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : BadCallerCompliance<PostgresTestDatabase>(fixture);
