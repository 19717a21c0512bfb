using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Api.Feed;

/// <summary>Reads feed items for one connection: from the ring, else in pages from the journal. Not thread-safe: it keeps the last page.</summary>
public sealed class FeedReader(FeedRing ring, IJournal journal)
{
    /// <summary>Entries read at once: with entries of at most some 30 kB, this bounds what one far-behind client holds in memory.</summary>
    public const int PageEntries = 200;

    private readonly FeedRenderer _renderer = new();
    private ImmutableArray<JournalEntry> _page = [];

    /// <summary>The item at a position that is not above the feed's head.</summary>
    public ValueTask<FeedItem> GetAsync(long position, CancellationToken cancellationToken) =>
        ring.TryGet(position, out var item) ? new ValueTask<FeedItem>(item)
        : IsInPage(position) ? new ValueTask<FeedItem>(FromPage(position))
        : ReadAsync(position, cancellationToken);

    private async ValueTask<FeedItem> ReadAsync(long position, CancellationToken cancellationToken)
    {
        _page = await journal.ReadAsync(position - 1, PageEntries, cancellationToken);
        if (!IsInPage(position) || _page[0].Position != position)
            throw new InvalidOperationException($"The journal has no entry at position {position}, or not in its order.");
        return FromPage(position);
    }

    private bool IsInPage(long position) => _page.Length > 0 && position >= _page[0].Position && position - _page[0].Position < _page.Length;

    private FeedItem FromPage(long position)
    {
        var entry = _page[(int)(position - _page[0].Position)];
        return entry.Position == position
            ? _renderer.Render(entry, out _)
            : throw new InvalidOperationException($"The journal skipped from {position} to {entry.Position}.");
    }
}
