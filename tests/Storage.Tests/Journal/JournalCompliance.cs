using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Tests;

/// <summary>The promises of the journal on every database: order, exactly once, the fence.</summary>
public abstract class JournalCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private const int AppenderCount = 64;

    private IJournal Journal => fixture.Host.Journal;

    [DatabaseFact]
    public async Task Positions_under_concurrent_appenders_are_contiguous_and_follow_each_append()
    {
        var seed = Seed.New();
        var before = await Journal.HeadAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, AppenderCount)
            .Select(appender => AppendSomeAsync(new Random(seed + appender))));
        var after = await Journal.HeadAsync();

        var ranges = outcomes.SelectMany(some => some).OrderBy(range => range.FirstPosition).ToArray();
        var next = before + 1;
        foreach (var range in ranges)
        {
            Assert.True(next == range.FirstPosition, $"Seed {seed}: {next} expected, {range.FirstPosition} found.");
            next = range.LastPosition + 1;
        }

        Assert.Equal(after + 1, next);
        var entries = await ReadAllAsync(before);
        Assert.Equal(Enumerable.Range(1, (int)(after - before)).Select(offset => before + offset), entries.Select(entry => entry.Position));
    }

    [DatabaseFact]
    public async Task Entry_read_back_is_what_was_appended()
    {
        var entity = Sample.NewEntity();
        var data = """{"text":"ü 漢 🙂 \u0000 ' \\ %"}""";
        var written = new NewEntry(Sample.Time, "visitor:v", "message", data, "command", new EntryTags("c", "r", "a", "d"));
        var bare = new NewEntry(Sample.Time.ToOffset(TimeSpan.FromHours(5)), "system", "note", "", null, EntryTags.None);
        var outcome = await Journal.AppendAsync(new JournalAppend(entity, 0, [written, bare], []));

        var first = Assert.IsType<AppendOutcome.Committed>(outcome).FirstPosition;
        var expected = new[]
        {
            new JournalEntry(first, entity, 1, Sample.Time, "visitor:v", "message", data, "command", new EntryTags("c", "r", "a", "d")),
            new JournalEntry(first + 1, entity, 2, Sample.Time, "system", "note", "", null, EntryTags.None),
        };
        Assert.Equal(expected, await Journal.ReadEntityAsync(entity, 0, 10));
        Assert.Equal(expected, await Journal.ReadAsync(first - 1, 2));
    }

    [DatabaseFact]
    public async Task Command_sent_again_returns_the_first_entry_and_writes_nothing()
    {
        var entity = Sample.NewEntity();
        await Journal.AppendAsync(Sample.AppendMany(entity, 0, 3, "one"));
        var again = await Journal.AppendAsync(Sample.AppendMany(entity, 3, 3, "one"));

        Assert.Equal(1, Assert.IsType<AppendOutcome.AlreadyCommitted>(again).First.Seq);
        Assert.Equal(3, (await Journal.ReadEntityAsync(entity, 0, 10)).Length);
        Assert.Equal(1, (await Journal.FindCommandAsync(entity, "one"))!.Seq);
        Assert.Null(await Journal.FindCommandAsync(entity, "two"));
        Assert.Null(await Journal.FindCommandAsync(Sample.NewEntity(), "one"));
    }

    [DatabaseFact]
    public async Task Command_sent_again_by_a_stale_activation_returns_the_first_entry_not_the_fence()
    {
        var entity = Sample.NewEntity();
        await Journal.AppendAsync(Sample.Append(entity, 0, "one"));
        await Journal.AppendAsync(Sample.Append(entity, 1, "two"));

        var again = await Journal.AppendAsync(Sample.Append(entity, 0, "two"));
        Assert.Equal(2, Assert.IsType<AppendOutcome.AlreadyCommitted>(again).First.Seq);
    }

    [DatabaseFact]
    public async Task Command_sent_by_many_at_once_is_committed_once()
    {
        var entity = Sample.NewEntity();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, AppenderCount)
            .Select(_ => Journal.AppendAsync(Sample.Append(entity, 0, "one"))));

        Assert.Single(outcomes.OfType<AppendOutcome.Committed>());
        Assert.All(outcomes.OfType<AppendOutcome.AlreadyCommitted>(), already => Assert.Equal(1, already.First.Seq));
        Assert.Single(await Journal.ReadEntityAsync(entity, 0, 10));
    }

    [DatabaseFact]
    public async Task Seq_wanted_by_two_writers_goes_to_one_and_the_other_is_fenced()
    {
        await using var other = await StorageHost.StartAsync(fixture.Database);
        for (var round = 0; round < 20; round++)
        {
            var entity = Sample.NewEntity();
            var outcomes = await Task.WhenAll(
                TryAsync(Journal, Sample.Append(entity, 0, "mine")), TryAsync(other.Journal, Sample.Append(entity, 0, "theirs")));
            Assert.Single(outcomes, outcome => outcome is JournalFencedException);
            Assert.Single(outcomes, outcome => outcome is AppendOutcome.Committed);
            Assert.Single(await Journal.ReadEntityAsync(entity, 0, 10));
        }
    }

    [DatabaseFact]
    public async Task Appends_of_one_entity_sent_without_waiting_are_all_committed_in_order()
    {
        var entity = Sample.NewEntity();
        var appends = Enumerable.Range(0, 20).Select(seq => Journal.AppendAsync(Sample.Append(entity, seq, $"{seq}"))).ToArray();
        Assert.All(await Task.WhenAll(appends), outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        Assert.Equal(Enumerable.Range(0, 20).Select(seq => $"{seq}"),
            (await Journal.ReadEntityAsync(entity, 0, 100)).Select(entry => entry.CommandId));
    }

    [DatabaseFact]
    public async Task Append_after_an_entry_that_is_not_there_is_fenced()
    {
        var entity = Sample.NewEntity();
        await Assert.ThrowsAsync<JournalFencedException>(() => Journal.AppendAsync(Sample.Append(entity, 5)));
        Assert.Empty(await Journal.ReadEntityAsync(entity, 0, 10));
    }

    [DatabaseFact]
    public async Task Append_that_breaks_a_limit_is_refused_at_once()
    {
        var entity = Sample.NewEntity();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Journal.AppendAsync(new JournalAppend(entity, 0, [], [])));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Journal.AppendAsync(Sample.AppendMany(entity, 0, JournalLimits.MaxEntriesPerAppend + 1)));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Journal.AppendAsync(new JournalAppend(entity, 0, [Sample.Entry(data: "a\0b")], [])));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Journal.AppendAsync(new JournalAppend(entity, 0, [Sample.Entry(data: "a\uD83D")], [])));
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.AppendAsync(Sample.Append(entity, 0, new string('x', 501))));
    }

    [DatabaseFact]
    public async Task Cancelled_token_abandons_the_wait_not_the_write()
    {
        await using var host = await StorageHost.StartAsync(fixture.Database, GatedStore.Use);
        var gate = (GatedStore)host.Services.GetService(typeof(GatedStore))!;
        var entity = Sample.NewEntity();
        using var cancellation = new CancellationTokenSource();
        gate.Close();
        var append = host.Journal.AppendAsync(Sample.Append(entity, 0, "one"), cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        gate.Open();

        var again = await host.Journal.AppendAsync(Sample.Append(entity, 0, "one"));
        Assert.IsType<AppendOutcome.AlreadyCommitted>(again);
    }

    [DatabaseFact]
    public async Task Stopping_finishes_what_was_accepted_and_accepts_nothing_more()
    {
        await using var host = await StorageHost.StartAsync(fixture.Database, GatedStore.Use);
        var gate = (GatedStore)host.Services.GetService(typeof(GatedStore))!;
        gate.Close();
        var accepted = Enumerable.Range(0, 100).Select(_ => host.Journal.AppendAsync(Sample.Append(Sample.NewEntity(), 0))).ToArray();
        var stopping = host.StopAsync();
        gate.Open();
        await stopping;

        Assert.All(await Task.WhenAll(accepted), outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => host.Journal.AppendAsync(Sample.Append(Sample.NewEntity(), 0)));
    }

    private async Task<List<AppendOutcome.Committed>> AppendSomeAsync(Random random)
    {
        var entity = Sample.NewEntity();
        var committed = new List<AppendOutcome.Committed>();
        long seq = 0;
        for (var i = 0; i < 10; i++)
        {
            var count = random.Next(1, 8);
            var outcome = await Journal.AppendAsync(Sample.AppendMany(entity, seq, count, $"{i}"));
            committed.Add(Assert.IsType<AppendOutcome.Committed>(outcome));
            Assert.Equal(count, committed[^1].LastPosition - committed[^1].FirstPosition + 1);
            seq += count;
        }

        return committed;
    }

    private async Task<List<JournalEntry>> ReadAllAsync(long after)
    {
        var entries = new List<JournalEntry>();
        while (await Journal.ReadAsync(after, JournalLimits.MaxEntriesPerRead) is { IsEmpty: false } some)
        {
            entries.AddRange(some);
            after = some[^1].Position;
        }

        return entries;
    }

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

public sealed class JournalOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : JournalCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class JournalOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : JournalCompliance<PostgresTestDatabase>(fixture);
