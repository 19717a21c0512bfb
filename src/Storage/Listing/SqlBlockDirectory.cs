using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Blocks;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IBlockDirectory"/>
internal sealed class SqlBlockDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IBlockDirectory
{
    public async Task<BlockRow?> FindBlockAsync(
        ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(targetHashes.Length, DirectoryLimits.TargetHashesMax);
        if (targetHashes.IsEmpty) return null;
        return await new SqlQuery($"""
            select block_id, scope, target_hash, target, contact_id, blocked_by, blocked_at, expires_at, document from blocks
            where {Dialect.AnyOf("target_hash", "@hashes")} and {BlockConditions.InForce("expires_at")}
            order by blocked_at, block_id limit 1
            """)
            .With("@hashes", Dialect.List(targetHashes)).With("@now", Dialect.Time(now))
            .FirstAsync<BlockRow?>(Database, ReadBlock, cancellationToken);
    }

    public Task<ImmutableArray<BlockOwner>> ListExpiredBlocksAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select owner_type, owner_id from blocks where expires_at <= @now
            group by owner_type, owner_id order by min(expires_at), owner_type, owner_id limit @limit
            """)
            .With("@now", Dialect.Time(now)).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadOwner, cancellationToken);

    // From the open conversations, which are few, to blocks, which may be many. The rooms of a merged contact are those of who has it now.
    public Task<ImmutableArray<BlockOwner>> ListBlocksToEnforceAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select b.owner_type, b.owner_id
            from conversations c left join contact_aliases a on a.alias_id = c.contact_id
                join blocks b on b.contact_id = coalesce(a.contact_id, c.contact_id)
            where c.status <> 'closed' and b.scope = '{BlockScopes.Contact}' and {BlockConditions.InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c cross join blocks b
            where c.status <> 'closed' and b.scope = '{BlockScopes.Channel}' and b.visitor_id = c.visitor_id
                and b.source_type = c.source_type and b.source_id is not distinct from c.source_id and {BlockConditions.InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c join visitors v on v.visitor_id = c.visitor_id join blocks b on b.email_key = v.email_key
            where c.status <> 'closed' and {BlockConditions.InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c join visitors v on v.visitor_id = c.visitor_id join blocks b on b.phone_digits = v.phone_digits
            where c.status <> 'closed' and {BlockConditions.InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c left join contact_aliases a on a.alias_id = c.contact_id
                join contact_addresses d on d.contact_id = coalesce(a.contact_id, c.contact_id) and d.kind = '{ContactAddress.Email}'
                join blocks b on b.email_key = d.address
            where c.status <> 'closed' and {BlockConditions.InForce("b.expires_at")}
            union
            select b.owner_type, b.owner_id
            from conversations c left join contact_aliases a on a.alias_id = c.contact_id
                join contact_addresses d on d.contact_id = coalesce(a.contact_id, c.contact_id) and d.kind <> '{ContactAddress.Email}'
                join blocks b on b.phone_digits = d.address
            where c.status <> 'closed' and {BlockConditions.InForce("b.expires_at")}
            order by owner_type, owner_id limit @limit
            """)
            .With("@now", Dialect.Time(now)).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadOwner, cancellationToken);

    public Task<ImmutableArray<string>> ListVisitorKeysByAddressAsync(
        string? email, string? phone, string afterKey, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Clamp(limit)).With("@after", afterKey);
        var visitors = new List<string>();
        if (ContactAddress.EmailForms(email) is { IsEmpty: false } emails)
            visitors.AddRange(VisitorsOf($"= '{ContactAddress.Email}'", "email_key", query.Add(Dialect.List(emails))));
        if (ContactAddress.PhoneForms(phone) is { IsEmpty: false } numbers)
            visitors.AddRange(VisitorsOf($"<> '{ContactAddress.Email}'", "phone_digits", query.Add(Dialect.List(numbers))));
        if (visitors.Count == 0) return Task.FromResult(ImmutableArray<string>.Empty);
        return query.As($"{string.Join("\nunion\n", visitors)}\norder by visitor_key limit @limit").ReadAsync(Database, ReadText, cancellationToken);
    }

    public Task<ImmutableArray<string>> ListOpenRoomIdsByAddressAsync(
        string? email, string? phone, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Clamp(limit));
        var rooms = new List<string>();
        if (ContactAddress.EmailForms(email) is { IsEmpty: false } emails)
            rooms.AddRange(OpenRooms($"= '{ContactAddress.Email}'", "email_key", query.Add(Dialect.List(emails))));
        if (ContactAddress.PhoneForms(phone) is { IsEmpty: false } numbers)
            rooms.AddRange(OpenRooms($"<> '{ContactAddress.Email}'", "phone_digits", query.Add(Dialect.List(numbers))));
        if (rooms.Count == 0) return Task.FromResult(ImmutableArray<string>.Empty);
        return query.As($"{string.Join("\nunion\n", rooms)}\norder by room_id limit @limit")
            .ReadAsync(Database, ReadText, cancellationToken);
    }

    /// <summary>The ways from an address to visitors: themselves, and the channels of its contacts.</summary>
    private string[] VisitorsOf(string ofKind, string visitorColumn, string addresses) =>
    [
        $"select v.visitor_key from visitors v where {Dialect.AnyOf("v." + visitorColumn, addresses)} and v.visitor_key > @after",
        $"""
        select v.visitor_key
        from contact_addresses a join contact_channels h on h.contact_id = a.contact_id join visitors v on v.visitor_id = h.visitor_id
        where a.kind {ofKind} and {Dialect.AnyOf("a.address", addresses)} and v.visitor_key > @after
        """,
    ];

    /// <summary>The ways from an address to open rooms: its contacts, the contacts merged into these, its visitors.</summary>
    private string[] OpenRooms(string ofKind, string visitorColumn, string addresses)
    {
        const string open = "c.status <> 'closed'";
        return
        [
            $"""
            select c.room_id from contact_addresses a join conversations c on c.contact_id = a.contact_id
            where a.kind {ofKind} and {Dialect.AnyOf("a.address", addresses)} and {open}
            """,
            $"""
            select c.room_id
            from contact_addresses a join contact_aliases m on m.contact_id = a.contact_id join conversations c on c.contact_id = m.alias_id
            where a.kind {ofKind} and {Dialect.AnyOf("a.address", addresses)} and {open}
            """,
            $"""
            select c.room_id from visitors v join conversations c on c.visitor_id = v.visitor_id
            where {Dialect.AnyOf("v." + visitorColumn, addresses)} and {open}
            """,
        ];
    }

    private static BlockOwner ReadOwner(DbDataReader reader) => new(reader.GetString(0), reader.GetString(1));

    private BlockRow ReadBlock(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetString(5), Dialect.ReadTime(reader, 6),
        Dialect.ReadTimeOrNull(reader, 7), reader.GetString(8));
}
