using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Storage.Follower;

namespace ContactCenter.Tests;

/// <summary>The entries that the writer hands to the follower in memory.</summary>
public sealed class CommittedBufferTests
{
    private readonly CommittedBuffer _buffer = new(entriesMax: 10);

    [Fact]
    public void Entries_right_after_the_position_are_taken_in_order()
    {
        _buffer.Add(Entries(1, 3));
        _buffer.Add(Entries(4, 5));
        Assert.Equal([1, 2, 3], Take(0, out _));
        Assert.Equal([4, 5], Take(3, out _));
        Assert.Empty(Take(5, out var gapEnd));
        Assert.Equal(long.MaxValue, gapEnd);
    }

    [Fact]
    public void Entries_before_the_position_are_dropped()
    {
        _buffer.Add(Entries(1, 3));
        _buffer.Add(Entries(4, 6));
        Assert.Equal([5, 6], Take(4, out _));
    }

    [Fact]
    public void Gap_before_the_entries_is_told_and_they_stay()
    {
        _buffer.Add(Entries(5, 6));
        Assert.Empty(Take(2, out var gapEnd));
        Assert.Equal(4, gapEnd);
        Assert.Equal([5, 6], Take(4, out _));
    }

    [Fact]
    public void Full_buffer_is_emptied_and_takes_what_comes_next()
    {
        _buffer.Add(Entries(1, 8));
        _buffer.Add(Entries(9, 11));
        Assert.Empty(Take(0, out var gapEnd));
        Assert.Equal(8, gapEnd);
        _buffer.Add(Entries(12, 40));
        Assert.Empty(Take(8, out gapEnd));
        Assert.Equal(long.MaxValue, gapEnd);
    }

    private long[] Take(long position, out long gapEnd) => [.. _buffer.TakeAfter(position, out gapEnd).Select(entry => entry.Position)];

    private static ImmutableArray<JournalEntry> Entries(int first, int last) =>
    [
        .. Enumerable.Range(first, last - first + 1)
            .Select(position => new JournalEntry(position, new EntityId("t", "i"), position, Sample.Time, "system", "k", "{}", null,
                EntryTags.None)),
    ];
}
