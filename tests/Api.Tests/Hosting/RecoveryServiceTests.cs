using System.Runtime.CompilerServices;
using ContactCenter.Entities;
using ContactCenter.Silo.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Hosting;

/// <summary>Upkeep runs while something happens and when something is due, and rests otherwise.</summary>
public sealed class RecoveryServiceTests : IDisposable
{
    private const int TicksOfMinute = 12;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _time = new();
    private readonly Turns _turns = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CountedRuns _runs;
    private readonly RecoveryService _service;
    private Func<DateTimeOffset?> _next = () => null;

    public RecoveryServiceTests()
    {
        _runs = new CountedRuns(() => _next());
        _service = new RecoveryService([_runs], _time, NullLogger<RecoveryService>.Instance);
        _turns.Run(() => _ = ExecuteAsync(_service, _stopping.Token));
        // The first minute is watched like one after a commit.
        for (var tick = 0; tick <= TicksOfMinute; tick++) DoTick();
    }

    public void Dispose()
    {
        _turns.Run(_stopping.Cancel);
        _stopping.Dispose();
        _service.Dispose();
    }

    [Fact]
    public void Upkeep_with_nothing_to_do_rests_for_a_minute()
    {
        TicksToRun();
        Assert.Equal(TicksOfMinute, TicksToRun());
    }

    [Fact]
    public void Upkeep_runs_when_what_it_found_is_due()
    {
        _next = () => _time.GetUtcNow() + 4 * Tick;
        TicksToRun();
        Assert.Equal(4, TicksToRun());
    }

    [Fact]
    public async Task Commit_makes_every_look_a_run_for_a_minute()
    {
        TicksToRun();
        await _service.OnEntriesAsync([], CancellationToken.None);
        for (var run = 1; run < TicksOfMinute; run++) Assert.Equal(1, TicksToRun());
        Assert.Equal(TicksOfMinute, TicksToRun());
    }

    [Fact]
    public void Run_that_fails_is_tried_again_with_the_next_look()
    {
        _next = () => throw new TimeoutException();
        TicksToRun();
        Assert.Equal(1, TicksToRun());
    }

    /// <summary>The host would run it on threads of the pool, and nobody could tell when a look is over.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern Task ExecuteAsync(RecoveryService service, CancellationToken stoppingToken);

    /// <summary>Moves the clock until the upkeep has run once more.</summary>
    private int TicksToRun()
    {
        var (before, ticks) = (_runs.Count, 0);
        while (_runs.Count == before)
        {
            DoTick();
            ticks++;
        }

        return ticks;
    }

    /// <summary>Moves the clock, and looks.</summary>
    private void DoTick() => _turns.Run(() => _time.Advance(Tick));

    private sealed class CountedRuns(Func<DateTimeOffset?> next) : IUpkeep
    {
        public int Count { get; private set; }

        public Task<DateTimeOffset?> RunOnceAsync(CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(next());
        }
    }

    /// <summary>Has everything that is awaited go on before <see cref="Run"/> returns, on the caller's thread.</summary>
    private sealed class Turns : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

        public void Run(Action begin)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                begin();
                while (_posted.TryDequeue(out var next)) next.Callback(next.State);
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }
}
