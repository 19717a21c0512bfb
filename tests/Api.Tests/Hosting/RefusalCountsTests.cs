using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Silo.Blocks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Hosting;

/// <summary>Refused attempts on their way to the directory: added up, written together, lost only with the process.</summary>
public sealed class RefusalCountsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordedStore _store = new();
    private readonly RefusalCounts _counts;

    public RefusalCountsTests() => _counts = new RefusalCounts(_store, _time, NullLogger<RefusalCounts>.Instance);

    public void Dispose() => _counts.Dispose();

    [Fact]
    public async Task Counts_are_written_together_with_the_last_time()
    {
        _counts.Count("one");
        _time.Advance(TimeSpan.FromSeconds(5));
        _counts.Count("one");
        _counts.Count("two");
        await _counts.FlushAsync();
        await _counts.FlushAsync();
        var written = Assert.Single(_store.Written);
        Assert.Equal([new("one", 2, _time.GetUtcNow()), new("two", 1, _time.GetUtcNow())], written.OrderBy(some => some.BlockId));
    }

    [Fact]
    public async Task Counts_that_could_not_be_written_are_written_with_the_next()
    {
        _counts.Count("one");
        _store.Fails = true;
        await Assert.ThrowsAsync<TimeoutException>(() => _counts.FlushAsync());
        _store.Fails = false;
        _counts.Count("one");
        await _counts.FlushAsync();
        Assert.Equal(2, Assert.Single(Assert.Single(_store.Written)).Count);
    }

    [Fact]
    public async Task More_blocks_than_the_limit_are_not_remembered()
    {
        for (var number = 0; number <= RefusalCounts.BlocksMax; number++) _counts.Count($"block{number}");
        _counts.Count("block0");
        await _counts.FlushAsync();
        var written = Assert.Single(_store.Written);
        Assert.Equal(RefusalCounts.BlocksMax, written.Length);
        Assert.Equal(2, written.Single(some => some.BlockId == "block0").Count);
    }

    [Fact]
    public async Task Counts_are_written_every_second_and_at_the_end()
    {
        await _counts.StartAsync(CancellationToken.None);
        _counts.Count("one");
        while (_store.Written.IsEmpty)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        _counts.Count("two");
        await _counts.StopAsync(CancellationToken.None);
        Assert.Equal(["one", "two"], _store.Written.Select(batch => Assert.Single(batch).BlockId));
    }

    private sealed class RecordedStore : IRefusalStore
    {
        public bool Fails { get; set; }

        public ImmutableList<ImmutableArray<BlockRefusals>> Written { get; private set; } = [];

        public Task AddRefusalsAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken = default)
        {
            if (Fails) throw new TimeoutException();
            Written = Written.Add(refusals);
            return Task.CompletedTask;
        }
    }
}
