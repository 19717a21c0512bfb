using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>
/// Appends that are committed with another one or not at all (<see cref="JournalAppend.With"/>), also in the journal of tests.
/// </summary>
public abstract class CompanionCompliance
{
    private const int WriterCount = 8;
    private const int EntityCount = 6;

    protected abstract IJournal Journal { get; }

    /// <summary>The same journal, written by another process where that is possible.</summary>
    protected abstract IJournal OtherWriter { get; }

    [DatabaseFact]
    public async Task Group_is_committed_in_order_at_consecutive_positions()
    {
        var (main, first, second) = (Sample.NewEntity(), Sample.NewEntity(), Sample.NewEntity());
        await Journal.AppendAsync(Sample.AppendMany(first, 0, 2));
        var outcome = await Journal.AppendAsync(Sample.AppendMany(main, 0, 2, "merge") with
        {
            With = [Sample.AppendMany(first, 2, 3), Sample.Append(second, 0, "other")],
        });

        var committed = Assert.IsType<AppendOutcome.Committed>(outcome);
        Assert.Equal(committed.FirstPosition + 5, committed.LastPosition);
        Assert.Equal(committed.LastPosition, await Journal.HeadAsync());
        var entries = await Journal.ReadAsync(committed.FirstPosition - 1, 10);
        Assert.Equal(
            [(main, 1L), (main, 2L), (first, 3L), (first, 4L), (first, 5L), (second, 1L)],
            entries.Select(entry => (entry.Entity, entry.Seq)));
    }

    [DatabaseFact]
    public async Task Repeated_group_is_told_by_the_command_of_its_first_member()
    {
        var (main, companion) = (Sample.NewEntity(), Sample.NewEntity());
        await Journal.AppendAsync(Group(main, 0, "merge", companion, 0));
        var again = await Journal.AppendAsync(Group(main, 0, "merge", companion, 0));

        Assert.Equal((main, 1L), (((AppendOutcome.AlreadyCommitted)again).First.Entity, ((AppendOutcome.AlreadyCommitted)again).First.Seq));
        Assert.Single(await Journal.ReadEntityAsync(companion, 0, 10));
    }

    [DatabaseFact]
    public async Task Group_with_a_fenced_member_is_refused_whole_and_names_it()
    {
        var (main, companion) = (Sample.NewEntity(), Sample.NewEntity());
        await Journal.AppendAsync(Sample.Append(companion, 0));
        var head = await Journal.HeadAsync();

        var fenced = await Assert.ThrowsAsync<JournalFencedException>(() => Journal.AppendAsync(Group(main, 0, "merge", companion, 0)));
        Assert.Contains(companion.ToString(), fenced.Message, StringComparison.Ordinal);
        fenced = await Assert.ThrowsAsync<JournalFencedException>(() => Journal.AppendAsync(Group(main, 0, "merge", companion, 2)));
        Assert.Contains(companion.ToString(), fenced.Message, StringComparison.Ordinal);
        fenced = await Assert.ThrowsAsync<JournalFencedException>(() => Journal.AppendAsync(Group(main, 1, "merge", companion, 1)));
        Assert.Contains(main.ToString(), fenced.Message, StringComparison.Ordinal);

        Assert.Equal(head, await Journal.HeadAsync());
        Assert.IsType<AppendOutcome.Committed>(await Journal.AppendAsync(Group(main, 0, "merge", companion, 1)));
    }

    [DatabaseFact]
    public async Task Group_whose_companion_repeats_a_command_is_refused_whole()
    {
        var (main, companion) = (Sample.NewEntity(), Sample.NewEntity());
        await Journal.AppendAsync(Sample.Append(companion, 0, "used"));
        await Assert.ThrowsAsync<JournalFencedException>(() => Journal.AppendAsync(
            Sample.Append(main, 0, "merge") with { With = [Sample.Append(companion, 1, "used")] }));
        Assert.Empty(await Journal.ReadEntityAsync(main, 0, 10));
    }

    [DatabaseFact]
    public async Task Group_wanted_by_two_writers_is_written_by_one()
    {
        for (var round = 0; round < 20; round++)
        {
            var (one, two) = (Sample.NewEntity(), Sample.NewEntity());
            var outcomes = await Task.WhenAll(
                TryAsync(Journal, Group(one, 0, "mine", two, 0)), TryAsync(OtherWriter, Group(two, 0, "theirs", one, 0)));
            Assert.Single(outcomes, outcome => outcome is JournalFencedException);
            Assert.Single(outcomes, outcome => outcome is AppendOutcome.Committed);
            Assert.Single(await Journal.ReadEntityAsync(one, 0, 10));
            Assert.Single(await Journal.ReadEntityAsync(two, 0, 10));
        }
    }

    [DatabaseFact]
    public async Task Random_groups_of_many_writers_are_whole_or_not_there()
    {
        var seed = Seed.New();
        ImmutableArray<EntityId> entities = [.. Enumerable.Range(0, EntityCount).Select(_ => Sample.NewEntity())];
        var before = await Journal.HeadAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, WriterCount).Select(writer =>
            Task.Run(() => WriteSomeAsync(writer % 2 == 0 ? Journal : OtherWriter, new Random(seed + writer), writer, entities))));

        var groups = results.SelectMany(some => some).ToArray();
        var expected = groups.Where(group => group.Outcome is AppendOutcome.Committed)
            .OrderBy(group => ((AppendOutcome.Committed)group.Outcome).FirstPosition).SelectMany(group => Written(group.Append)).ToArray();
        var entries = await Journal.ReadAsync(before, JournalLimits.MaxEntriesPerRead);
        Assert.True(expected.SequenceEqual(entries.Select(entry => (entry.Entity, entry.Seq, entry.Data))), $"Seed {seed}.");
        Assert.True(groups.Any(group => group.Outcome is JournalFencedException), $"Seed {seed}: nobody was fenced.");
        foreach (var entity in entities)
        {
            var seqs = entries.Where(entry => entry.Entity == entity).Select(entry => entry.Seq);
            Assert.True(Enumerable.Range(1, seqs.Count()).Select(seq => (long)seq).SequenceEqual(seqs), $"Seed {seed}.");
        }
    }

    protected static JournalAppend Group(EntityId main, long afterSeq, string commandId, EntityId companion, long companionAfterSeq) =>
        Sample.Append(main, afterSeq, commandId) with { With = [Sample.Append(companion, companionAfterSeq)] };

    private static async Task<List<(JournalAppend Append, object Outcome)>> WriteSomeAsync(
        IJournal journal, Random random, int writer, ImmutableArray<EntityId> entities)
    {
        var results = new List<(JournalAppend, object)>();
        for (var i = 0; i < 20; i++)
        {
            var members = entities.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToArray();
            var appends = new List<JournalAppend>();
            foreach (var entity in members)
            {
                // Now and then one that is behind, however seldom the writers meet.
                var known = (await journal.ReadEntityAsync(entity, 0, JournalLimits.MaxEntriesPerRead)).Length;
                var seq = Math.Max(known - (random.Next(8) == 0 ? 1 : 0), 0);
                var entries = Enumerable.Range(0, random.Next(1, 3)).Select(n => Sample.Entry(data: $"{writer}-{i}-{entity.Id}-{n}"));
                appends.Add(new JournalAppend(entity, seq, [.. entries], []));
            }

            var append = appends[0] with { With = [.. appends.Skip(1)] };
            results.Add((append, await TryAsync(journal, append)));
        }

        return results;
    }

    private static IEnumerable<(EntityId, long, string)> Written(JournalAppend append) =>
        append.Entries.Select((entry, index) => (append.Entity, append.AfterSeq + index + 1, entry.Data))
            .Concat(append.With.SelectMany(Written));

    private static async Task<object> TryAsync(IJournal journal, JournalAppend append)
    {
        try
        {
            return await journal.AppendAsync(append);
        }
        catch (JournalFencedException exception)
        {
            return exception;
        }
    }
}

/// <summary>Tests of companions that need a real store: rows, rules of appends, listeners, batches.</summary>
public abstract class StoredCompanionCompliance<TDatabase>(StorageFixture<TDatabase> fixture)
    : CompanionCompliance, IClassFixture<StorageFixture<TDatabase>>, IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private StorageHost _other = null!;

    protected override IJournal Journal => fixture.Host.Journal;

    protected override IJournal OtherWriter => _other.Journal;

    public async Task InitializeAsync() => _other = await StorageHost.StartAsync(fixture.Database);

    public async Task DisposeAsync() => await _other.DisposeAsync();

    [DatabaseFact]
    public async Task Rows_of_a_refused_group_are_not_written_and_those_of_a_committed_one_are()
    {
        var (main, companion) = (Sample.NewEntity(), Sample.NewEntity());
        var (one, two) = (Sample.NewId(), Sample.NewId());
        var group = Sample.Append(main, 0, "merge", Sample.Contact(one)) with
        {
            With = [Sample.Append(companion, 1, null, Sample.Contact(two))],
        };
        await Assert.ThrowsAsync<JournalFencedException>(() => Journal.AppendAsync(group));
        Assert.Null(await fixture.Host.ContactDirectory.FindContactAsync(one));

        await Journal.AppendAsync(Sample.Append(companion, 0));
        await Journal.AppendAsync(group);
        Assert.NotNull(await fixture.Host.ContactDirectory.FindContactAsync(one));
        Assert.NotNull(await fixture.Host.ContactDirectory.FindContactAsync(two));
    }

    [DatabaseFact]
    public async Task Companion_whose_row_breaks_a_rule_takes_the_group_with_it()
    {
        var (main, name) = (Sample.NewEntity(), Sample.NewId());
        await Journal.PutAsync(Sample.Account(Sample.NewId(), name));
        await Assert.ThrowsAsync<DirectoryConflictException>(() => Journal.AppendAsync(Sample.Append(main, 0) with
        {
            With = [Sample.Append(Sample.NewEntity(), 0, null, Sample.Account(Sample.NewId(), name))],
        }));
        Assert.Empty(await Journal.ReadEntityAsync(main, 0, 10));
    }

    [DatabaseFact]
    public async Task Group_that_breaks_a_rule_of_appends_is_refused_at_once()
    {
        var (main, one, two) = (Sample.NewEntity(), Sample.NewEntity(), Sample.NewEntity());
        await RefusedAsync<ArgumentException>(Group(main, 0, "nested", one, 0), Sample.Append(two, 0));
        await RefusedAsync<ArgumentException>(Sample.Append(main, 0));
        await RefusedAsync<ArgumentException>(Sample.Append(one, 0), Sample.Append(one, 1));
        await RefusedAsync<ArgumentException>(new JournalAppend(one, 0, [Sample.Entry(data: "a\0b")], []));
        await RefusedAsync<ArgumentOutOfRangeException>(new JournalAppend(one, 0, [], []));
        await RefusedAsync<ArgumentOutOfRangeException>(Sample.AppendMany(one, 0, JournalLimits.MaxEntriesPerAppend));
        await Journal.AppendAsync(
            Sample.Append(main, 0) with { With = [Sample.AppendMany(one, 0, JournalLimits.MaxEntriesPerAppend - 1)] });

        async Task RefusedAsync<TException>(params ImmutableArray<JournalAppend> companions) where TException : ArgumentException =>
            await Assert.ThrowsAsync<TException>(() => Journal.AppendAsync(Sample.Append(main, 0) with { With = companions }));
    }

    [DatabaseFact]
    public async Task Listener_is_told_of_every_member()
    {
        var listener = new Listener();
        await using var host = await StorageHost.StartAsync(
            fixture.Database, services => services.AddSingleton<ICommitListener>(listener));
        var (main, companion) = (Sample.NewEntity(), Sample.NewEntity());
        var outcome = (AppendOutcome.Committed)await host.Journal.AppendAsync(Group(main, 0, "merge", companion, 0));
        Assert.Equal<JournalEntry>(await host.Journal.ReadAsync(outcome.FirstPosition - 1, 10), listener.Entries);
    }

    [DatabaseFact]
    public async Task Last_writer_of_an_alias_or_a_block_in_a_batch_has_it()
    {
        var (old, winner, alias, block) = (Sample.NewId(), Sample.NewId(), Sample.NewId(), Sample.NewId());
        await Journal.PutAsync(Sample.Contact(old) with { Aliases = [alias] }, Sample.Blocks(old, Sample.Block(block, contactId: old)));
        await Journal.AppendAsync(Sample.Append(Sample.NewEntity(), 0, null, Sample.Contact(old), Sample.Blocks(old)) with
        {
            With =
            [
                Sample.Append(Sample.NewEntity(), 0, null,
                    Sample.Contact(winner) with { Aliases = [old, alias] }, Sample.Blocks(winner, Sample.Block(block, contactId: winner)),
                    new RemovedRow(EntityTypes.Contact, old)),
            ],
        });
        Assert.Equal(winner, await fixture.Host.ContactDirectory.ResolveContactIdAsync(alias));
        Assert.Equal(winner, await fixture.Host.ContactDirectory.ResolveContactIdAsync(old));
        var found = await fixture.Host.BlockDirectory.FindBlockAsync([Sample.Block(block).TargetHash], Sample.Time);
        Assert.Equal(winner, found!.ContactId);
    }

    private sealed class Listener : ICommitListener
    {
        public ImmutableArray<JournalEntry> Entries { get; private set; } = [];

        public void OnCommitted(ImmutableArray<JournalEntry> entries) => Entries = Entries.AddRange(entries);
    }
}

public sealed class CompanionsInMemory : CompanionCompliance
{
    protected override IJournal Journal { get; } = new MemoryJournal();

    protected override IJournal OtherWriter => Journal;
}

public sealed class CompanionsOnSqlite(StorageFixture<SqliteTestDatabase> fixture)
    : StoredCompanionCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class CompanionsOnPostgres(StorageFixture<PostgresTestDatabase> fixture)
    : StoredCompanionCompliance<PostgresTestDatabase>(fixture);
