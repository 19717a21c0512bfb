using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Entities;

/// <summary>The guarantees of every upkeep when one of its items fails.</summary>
public sealed class UpkeepListTests : ILogger
{
    private const int PerRun = 20;

    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _log = [];
    private readonly List<string> _tried = [];
    private readonly UpkeepList _upkeep;
    private ImmutableArray<string> _items = [];
    private Func<string, Exception?> _fails = _ => null;

    public UpkeepListTests() => _upkeep = new UpkeepList("Testing", _time, this);

    [Theory]
    [InlineData(1)]
    [InlineData(PerRun)]
    [InlineData(50 * PerRun)]
    public async Task Item_behind_bad_ones_is_reached_however_many_they_are(int badCount)
    {
        _items = [.. Enumerable.Range(0, badCount).Select(i => $"bad-{i:0000}"), "good"];
        _fails = item => item == "good" ? null : new FormatException();
        for (var run = 0; run <= badCount / PerRun; run++) await RunAsync();
        Assert.Equal(1, _tried.Count(item => item == "good"));
        Assert.Equal(badCount + 1, _tried.Count);
    }

    [Fact]
    public async Task Bad_item_is_tried_later_and_later_and_every_try_is_reported_once()
    {
        (_items, _fails) = (["bad"], _ => new NotSupportedException("secret"));
        var pauses = new List<double>();
        var last = _time.GetUtcNow();
        while (pauses.Count < 14)
        {
            var before = _tried.Count;
            await RunAsync();
            if (_tried.Count > before)
            {
                pauses.Add((_time.GetUtcNow() - last).TotalSeconds);
                last = _time.GetUtcNow();
            }

            _time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal([0, 5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600], pauses);
        Assert.Equal(_tried.Count, _log.Count);
        Assert.Equal("Testing bad failed 1 times in a row and is set aside for 5 s: NotSupportedException", _log[0]);
    }

    [Fact]
    public async Task Passing_failure_is_tried_again_within_half_a_minute()
    {
        (_items, _fails) = (["bad"], _ => new ContactCenterException(CommonErrors.Unavailable));
        for (var i = 0; i < 10; i++)
        {
            await RunAsync();
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(10, _tried.Count);
    }

    [Fact]
    public async Task Item_that_succeeds_or_is_not_listed_any_more_starts_anew()
    {
        (_items, _fails) = (["a", "b"], _ => new FormatException());
        await RunAsync();
        _time.Advance(TimeSpan.FromSeconds(5));
        _fails = _ => null;
        Assert.Equal(["a", "b"], (await RunAsync()).AsEnumerable());
        _fails = _ => new FormatException();
        await RunAsync();
        _items = [];
        await RunAsync();
        _items = ["a"];
        await RunAsync();
        Assert.All(_log, line => Assert.Contains("failed 1 times", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_of_different_scopes_do_not_know_each_other()
    {
        (_items, _fails) = (["a"], _ => new FormatException());
        await RunAsync("one");
        await RunAsync("two");
        await RunAsync("one");
        Assert.Equal(2, _tried.Count);
    }

    [Fact]
    public async Task Item_of_which_nothing_could_be_done_is_set_aside_without_a_report()
    {
        for (var run = 0; run < 2; run++)
            await _upkeep.RunAsync("", _ => Task.FromResult<ImmutableArray<string>>(["a"]), PerRun, id => id, Tried, CancellationToken.None);
        Assert.Equal((1, 0), (_tried.Count, _log.Count));

        Task<bool> Tried(string item)
        {
            _tried.Add(item);
            return Task.FromResult(false);
        }
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Add(formatter(state, exception));

    private Task<ImmutableArray<string>> RunAsync(string scope = "") => _upkeep.RunAsync(
        scope, max => Task.FromResult(_items.Take(max).ToImmutableArray()), PerRun, id => id, item =>
        {
            _tried.Add(item);
            return _fails(item) is { } failure ? throw failure : Task.FromResult(true);
        }, CancellationToken.None);
}
