using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

// How many rows have a text, and where in the order they stand, is known only by looking. A database guesses, and is now and then
// wrong by a factor of thousands: it walks a million rows to find 26 that all stand at the end. So nothing here is left to its guess.
// A few rows tell how frequent the text may be, from which only the way follows. A short walk along the order finds the page of a text that many
// rows have; that there are more than are counted is then soon known. Otherwise the matches are collected from the text index, up to a limit.
// If that was all of them they are sorted; if there are more, a longer walk along the order meets enough of them soon, unless they stand at its
// end, which has them all sorted.
/// <summary>Pages of one table's rows that have a text, of which only the index of texts knows how many there are.</summary>
internal sealed class SqlTextSearch(StorageDataSources dataSources, Dialect dialect, TextTable table) : SqlPort(dataSources, dialect)
{
    /// <summary>Rows that say how frequent a text may be.</summary>
    private const int SampledMax = 5_000;

    /// <summary>Rows that are looked at for a text of which nothing is known: one that more than one in forty rows have is met there.</summary>
    private const int FirstWalkMax = 1_000;

    /// <summary>Rows that a longer walk along the order looks at.</summary>
    private const int WalkedMax = 8_000;

    /// <summary>Rows that are looked at, along the order or as they come, for a text that at least one in ten rows has.</summary>
    private const int LookedAtMax = 150_000;

    /// <summary>Matches that are collected and sorted at once, though they are more than are counted: to collect them twice would cost more.</summary>
    private const int SortedMax = 20_000;

    private const long CountedMax = DirectoryLimits.CountedTotalMax;

    /// <param name="conditions">What the list's rows have in common without the text.</param>
    /// <param name="text">A text that is not empty when folded.</param>
    public async Task<Page<TView>> FindAsync<TView>(
        SqlQuery sql, string conditions, string text, string order, PageRequest page, CancellationToken cancellationToken)
    {
        var search = new Search(sql, conditions, SearchText.Alternatives(text), order, Clamp(page.Count), Math.Max(page.Offset, 0));
        search = search with { Frequency = await SampleAsync(search, cancellationToken) };
        var walked = WalkOf(search);
        var found = await WalkAsync(search, walked, cancellationToken);
        if (found.Length > search.Count)
        {
            var counted = await CountAsync(search, cancellationToken);
            if (counted <= CountedMax) return new Page<TView>(ViewsOf<TView>(found[..search.Count]), counted);
        }
        else
        {
            var (total, sorted) = await SortCountedAsync(search, cancellationToken);
            if (total <= CountedMax) return new Page<TView>(ViewsOf<TView>([.. sorted.Take(search.Count)]), total);
            found = total <= SortedMax ? sorted : walked < WalkedMax ? await WalkAsync(search, WalkedMax, cancellationToken) : [];
            if (total > SortedMax && found.Length <= search.Count) found = await SortAllAsync(search, cancellationToken);
        }

        if (found.Length > search.Count)
            return new Page<TView>(ViewsOf<TView>(found[..search.Count]), Math.Max(CountedMax, search.Offset + search.Count + 1L));
        return new Page<TView>(ViewsOf<TView>(found), found.IsEmpty ? CountedMax : search.Offset + found.Length);
    }

    /// <summary>Looks at a few rows, where the index is slow for what very many rows have.</summary>
    private async Task<Frequency> SampleAsync(Search search, CancellationToken cancellationToken)
    {
        if (Dialect.RowsOf(table.Name) is not { } rows) return Frequency.Unknown;
        var (sampled, all) = await search.Sql.As($"""
            select (select count(*) from (select * from {table.Name} limit {SampledMax}) as looked_at where {search.Conditions} and {Contains(search)}), {rows}
            """).FirstAsync(Database, reader => (reader.GetInt64(0), reader.GetInt64(1)), cancellationToken);
        if (sampled >= SampledMax / 10) return Frequency.OneInTen;
        return sampled * all / SampledMax > SortedMax ? Frequency.Frequent : Frequency.Unknown;
    }

    /// <summary>Rows of the order among which the page may be.</summary>
    private static int WalkOf(Search search) => search.Frequency switch
    {
        Frequency.OneInTen => (int)Math.Clamp(20L * (search.Offset + search.Count + 1L), WalkedMax, LookedAtMax),
        Frequency.Frequent => WalkedMax,
        _ => FirstWalkMax,
    };

    /// <summary>The page's rows, and one more if there is, among the first rows of the order.</summary>
    private async Task<ImmutableArray<string>> WalkAsync(Search search, int rows, CancellationToken cancellationToken) =>
        search.Offset + (long)search.Count >= rows ? [] : await search.Sql.As($"""
            select document from (select * from {table.Name} where {search.Conditions} order by {search.Order} limit {rows}) as walked
            where {Contains(search)} {search.Sought}
            """).ReadAsync(Database, ReadText, cancellationToken);

    /// <summary>Counts no further than is told: by a look at the rows as they come what very many have, and what the index knows otherwise.</summary>
    private async Task<long> CountAsync(Search search, CancellationToken cancellationToken) =>
        search.Frequency == Frequency.OneInTen && await CountAmongAsync(search, LookedAtMax, cancellationToken) is > CountedMax and var counted
            ? counted
            : await CountAsync(search.Sql, Found(search), cancellationToken);

    private Task<long> CountAmongAsync(Search search, int rows, CancellationToken cancellationToken) =>
        CountAmongAsync(search.Sql, table.Name, $"{search.Conditions} and {Contains(search)}", rows, cancellationToken);

    /// <summary>Collects no more than is told, and gives the page's rows, and one more if there is, if that was all of them.</summary>
    private async Task<(long Total, ImmutableArray<string> Page)> SortCountedAsync(Search search, CancellationToken cancellationToken) =>
        await SortCountedAsync(
            search.Sql, Found(search), new KeyedOrder(table.Name, table.Key, table.Keys, search.Order, SortedMax), search.Count + 1,
            search.Offset, cancellationToken);

    private Task<ImmutableArray<string>> SortAllAsync(Search search, CancellationToken cancellationToken) => search.Sql.As($"""
        with matches as materialized (select {table.Keys} {Found(search)})
        select c.document
        from (select {table.Key}, row_number() over (order by {search.Order}) as place from matches {search.Sought}) as page
            join {table.Name} c on c.{table.Key} = page.{table.Key}
        order by page.place
        """).ReadAsync(Database, ReadText, cancellationToken);

    private string Found(Search search) => search.Frequency == Frequency.OneInTen
        ? $"from {table.Name} where {search.Conditions} and {Contains(search)}"
        : Dialect.Found(table, search.Conditions, search.Texts, search.Frequency == Frequency.Frequent, search.Sql);

    private string Contains(Search search) => Dialect.ContainsAny(table.Column, search.Texts, search.Sql);

    private enum Frequency
    {
        Unknown,

        /// <summary>More rows seem to have it than are collected and sorted.</summary>
        Frequent,

        /// <summary>At least one in ten rows seems to have it.</summary>
        OneInTen,
    }

    /// <param name="Texts">The folded texts that find what is meant.</param>
    private sealed record Search(SqlQuery Sql, string Conditions, IReadOnlyList<string> Texts, string Order, int Count, int Offset)
    {
        public Frequency Frequency { get; init; }

        // One more than the page holds says whether there is more.
        public string Sought => $"order by {Order} limit {Count + 1} offset {Offset}";
    }
}
