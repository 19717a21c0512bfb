using System.Data.Common;
using ContactCenter.Blocks;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IBlockSearch"/>
internal sealed class SqlBlockSearch(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IBlockSearch
{
    public Task<Page<ListedBlock>> ListBlocksAsync(BlockQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("");
        if (!string.IsNullOrEmpty(query.Text) && SearchText.Fold(query.Text).Length == 0) return Task.FromResult(new Page<ListedBlock>([], 0));
        var conditions = Conditions(query, sql).ToArray();
        var where = conditions.Length == 0 ? "" : $" where {string.Join(" and ", conditions)}";
        var order = Order(query.Page, new SortBy("blockedAt", true), BlockColumns, "b.block_id");
        return PageAsync(
            sql, "b.document, coalesce(r.refusals, 0), r.last_at", ReadListed,
            $"from blocks b left join block_refusals r on r.block_id = b.block_id{where}", order, query.Page, cancellationToken);
    }

    private IEnumerable<string> Conditions(BlockQuery query, SqlQuery sql)
    {
        if (query.Scope is { } scope) yield return $"b.scope = {sql.Add(StorableText.Mend(scope))}";
        if (query.ContactId is { } contactId) yield return $"b.contact_id = {sql.Add(StorableText.Mend(contactId))}";
        if (query.BlockedBy is { } blockedBy) yield return $"b.blocked_by = {sql.Add(StorableText.Mend(blockedBy))}";
        if (!string.IsNullOrEmpty(query.Text))
        {
            var found = SearchText.Alternatives(query.Text).Select(part => Dialect.Contains("b.search", sql.Add(Dialect.ContainsValue(part))));
            yield return $"({string.Join(" or ", found)})";
        }

        if (query.InForceAt is not { } time) yield break;
        sql.With("@now", Dialect.Time(time));
        yield return BlockConditions.InForce("b.expires_at");
    }

    private static SortColumn[]? BlockColumns(string field) => field switch
    {
        "blockedAt" => [new("b.blocked_at")],
        "expiresAt" => [new("b.expires_at", Nullable: true)],
        "scope" => [new("b.scope")],
        _ => null,
    };

    private ListedBlock ReadListed(DbDataReader reader) =>
        new(View<BlockView>(reader), reader.GetInt64(1), Dialect.ReadTimeOrNull(reader, 2));
}
