using System.Diagnostics.CodeAnalysis;

namespace ContactCenter.Api.Feed;

/// <summary>
/// The newest feed items, by position. One writer; readers need no lock: an item knows its position, so a reader that finds another
/// one in the slot (or none) knows that its own is gone.
/// </summary>
public sealed class FeedRing(int maxEntries, long maxBytes)
{
    private readonly FeedItem?[] _slots = new FeedItem?[maxEntries];
    private long _first = 1;
    private long _head;

    /// <summary>Position of the newest item.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Bytes of the items held.</summary>
    public long Bytes { get; private set; }

    /// <summary>Empties the ring: the next item has the position after this one.</summary>
    public void Start(long position)
    {
        Array.Clear(_slots);
        Bytes = 0;
        _first = position + 1;
        Volatile.Write(ref _head, position);
    }

    /// <summary>Adds the next item and drops the oldest ones beyond the limits; the newest always stays.</summary>
    public void Append(FeedItem item)
    {
        if (item.Position != _head + 1)
            throw new InvalidOperationException($"The feed is at position {_head} and was given {item.Position}: entries were skipped or repeated.");
        while (_head - _first + 1 >= _slots.Length || (_first <= _head && Bytes + item.Bytes > maxBytes)) DropFirst();
        Volatile.Write(ref Slot(item.Position), item);
        Bytes += item.Bytes;
        Volatile.Write(ref _head, item.Position);
    }

    /// <summary>The item at this position; false = dropped, or not there yet.</summary>
    public bool TryGet(long position, [NotNullWhen(true)] out FeedItem? item)
    {
        item = Volatile.Read(ref Slot(position));
        return item?.Position == position;
    }

    private void DropFirst()
    {
        ref var slot = ref Slot(_first++);
        Bytes -= slot!.Bytes;
        Volatile.Write(ref slot, null);
    }

    private ref FeedItem? Slot(long position) => ref _slots[position % _slots.Length];
}
