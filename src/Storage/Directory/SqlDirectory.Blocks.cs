using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Blocks;
using ContactCenter.Directory;

namespace ContactCenter.Storage;

internal sealed partial class SqlDirectory
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

    public async Task<BlockRow?> FindBlockAsync(
        ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(targetHashes.Length, DirectoryLimits.TargetHashesMax);
        if (targetHashes.IsEmpty) return null;
        return await new SqlQuery($"""
            select block_id, scope, target_hash, target, contact_id, blocked_by, blocked_at, expires_at, document from blocks
            where {dialect.AnyOf("target_hash", "@hashes")} and {InForce("expires_at")}
            order by blocked_at, block_id limit 1
            """)
            .With("@hashes", dialect.List(targetHashes)).With("@now", dialect.Time(now))
            .FirstAsync<BlockRow?>(Database, ReadBlock, cancellationToken);
    }

    public Task<ImmutableArray<BlockOwner>> ListExpiredBlocksAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select owner_type, owner_id from blocks where expires_at <= @now
            group by owner_type, owner_id order by min(expires_at), owner_type, owner_id limit @limit
            """)
            .With("@now", dialect.Time(now)).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadOwner, cancellationToken);

    // From the open conversations, which are few, to blocks, which may be many. The rooms of a merged contact are those of who has it now.
    public Task<ImmutableArray<BlockOwner>> ListBlocksToEnforceAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select b.owner_type, b.owner_id
            from conversations c left join contact_aliases a on a.alias_id = c.contact_id
                join blocks b on b.contact_id = coalesce(a.contact_id, c.contact_id)
            where c.status <> 'closed' and b.scope = '{BlockScopes.Contact}' and {InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c cross join blocks b
            where c.status <> 'closed' and b.scope = '{BlockScopes.Channel}' and b.visitor_id = c.visitor_id
                and b.source_type = c.source_type and b.source_id is not distinct from c.source_id and {InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c join visitors v on v.visitor_id = c.visitor_id join blocks b on b.email_key = v.email_key
            where c.status <> 'closed' and {InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c join visitors v on v.visitor_id = c.visitor_id join blocks b on b.phone_digits = v.phone_digits
            where c.status <> 'closed' and {InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c left join contact_aliases a on a.alias_id = c.contact_id
                join contact_addresses d on d.contact_id = coalesce(a.contact_id, c.contact_id) and d.kind = '{ContactAddress.Email}'
                join blocks b on b.email_key = d.address
            where c.status <> 'closed' and {InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c left join contact_aliases a on a.alias_id = c.contact_id
                join contact_addresses d on d.contact_id = coalesce(a.contact_id, c.contact_id) and d.kind <> '{ContactAddress.Email}'
                join blocks b on b.phone_digits = d.address
            where c.status <> 'closed' and {InForce("b.expires_at")}
            order by owner_type, owner_id limit @limit
            """)
            .With("@now", dialect.Time(now)).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadOwner, cancellationToken);

    private static string InForce(string expiresAt) => $"({expiresAt} is null or {expiresAt} > @now)";

    private IEnumerable<string> Conditions(BlockQuery query, SqlQuery sql)
    {
        if (query.Scope is { } scope) yield return $"b.scope = {sql.Add(StorableText.Mend(scope))}";
        if (query.ContactId is { } contactId) yield return $"b.contact_id = {sql.Add(StorableText.Mend(contactId))}";
        if (query.BlockedBy is { } blockedBy) yield return $"b.blocked_by = {sql.Add(StorableText.Mend(blockedBy))}";
        if (!string.IsNullOrEmpty(query.Text))
        {
            var found = SearchText.Alternatives(query.Text).Select(part => dialect.Contains("b.search", sql.Add(dialect.ContainsValue(part))));
            yield return $"({string.Join(" or ", found)})";
        }

        if (query.InForceAt is not { } time) yield break;
        sql.With("@now", dialect.Time(time));
        yield return InForce("b.expires_at");
    }

    private static SortColumn[]? BlockColumns(string field) => field switch
    {
        "blockedAt" => [new("b.blocked_at")],
        "expiresAt" => [new("b.expires_at", Nullable: true)],
        "scope" => [new("b.scope")],
        _ => null,
    };

    private static BlockOwner ReadOwner(DbDataReader reader) => new(reader.GetString(0), reader.GetString(1));

    private ListedBlock ReadListed(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetInt64(1), dialect.ReadTimeOrNull(reader, 2));

    private BlockRow ReadBlock(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetString(5), dialect.ReadTime(reader, 6),
        dialect.ReadTimeOrNull(reader, 7), reader.GetString(8));
}
