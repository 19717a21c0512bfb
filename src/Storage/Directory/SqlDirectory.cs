using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Directory;

namespace ContactCenter.Storage;

/// <summary>The read side, in SQL over the directory's tables. One part per kind of row.</summary>
internal sealed partial class SqlDirectory(StorageDataSources dataSources, Dialect dialect) : IDirectory
{
    /// <summary>Items of one page or list at most, whatever the caller asks for.</summary>
    private const int PageItemsMax = 1_000;

    private DbDataSource Database => dataSources.Directory;

    private static string ReadText(DbDataReader reader) => reader.GetString(0);

    private static string? ReadTextOrNull(DbDataReader reader) => reader.IsDBNull(0) ? null : reader.GetString(0);

    /// <summary>One column of one row, found by one value; null when there is none.</summary>
    private Task<string?> FindAsync(string sql, string value, CancellationToken cancellationToken) =>
        new SqlQuery(sql).With("@value", StorableText.Mend(value)).FirstAsync(Database, ReadTextOrNull, cancellationToken);

    private async Task<bool> AnyAsync(SqlQuery query, CancellationToken cancellationToken) =>
        await query.FirstAsync(Database, reader => reader.GetInt32(0), cancellationToken) != 0;

    /// <summary>A page of documents. The total is counted only when the page does not already tell it.</summary>
    private async Task<Page<string>> PageAsync(
        SqlQuery query, string fromAndWhere, string order, PageRequest page, CancellationToken cancellationToken)
    {
        var count = Math.Clamp(page.Count, 0, PageItemsMax);
        var offset = Math.Max(page.Offset, 0);
        var documents = await query.As($"select document {fromAndWhere} order by {order} limit {count} offset {offset}")
            .ReadAsync(Database, ReadText, cancellationToken);
        var isLastPage = documents.Length < count && (documents.Length > 0 || offset == 0);
        if (isLastPage) return new Page<string>(documents, offset + documents.Length);
        var total = await query.As($"select count(*) {fromAndWhere}").FirstAsync(Database, reader => reader.GetInt64(0), cancellationToken);
        return new Page<string>(documents, total);
    }

    /// <summary>The order of a page, with the row's key as the last word so that pages never overlap.</summary>
    private string Order(PageRequest page, SortBy byDefault, Func<string, SortColumn[]?> columnsOf, string key)
    {
        var sort = page.Sort.IsDefaultOrEmpty ? [byDefault] : page.Sort;
        var fields =
            from field in sort
            from column in columnsOf(field.Field) ?? throw new ArgumentException($"There is no sort field {field.Field}.", nameof(page))
            select dialect.Order(column.Name, field.Descending, column.Nullable);
        return string.Join(", ", fields.Append(sort[^1].Descending ? $"{key} desc" : key));
    }

    /// <summary>A column that is part of a sort field.</summary>
    private sealed record SortColumn(string Name, bool Nullable = false);
}
