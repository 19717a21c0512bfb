using ContactCenter.Api.RateLimits;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Http;

/// <summary>Counting in bounded memory.</summary>
public sealed class CallCountersTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Window_that_ended_starts_again()
    {
        var counters = new CallCounters(_time);
        Assert.True(counters.Count("g", "k", 1, Minute).IsAllowed);
        Assert.False(counters.Count("g", "k", 1, Minute).IsAllowed);
        Assert.True(counters.Count("g", "other", 1, Minute).IsAllowed);
        _time.Advance(Minute);
        Assert.True(counters.Count("g", "k", 1, Minute).IsAllowed);
    }

    [Fact]
    public void Amount_beyond_the_limit_is_refused_and_not_counted()
    {
        var counters = new CallCounters(_time);
        Assert.True(counters.Count("bytes", "k", 100, Minute, 60).IsAllowed);
        Assert.False(counters.Count("bytes", "k", 100, Minute, 41).IsAllowed);
        Assert.Equal(0, counters.Count("bytes", "k", 100, Minute, 40).Remaining);
        counters.Add("bytes", "k", Minute, long.MaxValue);
        Assert.False(counters.Count("bytes", "k", long.MaxValue, Minute).IsAllowed);
        _time.Advance(Minute);
        Assert.Equal(0, counters.Used("bytes", "k"));
    }

    [Fact]
    public void Asking_what_was_used_remembers_nothing()
    {
        var counters = new CallCounters(_time);
        for (var i = 0; i < 1_000; i++) Assert.Equal((0, false), ((int)counters.Used("g", $"{i}"), counters.Knows("g", $"{i}")));
        Assert.Equal(0, counters.Keys);
        counters.Count("g", "1", 5, Minute);
        Assert.Equal((1, true, false), ((int)counters.Used("g", "1"), counters.Knows("g", "1"), counters.Knows("g", "2")));
    }

    [Fact]
    public void Flood_of_keys_stays_within_its_memory_and_throttles_only_newcomers()
    {
        var counters = new CallCounters(_time);
        for (var i = 0; i < CallCounters.KeysMax; i++) counters.Count("g", $"{i}", 2, Minute);
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(i => counters.Count("g", $"late {i}", 2, Minute).IsAllowed));
        Assert.True(counters.Count("g", "0", 2, Minute).IsAllowed);
        Assert.True(counters.Keys <= CallCounters.KeysMax + 1);

        _time.Advance(Minute);
        Assert.True(counters.Count("g", "later", 2, Minute).IsAllowed);
        Assert.True(counters.Keys <= 2);
    }
}
