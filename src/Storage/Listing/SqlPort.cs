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

    protected static ImmutableArray<TView> ViewsOf<TView>(ImmutableArray<string> documents) => [.. documents.Select(ViewOf<TView>)];

    /// <summary>
    /// A page, and how many there are. They are counted only when the page does not already tell it, and then no further than
    /// <see cref="DirectoryLimits.CountedTotalMax"/>, so that a page costs the same however many there are.
    /// </summary>
    /// <param name="counter">A question that knows the total without counting, if there is one.</param>
    protected async Task<Page<T>> PageAsync<T>(
        SqlQuery query, string columns, Func<DbDataReader, T> read, string fromAndWhere, string order, PageRequest page,
        CancellationToken cancellationToken, string? counter = null)
    {
        var count = Clamp(page.Count);
        var offset = Math.Max(page.Offset, 0);

        // One more than the page holds says whether there is more.
        var found = await query.As($"select {columns} {fromAndWhere} order by {order} limit {count + 1} offset {offset}")
            .ReadAsync(Database, read, cancellationToken);
        var hasMore = found.Length > count;
        var items = hasMore ? found[..count] : found;
        if (!hasMore && (items.Length > 0 || offset == 0)) return new Page<T>(items, offset + items.Length);
        var seen = (long)offset + items.Length + (hasMore ? 1 : 0);
        var counting = counter ?? $"select count(*) from (select 1 {fromAndWhere} limit {DirectoryLimits.CountedTotalMax + 1}) as counted";
        var counted = await query.As(counting).FirstAsync(Database, reader => reader.GetInt64(0), cancellationToken);
        if (counter is not null || counted <= DirectoryLimits.CountedTotalMax) return new Page<T>(items, counted);
        return new Page<T>(items, Math.Max(DirectoryLimits.CountedTotalMax, hasMore ? seen : 0));
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

    /// <summary>A column that is part of a sort field.</summary>
    protected sealed record SortColumn(string Name, bool Nullable = false);
}
