using ContactCenter.Api.Feed;

namespace ContactCenter.Tests.Hubs;

/// <summary>The ring of rendered entries: bounded by number and bytes, addressed by position.</summary>
public sealed class FeedRingTests
{
    [Fact]
    public void Holds_the_newest_items_by_position()
    {
        var ring = new FeedRing(3, long.MaxValue);
        ring.Start(10);
        for (var position = 11; position <= 15; position++) ring.Append(Item(position, 1));

        Assert.Equal(15, ring.Head);
        Assert.False(ring.TryGet(12, out _));
        for (var position = 13; position <= 15; position++)
        {
            Assert.True(ring.TryGet(position, out var item));
            Assert.Equal(position, item.Position);
        }

        Assert.False(ring.TryGet(16, out _));
        Assert.Equal(3, ring.Bytes);
    }

    [Fact]
    public void Is_bounded_by_bytes_but_keeps_the_newest()
    {
        var ring = new FeedRing(100, 10);
        ring.Start(0);
        ring.Append(Item(1, 6));
        ring.Append(Item(2, 4));
        Assert.True(ring.TryGet(1, out _));

        ring.Append(Item(3, 1));
        Assert.False(ring.TryGet(1, out _));
        Assert.Equal(5, ring.Bytes);

        ring.Append(Item(4, 50));
        Assert.True(ring.TryGet(4, out _));
        Assert.False(ring.TryGet(3, out _));
        Assert.Equal(50, ring.Bytes);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public void Refuses_a_skipped_or_repeated_position(long position)
    {
        var ring = new FeedRing(3, long.MaxValue);
        ring.Start(10);
        Assert.Throws<InvalidOperationException>(() => ring.Append(Item(position, 1)));
    }

    [Fact]
    public void Knows_nothing_from_before_its_start()
    {
        var ring = new FeedRing(3, long.MaxValue);
        ring.Start(10);
        Assert.Equal(10, ring.Head);
        Assert.False(ring.TryGet(10, out _));
        Assert.False(ring.TryGet(0, out _));
    }

    private static FeedItem Item(long position, int bytes) => new(position) { Body = new byte[bytes] };
}
