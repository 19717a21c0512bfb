using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <summary>Asks the tables of the directory and parses their documents: what all ports have in common.</summary>
internal abstract class SqlPort(StorageDataSources dataSources, Dialect dialect)
{
    /// <summary>Items of one page or list at most, whatever the caller asks for.</summary>
    protected const int PageItemsMax = 1_000;

    /// <summary>Rows before a page that are passed by their keys: for fewer the detour costs more than it saves.</summary>
    private const int FarDownMin = 500;

    protected Dialect Dialect => dialect;

    protected DbDataSource Database => dataSources.Directory;

    protected static int Clamp(int limit) => Math.Clamp(limit, 0, PageItemsMax);

    protected static int ClampUpkeep(int limit) => Math.Clamp(limit, 0, DirectoryLimits.UpkeepItemsMax);

    protected static string ReadText(DbDataReader reader) => reader.GetString(0);

    protected static string? ReadTextOrNull(DbDataReader reader) => reader.IsDBNull(0) ? null : reader.GetString(0);

    protected static string? TextOrNull(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    /// <summary>The view that a document holds.</summary>
    protected static TView View<TView>(DbDataReader reader) => View<TView>(reader, 0);

    protected static TView View<TView>(DbDataReader reader, int ordinal) => ViewOf<TView>(reader.GetString(ordinal));

    protected static TView ViewOf<TView>(string document) =>
        JsonSerializer.Deserialize<TView>(document, JournalJson.Options)
            ?? throw new InvalidOperationException($"No {typeof(TView).Name} in its document.");

    /// <summary>One column of one row, found by one value; null when there is none.</summary>
    protected Task<string?> FindAsync(string sql, string value, CancellationToken cancellationToken) =>
        new SqlQuery(sql).With("@value", StorableText.Mend(value)).FirstAsync(Database, ReadTextOrNull, cancellationToken);

    /// <summary>The view of one row, found by one value; null when there is none.</summary>
    protected Task<TView?> FindViewAsync<TView>(string sql, string value, CancellationToken cancellationToken) where TView : class =>
        new SqlQuery(sql).With("@value", StorableText.Mend(value)).FirstAsync<TView?>(Database, View<TView>, cancellationToken);

    protected async Task<bool> AnyAsync(SqlQuery query, CancellationToken cancellationToken) =>
        await query.FirstAsync(Database, reader => reader.GetInt32(0), cancellationToken) != 0;

    /// <summary>A page of views. Only the documents on it are parsed, not the one that is read to see whether there are more.</summary>
    protected async Task<Page<TView>> PageAsync<TView>(
        SqlQuery query, string fromAndWhere, string order, PageRequest page, CancellationToken cancellationToken, string? counter = null)
    {
        var found = await PageAsync(query, "document", ReadText, fromAndWhere, order, page, cancellationToken, counter);
        return new Page<TView>(ViewsOf<TView>(found.Items), found.Total);
    }

    /// <summary>A page of views; what is before a page far down is passed by its keys, which an index may have.</summary>
    protected async Task<Page<TView>> KeyedPageAsync<TView>(
        SqlQuery query, string fromAndWhere, Keyed keyed, PageRequest page, CancellationToken cancellationToken, string? counter = null)
    {
        if (page.Offset < FarDownMin) return await PageAsync<TView>(query, fromAndWhere, keyed.Order, page, cancellationToken, counter);
        var found = await PageAsync(query, $"{keyed.Key} as page_key", ReadText, fromAndWhere, keyed.Order, page, cancellationToken, counter, keyed);
        return new Page<TView>(ViewsOf<TView>(found.Items), found.Total);
    }

    protected static ImmutableArray<TView> ViewsOf<TView>(ImmutableArray<string> documents) => [.. documents.Select(ViewOf<TView>)];

    /// <summary>
    /// A page, and how many there are. They are counted only when the page does not already tell it, and then no further than
    /// <see cref="DirectoryLimits.CountedTotalMax"/>, so that a page costs the same however many there are.
    /// </summary>
    /// <param name="counter">A question that knows the total without counting, if there is one.</param>
    /// <param name="keyed">The table, if the columns are the key alone, of which the documents are read then.</param>
    protected async Task<Page<T>> PageAsync<T>(
        SqlQuery query, string columns, Func<DbDataReader, T> read, string fromAndWhere, string order, PageRequest page,
        CancellationToken cancellationToken, string? counter = null, Keyed? keyed = null)
    {
        var count = Clamp(page.Count);
        var offset = Math.Max(page.Offset, 0);

        // One more than the page holds says whether there is more.
        var sought = $"select {columns} {fromAndWhere} order by {order} limit {count + 1} offset {offset}";
        if (keyed is not null)
            sought = $"select document from ({sought}) as page join {keyed.Table} on {keyed.Key} = page_key order by {order}";
        var found = await query.As(sought).ReadAsync(Database, read, cancellationToken);
        var hasMore = found.Length > count;
        var items = hasMore ? found[..count] : found;
        if (!hasMore && (items.Length > 0 || offset == 0)) return new Page<T>(items, offset + items.Length);
        var seen = (long)offset + items.Length + (hasMore ? 1 : 0);
        var counted = counter is null
            ? await CountAsync(query, fromAndWhere, cancellationToken)
            : await query.As(counter).FirstAsync(Database, reader => reader.GetInt64(0), cancellationToken);
        if (counter is not null || counted <= DirectoryLimits.CountedTotalMax) return new Page<T>(items, counted);
        return new Page<T>(items, Math.Max(DirectoryLimits.CountedTotalMax, hasMore ? seen : 0));
    }

    /// <summary>Counts rows, but no further than one more than <see cref="DirectoryLimits.CountedTotalMax"/>.</summary>
    protected Task<long> CountAsync(SqlQuery query, string fromAndWhere, CancellationToken cancellationToken) =>
        query.As($"select count(*) from (select 1 {fromAndWhere} limit {DirectoryLimits.CountedTotalMax + 1}) as counted")
            .FirstAsync(Database, reader => reader.GetInt64(0), cancellationToken);

    /// <summary>Counts what is among so many rows, as they come.</summary>
    protected Task<long> CountAmongAsync(SqlQuery query, string table, string conditions, int rows, CancellationToken cancellationToken) =>
        CountAsync(query, $"from (select * from {table} limit {rows}) as looked_at where {conditions}", cancellationToken);

    /// <summary>
    /// A page of a list whose total is known without counting. What is before the page is counted along an index, from the nearer end, and
    /// only what is on it is read.
    /// </summary>
    protected async Task<Page<TView>> CountedPageAsync<TView>(
        SqlQuery query, string fromAndWhere, CountedOrder order, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Offset < FarDownMin) return await PageAsync<TView>(query, fromAndWhere, order.Forwards, page, cancellationToken, order.Counter);
        var count = Clamp(page.Count);
        var total = await query.As(order.Counter).FirstAsync(Database, reader => reader.GetInt64(0), cancellationToken);
        if (page.Offset - 1L + count < total / 2)
            return await KeyedPageAsync<TView>(query, fromAndWhere, new Keyed(order.Table, order.Key, order.Forwards), page, cancellationToken, order.Counter);

        // Within one statement the total is that of the rows, whatever is written meanwhile. The limit outside tells the planner how few they are.
        var left = $"(({order.Counter}) - {page.Offset})";
        var documents = await query.As($"""
            select document
            from (
                select page_key
                from (
                    select {order.Key} as page_key {fromAndWhere} order by {order.Backwards}
                    limit (select case when {left} < 0 then 0 when {left} < {count} then {left} else {count} end)
                    offset (select case when {left} < {count} then 0 else {left} - {count} end)
                ) as counted
                limit {count}
            ) as page
                join {order.Table} on {order.Key} = page_key
            order by {order.Forwards}
            """).ReadAsync(Database, ReadText, cancellationToken);
        return new Page<TView>(ViewsOf<TView>(documents), total);
    }

    /// <summary>Counts no further than is told, and gives the page's documents if that was all of the rows.</summary>
    protected async Task<(long Total, ImmutableArray<string> Page)> SortCountedAsync(
        SqlQuery sql, string fromAndWhere, KeyedOrder order, int count, int offset, CancellationToken cancellationToken)
    {
        var (table, key, max) = (order.Table, order.Key, order.SortedMax);
        var rows = await sql.As($"""
            with matches as materialized (select {order.Keys} {fromAndWhere} limit {max + 1}),
                counted as materialized (select count(*) as total from matches)
            select counted.total, c.document
            from counted
                left join (
                    select {key}, row_number() over (order by {order.Order}) as place
                    from matches where (select total from counted) <= {max} order by place limit {count} offset {offset}
                ) as page on true
                left join {table} c on c.{key} = page.{key}
            order by page.place
            """).ReadAsync(Database, reader => (Total: reader.GetInt64(0), Document: TextOrNull(reader, 1)), cancellationToken);
        return (rows[0].Total, [.. rows.Select(row => row.Document).OfType<string>()]);
    }

    /// <summary>The order of a page, with the row's key as the last word so that pages never overlap.</summary>
    protected string Order(PageRequest page, SortBy byDefault, Func<string, SortColumn[]?> columnsOf, string key)
    {
        var sort = page.Sort.IsDefaultOrEmpty ? [byDefault] : page.Sort;
        var fields =
            from field in sort
            from column in columnsOf(field.Field) ?? throw new ArgumentException($"There is no sort field {field.Field}.", nameof(page))
            select Dialect.Order(column.Name, field.Descending, column.Nullable);
        return string.Join(", ", fields.Append(sort[^1].Descending ? $"{key} desc" : key));
    }

    /// <summary>The same request from the other end.</summary>
    protected static PageRequest Backwards(PageRequest page) => page.Sort.IsDefaultOrEmpty
        ? page
        : page with { Sort = [.. page.Sort.Select(field => field with { Descending = !field.Descending })] };

    /// <summary>A table, its key, and an order of its rows.</summary>
    protected sealed record Keyed(string Table, string Key, string Order);

    /// <summary>A table, an order of its rows from both ends, and a question that knows their number without counting.</summary>
    protected sealed record CountedOrder(string Table, string Key, string Forwards, string Backwards, string Counter);

    /// <summary>A table, and an order of its rows by columns that are collected first.</summary>
    /// <param name="Keys">All that rows can be sorted by, the key first.</param>
    /// <param name="SortedMax">Rows that are collected to be sorted, and one more that says there are too many.</param>
    protected sealed record KeyedOrder(string Table, string Key, string Keys, string Order, long SortedMax = DirectoryLimits.CountedTotalMax);

    /// <summary>A column that is part of a sort field.</summary>
    protected sealed record SortColumn(string Name, bool Nullable = false);
}
