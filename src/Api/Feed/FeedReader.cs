namespace ContactCenter.Api.Feed;

/// <summary>Reads feed items for one connection: from the ring, else in pages from the journal. Not thread-safe: it keeps the last page.</summary>
public sealed class FeedReader(FeedRing ring, FeedRooms rooms, IJournal journal)
{
    /// <summary>Entries read at once: with entries of at most some 30 kB, this bounds what one far-behind client holds in memory.</summary>
    public const int PageEntries = 200;

    private ImmutableArray<JournalEntry> _page = [];

    /// <summary>The item at a position that is not above the feed's head.</summary>
    public ValueTask<FeedItem> GetAsync(long position, CancellationToken cancellationToken) =>
        ring.TryGet(position, out var item) ? new ValueTask<FeedItem>(item)
        : IsInPage(position) ? FromPageAsync(position, cancellationToken)
        : ReadAsync(position, cancellationToken);

    private async ValueTask<FeedItem> ReadAsync(long position, CancellationToken cancellationToken)
    {
        _page = await journal.ReadAsync(position - 1, PageEntries, cancellationToken);
        if (!IsInPage(position) || _page[0].Position != position)
            throw new InvalidOperationException($"The journal has no entry at position {position}, or not in its order.");
        return await FromPageAsync(position, cancellationToken);
    }

    private bool IsInPage(long position) => _page.Length > 0 && position >= _page[0].Position && position - _page[0].Position < _page.Length;

    private async ValueTask<FeedItem> FromPageAsync(long position, CancellationToken cancellationToken)
    {
        var entry = _page[(int)(position - _page[0].Position)];
        return entry.Position == position
            ? FeedRenderer.Render(entry, out _, await rooms.ReadAsync(entry, cancellationToken))
            : throw new InvalidOperationException($"The journal skipped from {position} to {entry.Position}.");
    }
}
