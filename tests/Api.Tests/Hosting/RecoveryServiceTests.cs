using System.Threading.Channels;
using ContactCenter.Entities;
using ContactCenter.Silo.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Hosting;

/// <summary>Upkeep runs while something happens and when something is due, and rests otherwise.</summary>
public sealed class RecoveryServiceTests : IAsyncLifetime, IDisposable
{
    private const int TicksOfMinute = 12;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EventTimeout = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly CountedRuns _clock = new(() => DateTimeOffset.MinValue);
    private readonly CountedRuns _runs;
    private readonly RecoveryService _service;
    private Func<DateTimeOffset?> _next = () => null;

    public RecoveryServiceTests()
    {
        _runs = new CountedRuns(() => _next());
        _service = new RecoveryService([_clock, _runs], _time, NullLogger<RecoveryService>.Instance);
    }

    public async Task InitializeAsync()
    {
        await _service.StartAsync(CancellationToken.None);
        await _clock.WaitAsync();
        // The first minute is watched like one after a commit.
        for (var tick = 0; tick <= TicksOfMinute; tick++) await TickAsync();
    }

    public Task DisposeAsync() => _service.StopAsync(CancellationToken.None);

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Upkeep_with_nothing_to_do_rests_for_a_minute()
    {
        await TicksToRunAsync();
        // A look may be one tick late: its thread and the clock's are not the same.
        Assert.InRange(await TicksToRunAsync(), TicksOfMinute - 1, TicksOfMinute + 1);
    }

    [Fact]
    public async Task Upkeep_runs_when_what_it_found_is_due()
    {
        _next = () => _time.GetUtcNow() + 4 * Tick;
        await TicksToRunAsync();
        Assert.InRange(await TicksToRunAsync(), 3, 5);
    }

    [Fact]
    public async Task Commit_makes_every_look_a_run_for_a_minute()
    {
        await TicksToRunAsync();
        await _service.OnEntriesAsync([], CancellationToken.None);
        for (var run = 0; run < TicksOfMinute / 2; run++) Assert.InRange(await TicksToRunAsync(), 1, 2);
    }

    [Fact]
    public async Task Run_that_fails_is_tried_again_with_the_next_look()
    {
        _next = () => throw new TimeoutException();
        await TicksToRunAsync();
        Assert.InRange(await TicksToRunAsync(), 1, 2);
    }

    /// <summary>Moves the clock until the upkeep has run once more.</summary>
    private async Task<int> TicksToRunAsync()
    {
        var (before, ticks) = (_runs.Count, 0);
        while (_runs.Count == before)
        {
            await TickAsync();
            ticks++;
        }

        return ticks;
    }

    private async Task TickAsync()
    {
        _time.Advance(Tick);
        await _clock.WaitAsync();
    }

    private sealed class CountedRuns(Func<DateTimeOffset?> next) : IUpkeep
    {
        private readonly Channel<bool> _ran = Channel.CreateUnbounded<bool>();
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task WaitAsync() => _ran.Reader.ReadAsync().AsTask().WaitAsync(EventTimeout);

        public Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            _ran.Writer.TryWrite(true);
            return Task.FromResult(next());
        }
    }
}
