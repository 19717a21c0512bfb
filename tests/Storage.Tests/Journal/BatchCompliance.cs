using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests;

/// <summary>The independence of callers in one commit, and the errors they get when its outcome is unknown.</summary>
public abstract class BatchCompliance<TDatabase> : IClassFixture<StorageFixture<TDatabase>>, IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private readonly StorageFixture<TDatabase> _fixture;
    private StorageHost _host = null!;

    protected BatchCompliance(StorageFixture<TDatabase> fixture) => _fixture = fixture;

    private IJournal Journal => _host.Journal;

    private GatedStore Store => _host.Services.GetRequiredService<GatedStore>();

    public async Task InitializeAsync() => _host = await StorageHost.StartAsync(_fixture.Database, GatedStore.Use);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [DatabaseFact]
    public async Task Appends_that_wait_together_are_committed_together()
    {
        await AppendTogetherAsync([.. Enumerable.Range(0, 500).Select(_ => Sample.Append(Sample.NewEntity(), 0))]);
        Assert.Equal([1, 500], Store.BatchSizes);
    }

    [DatabaseFact]
    public async Task One_bad_caller_of_five_hundred_fails_alone()
    {
        var used = Sample.NewEntity();
        await Journal.AppendAsync(Sample.Append(used, 0, "first"));
        var appends = Enumerable.Range(0, 500).Select(_ => Sample.Append(Sample.NewEntity(), 0, "command")).ToArray();
        appends[311] = Sample.Append(used, 0, "other");
        var before = await Journal.HeadAsync();

        var results = await AppendTogetherAsync(appends);
        Assert.IsType<JournalFencedException>(results[311]);
        Assert.Equal(499, results.Count(result => result is AppendOutcome.Committed));
        Assert.Equal(before + 1 + 499, await Journal.HeadAsync());
    }

    [DatabaseFact]
    public async Task Refused_group_of_a_batch_fails_whole_and_alone()
    {
        var used = Sample.NewEntity();
        await Journal.AppendAsync(Sample.Append(used, 0));
        var groups = Enumerable.Range(0, 100).Select(i => Sample.Append(Sample.NewEntity(), 0, "command") with
        {
            With = [Sample.AppendMany(Sample.NewEntity(), 0, 2), i == 42 ? Sample.Append(used, 0) : Sample.Append(Sample.NewEntity(), 0)],
        }).ToArray();
        var before = await Journal.HeadAsync();

        var results = await AppendTogetherAsync(groups);
        Assert.IsType<JournalFencedException>(results[42]);
        Assert.Empty(await Journal.ReadEntityAsync(groups[42].Entity, 0, 10));
        Assert.Equal(before + 1 + 99 * 4, await Journal.HeadAsync());
        var next = before + 2;
        foreach (var committed in results.OfType<AppendOutcome.Committed>())
        {
            Assert.Equal((next, next + 3), (committed.FirstPosition, committed.LastPosition));
            next += 4;
        }

        Assert.Equal(99, results.OfType<AppendOutcome.Committed>().Count());
    }

    [DatabaseFact]
    public async Task Groups_fill_a_batch_by_all_their_entries()
    {
        var groups = Enumerable.Range(0, 30).Select(_ =>
            Sample.AppendMany(Sample.NewEntity(), 0, 50) with { With = [Sample.AppendMany(Sample.NewEntity(), 0, 50)] }).ToArray();
        await AppendTogetherAsync(groups);
        Assert.Equal([1, 10, 10, 10], Store.BatchSizes);
    }

    [DatabaseFact]
    public async Task Callers_of_every_kind_in_one_batch_each_get_their_own_answer()
    {
        var entity = Sample.NewEntity();
        var name = Sample.NewId();
        await Journal.AppendAsync(Sample.Append(entity, 0, "known"));
        var contested = Sample.NewEntity();
        var results = await AppendTogetherAsync(
            Sample.Append(entity, 1, "known"),
            Sample.Append(contested, 0, "one"),
            Sample.Append(contested, 0, "two"),
            Sample.Append(contested, 0, "one"),
            Sample.Append(Sample.NewEntity(), 0, null, Sample.Account(Sample.NewId(), name)),
            Sample.Append(Sample.NewEntity(), 0, null, Sample.Account(Sample.NewId(), name.ToUpperInvariant())),
            Sample.Append(Sample.NewEntity(), 0));

        Assert.IsType<AppendOutcome.AlreadyCommitted>(results[0]);
        Assert.IsType<AppendOutcome.Committed>(results[1]);
        Assert.IsType<JournalFencedException>(results[2]);
        Assert.IsType<AppendOutcome.AlreadyCommitted>(results[3]);
        Assert.IsType<AppendOutcome.Committed>(results[4]);
        Assert.Equal(DirectoryConstraints.Username, Assert.IsType<DirectoryConflictException>(results[5]).Constraint);
        Assert.IsType<AppendOutcome.Committed>(results[6]);
    }

    [DatabaseFact]
    public async Task Last_row_of_an_entity_in_a_batch_is_the_one_that_stays()
    {
        var (first, second) = (Sample.NewId(), Sample.NewId());
        await AppendTogetherAsync(
            Sample.Append(Sample.NewEntity(), 0, null, Sample.Contact(first, "Old"), Sample.Contact(second, "Old")),
            Sample.Append(Sample.NewEntity(), 0, null, Sample.Contact(first, "New"),
                new RemovedRow(EntityTypes.Contact, second)));
        Assert.Equal("New", (await _host.ContactDirectory.FindContactAsync(first))!.Name);
        Assert.Null(await _host.ContactDirectory.FindContactAsync(second));
    }

    [DatabaseFact]
    public async Task Commit_whose_answer_is_lost_is_found_by_the_retry()
    {
        var entity = Sample.NewEntity();
        Store.FailsAfter = () => true;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.AppendAsync(Sample.Append(entity, 0, "one")));
        Store.FailsAfter = () => false;
        Assert.IsType<AppendOutcome.AlreadyCommitted>(await Journal.AppendAsync(Sample.Append(entity, 0, "one")));
        Assert.Single(await Journal.ReadEntityAsync(entity, 0, 10));
    }

    [DatabaseFact]
    public async Task Commit_that_was_never_sent_is_written_by_the_retry()
    {
        var entity = Sample.NewEntity();
        Store.FailsBefore = () => true;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Journal.AppendAsync(Sample.Append(entity, 0, "one")));
        Store.FailsBefore = () => false;
        Assert.IsType<AppendOutcome.Committed>(await Journal.AppendAsync(Sample.Append(entity, 0, "one")));
    }

    [DatabaseFact]
    public async Task Writers_that_retry_through_unknown_outcomes_write_each_command_once()
    {
        var seed = Seed.New();
        var random = new Random(seed);
        Store.FailsBefore = () => random.Next(8) == 0;
        // The first commit always: when all writers share every commit, chance alone could leave each of the few in peace.
        var isFirst = true;
        Store.FailsAfter = () =>
        {
            (var wasFirst, isFirst) = (isFirst, false);
            return wasFirst || random.Next(8) == 0;
        };
        var before = await Journal.HeadAsync();
        var writers = Enumerable.Range(0, 16).Select(_ => RetryingWriter.RunAsync(Journal, commandCount: 25)).ToArray();
        var unknown = (await Task.WhenAll(writers)).Sum();

        Assert.True(unknown > 0, $"Seed {seed}: no outcome was unknown.");
        Assert.Equal(before + 16 * 25, await Journal.HeadAsync());
    }

    [DatabaseFact]
    public async Task Queue_that_is_full_refuses_and_recovers()
    {
        Store.Close();
        var waiting = new List<Task<AppendOutcome>>();
        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
        {
            while (true)
            {
                waiting.Add(Journal.AppendAsync(Sample.Append(Sample.NewEntity(), 0)));
                if (waiting[^1].IsFaulted) await waiting[^1];
                Assert.True(waiting.Count <= JournalLimits.MaxWaitingAppends + 2 * JournalLimits.MaxEntriesPerBatch);
            }
        });
        Store.Open();
        Assert.Contains("waiting", refused.Message, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(waiting.Where(append => !append.IsFaulted)), outcome =>
            Assert.IsType<AppendOutcome.Committed>(outcome));
    }

    /// <summary>Holds the writer with one append until all others wait, so that they form one batch.</summary>
    private async Task<object[]> AppendTogetherAsync(params JournalAppend[] appends)
    {
        Store.Close();
        var first = Journal.AppendAsync(Sample.Append(Sample.NewEntity(), 0));
        await Store.Arrived;
        var results = appends.Select(ResultAsync).ToArray();
        Store.Open();
        await first;
        return await Task.WhenAll(results);
    }

    private async Task<object> ResultAsync(JournalAppend append)
    {
        try
        {
            return await Journal.AppendAsync(append);
        }
        catch (Exception exception) when (exception is JournalFencedException or DirectoryConflictException)
        {
            return exception;
        }
    }
}

public sealed class BatchOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : BatchCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class BatchOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : BatchCompliance<PostgresTestDatabase>(fixture);
