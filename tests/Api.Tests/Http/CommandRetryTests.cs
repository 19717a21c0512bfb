using System.Data.Common;
using ContactCenter.Api.Http;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Silo.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;

namespace ContactCenter.Tests.Http;

/// <summary>Responses and log messages while something is unavailable for a while.</summary>
public sealed class CommandRetryTests : IDisposable
{
    private readonly CapturedLog _log = new();
    private readonly LoggerFactory _logging;
    private readonly FakeTimeProvider _time = new();
    private readonly CommandRetry _retry;

    public CommandRetryTests()
    {
        _logging = new LoggerFactory([_log]);
        _retry = new CommandRetry(_time, _logging.CreateLogger<CommandRetry>());
    }

    public void Dispose() => _logging.Dispose();

    [Fact]
    public void Many_calls_in_a_short_time_are_one_line_and_the_next_says_how_many()
    {
        for (var call = 0; call < 1_000; call++) _retry.SayUnavailable("POST x", new TimeoutException("away"));
        Assert.Single(_log.Lines);
        _time.Advance(TimeSpan.FromMinutes(1));
        _retry.SayUnavailable("POST x", new TimeoutException("away"));
        Assert.Contains("(999 calls before it were, too)", _log.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_is_repeated_for_longer_while_the_cluster_gets_over_the_loss_of_a_silo()
    {
        var time = new TimeOfPauses();
        var lost = new LostSilos(time);
        var retry = new CommandRetry(time, _logging.CreateLogger<CommandRetry>(), lost);
        await Assert.ThrowsAsync<ContactCenterException>(() => FailAsync(retry, times: 5));
        lost.NotifyClusterConnectionLost();
        await FailAsync(retry, times: 5);

        static Task FailAsync(CommandRetry retry, int times) => retry.RunAsync(
            () => times-- > 0 ? Task.FromException(new SiloUnavailableException("gone")) : Task.CompletedTask, "POST x", CancellationToken.None);
    }

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P03", true)]
    [InlineData("08006", true)]
    [InlineData("53300", true)]
    [InlineData("55000", true)]
    [InlineData("40001", true)]
    [InlineData("42601", false)]
    [InlineData("23505", false)]
    [InlineData("22021", false)]
    public void Database_that_is_away_passes_and_a_wrong_statement_does_not(string state, bool passes) =>
        Assert.Equal(passes, PassingFaults.Includes(new StateException(state)));

    /// <summary>Time passes only in pauses, and they take none.</summary>
    private sealed class TimeOfPauses : TimeProvider
    {
        private long _passedTicks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _passedTicks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _passedTicks, dueTime.Ticks);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed class StateException(string state) : DbException("fault")
    {
        public override string SqlState { get; } = state;
    }
}
