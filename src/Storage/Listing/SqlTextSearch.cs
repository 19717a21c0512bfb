using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

// How many rows have a text, and where in the order they stand, is known only by looking. A database guesses, and is now and then
// wrong by a factor of thousands: it walks a million rows to find 26 that all stand at the end. So nothing here is left to its guess.
// First the matches are collected from the text index, as far as they are counted. If that was all of them they are sorted; if there are
// more, a walk along the order meets enough of them soon, unless they stand at its end, which ends the walk early and has them all sorted.
/// <summary>Pages of one table's rows that have a text, of which only the index of texts knows how many there are.</summary>
/// <param name="keys">All that rows can be sorted by, the key first.</param>
/// <param name="index">The full-text index (<see cref="Dialect.TextMatches"/>).</param>
internal sealed class SqlTextSearch(StorageDataSources dataSources, Dialect dialect, string table, string key, string keys, string index)
    : SqlPort(dataSources, dialect)
{
    /// <summary>Rows that a walk along the order looks at: less than what was collected before it.</summary>
    private const int WalkedMax = 5_000;

    /// <param name="listed">The rows of the list without the text: <c>from ... where ...</c>.</param>
    /// <param name="text">A text that is not empty when folded.</param>
    public async Task<Page<TView>> FindAsync<TView>(
        SqlQuery sql, string listed, string text, string order, PageRequest page, CancellationToken cancellationToken)
    {
        var matches = $"({string.Join(" or ", SearchText.Alternatives(text).Select(folded => Dialect.TextMatches(index, folded, sql)))})";
        var (count, offset) = (Clamp(page.Count), Math.Max(page.Offset, 0));
        var (total, found) = await SortCountedAsync(sql, $"{listed} and {matches}", order, count, offset, cancellationToken);
        if (total <= DirectoryLimits.CountedTotalMax) return new Page<TView>(ViewsOf<TView>(found), total);

        // One more than the page holds says whether there is more.
        var sought = $"order by {order} limit {count + 1} offset {offset}";
        found = await sql.As($"""
            select document from (select * {listed} order by {order} limit {WalkedMax}) as walked where {matches} {sought}
            """).ReadAsync(Database, ReadText, cancellationToken);
        if (found.Length <= count)
            found = await sql.As(Sorted($"{listed} and {matches}", order, sought)).ReadAsync(Database, ReadText, cancellationToken);
        if (found.Length > count)
            return new Page<TView>(ViewsOf<TView>(found[..count]), Math.Max(DirectoryLimits.CountedTotalMax, offset + count + 1L));
        return new Page<TView>(ViewsOf<TView>(found), found.IsEmpty ? DirectoryLimits.CountedTotalMax : offset + found.Length);
    }

    /// <summary>Counts no further than is told, and gives the page's rows if that was all of them.</summary>
    private async Task<(long Total, ImmutableArray<string> Page)> SortCountedAsync(
        SqlQuery sql, string fromAndWhere, string order, int count, int offset, CancellationToken cancellationToken)
    {
        const long CountedMax = DirectoryLimits.CountedTotalMax;
        var rows = await sql.As($"""
            with matches as materialized (select {keys} {fromAndWhere} limit {CountedMax + 1}),
                counted as materialized (select count(*) as total from matches)
            select counted.total, c.document
            from counted
                left join (
                    select {key}, row_number() over (order by {order}) as place
                    from matches where (select total from counted) <= {CountedMax} order by place limit {count} offset {offset}
                ) as page on true
                left join {table} c on c.{key} = page.{key}
            order by page.place
            """).ReadAsync(Database, reader => (Total: reader.GetInt64(0), Document: ReadSecondOrNull(reader)), cancellationToken);
        return (rows[0].Total, [.. rows.Select(row => row.Document).OfType<string>()]);
    }

    private string Sorted(string fromAndWhere, string order, string sought) => $"""
        with matches as materialized (select {keys} {fromAndWhere})
        select c.document
        from (select {key}, row_number() over (order by {order}) as place from matches {sought}) as page
            join {table} c on c.{key} = page.{key}
        order by page.place
        """;

    private static string? ReadSecondOrNull(DbDataReader reader) => reader.IsDBNull(1) ? null : reader.GetString(1);
}
