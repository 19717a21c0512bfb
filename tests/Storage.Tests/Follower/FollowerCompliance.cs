using System.Collections.Immutable;
using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests;

/// <summary>Every consumer sees every entry once and in order, whoever wrote it and whatever fails.</summary>
public abstract class FollowerCompliance<TDatabase>(StorageFixture<TDatabase> fixture) : IClassFixture<StorageFixture<TDatabase>>
    where TDatabase : TestDatabase, new()
{
    private readonly FakeTimeProvider _time = new();

    private StorageHost Elsewhere => fixture.Host;

    [DatabaseFact]
    public async Task Consumer_is_told_where_it_starts_and_gets_everything_after_it()
    {
        await Elsewhere.Journal.PutAsync();
        var head = await Elsewhere.Journal.HeadAsync();
        var consumer = new RecordingConsumer();
        await using var host = await StartAsync(consumer);
        for (var i = 0; i < 10; i++)
        {
            await host.Journal.PutAsync();
            await Elsewhere.Journal.PutAsync();
        }

        await host.Follower.WaitForAsync(head + 20);
        Assert.Equal(head, consumer.StartPosition);
        Assert.Equal(Enumerable.Range(1, 20).Select(offset => head + offset), consumer.Positions);
        Assert.Equal(head + 20, host.Follower.Position);
    }

    [DatabaseFact]
    public async Task Entries_nobody_announced_are_found_by_the_poll()
    {
        var consumer = new RecordingConsumer();
        await using var host = await StartAsync(consumer);
        await Elsewhere.Journal.PutAsync();
        while (!consumer.Received.IsCompleted)
        {
            // The follower may be anywhere before its wait; the clock moves until it has looked.
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Single(consumer.Positions);
    }

    [DatabaseFact]
    public async Task Hint_wakes_the_follower_without_the_poll()
    {
        var consumer = new RecordingConsumer();
        await using var host = await StartAsync(consumer);
        await Elsewhere.Journal.PutAsync();
        host.Follower.Hint(await Elsewhere.Journal.HeadAsync());
        await consumer.Received;
        Assert.Single(consumer.Positions);
    }

    [DatabaseFact]
    public async Task Entries_of_others_before_ones_own_come_first_though_nobody_announced_them()
    {
        var consumer = new RecordingConsumer();
        await using var host = await StartAsync(consumer);
        var head = host.Follower.Position;
        await host.Journal.PutAsync();
        await host.Follower.WaitForAsync(head + 1);
        await Elsewhere.Journal.PutAsync();
        await host.Journal.PutAsync();
        await host.Follower.WaitForAsync(head + 3);
        Assert.Equal([head + 1, head + 2, head + 3], consumer.Positions);
    }

    [DatabaseFact]
    public async Task Consumer_that_fails_gets_the_same_entries_again_and_the_others_get_them_once()
    {
        var failing = new RecordingConsumer { FailuresLeft = 2 };
        var other = new RecordingConsumer();
        await using var host = await StartAsync(failing, other);
        var head = host.Follower.Position;
        await host.Journal.PutAsync();
        await host.Journal.PutAsync();
        var reached = host.Follower.WaitForAsync(head + 2);
        while (!reached.IsCompleted)
        {
            // Each retry waits for the clock.
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await reached;
        Assert.Equal(0, failing.FailuresLeft);
        Assert.Equal([head + 1, head + 2], failing.Positions);
        Assert.Equal([head + 1, head + 2], other.Positions);
    }

    [DatabaseFact]
    public async Task Follower_whose_buffer_overflows_reads_the_journal_instead()
    {
        var consumer = new RecordingConsumer();
        await using var host = await StartAsync(new Dictionary<string, string?> { ["Storage:FollowerBufferEntriesMax"] = "3" }, consumer);
        var head = host.Follower.Position;
        consumer.Hold();
        var appends = Enumerable.Range(0, 40).Select(_ => host.Journal.PutAsync()).ToArray();
        await Task.WhenAll(appends);
        consumer.Release();
        await host.Follower.WaitForAsync(await host.Journal.HeadAsync());
        Assert.Equal(Enumerable.Range(1, 40).Select(offset => head + offset), consumer.Positions);
    }

    [DatabaseFact]
    public async Task Waiting_for_a_position_ends_when_cancelled_and_when_the_host_stops()
    {
        var host = await StartAsync(new RecordingConsumer());
        var never = host.Follower.Position + 1_000_000;
        using var cancellation = new CancellationTokenSource();
        var cancelled = host.Follower.WaitForAsync(never, cancellation.Token);
        var stopped = host.Follower.WaitForAsync(never);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await host.DisposeAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => stopped);
    }

    private Task<StorageHost> StartAsync(params IJournalConsumer[] consumers) => StartAsync([], consumers);

    private Task<StorageHost> StartAsync(Dictionary<string, string?> settings, params IJournalConsumer[] consumers) =>
        StorageHost.StartAsync(
        fixture.Database,
        services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            foreach (var consumer in consumers) services.AddSingleton(consumer);
        },
        settings);

    private sealed class RecordingConsumer : IJournalConsumer
    {
        private readonly List<long> _positions = [];
        private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? _held;

        public long StartPosition { get; private set; } = -1;

        public int FailuresLeft { get; set; }

        public IReadOnlyList<long> Positions => _positions;

        public Task Received => _received.Task;

        public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _held!.SetResult();

        public ValueTask StartAsync(long position, CancellationToken cancellationToken)
        {
            StartPosition = position;
            return ValueTask.CompletedTask;
        }

        public async ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
        {
            Assert.False(entries.IsEmpty);
            if (_held is { } held) await held.Task.WaitAsync(cancellationToken);
            if (FailuresLeft > 0)
            {
                FailuresLeft--;
                throw new InvalidOperationException("Injected.");
            }

            _positions.AddRange(entries.Select(entry => entry.Position));
            _received.TrySetResult();
        }
    }
}

public sealed class FollowerOnSqlite(StorageFixture<SqliteTestDatabase> fixture) : FollowerCompliance<SqliteTestDatabase>(fixture);

[UsesPostgres]
public sealed class FollowerOnPostgres(StorageFixture<PostgresTestDatabase> fixture) : FollowerCompliance<PostgresTestDatabase>(fixture);
