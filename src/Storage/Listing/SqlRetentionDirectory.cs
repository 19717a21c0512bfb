using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IRetentionDirectory"/>
internal sealed class SqlRetentionDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IRetentionDirectory
{
    public async Task<ImmutableArray<RetiringRoom>> ListRetiringAsync(
        ImmutableArray<RetentionSlice> slices, RetiringRoom? after, int limit, CancellationToken cancellationToken = default)
    {
        if (slices.IsEmpty) return [];
        var query = new SqlQuery("").With("@limit", Clamp(limit));
        var later = after is null ? ""
            : $"and (closed_at, room_id) > ({query.Add(Dialect.Time(after.ClosedAt))}, {query.Add(StorableText.Mend(after.RoomId))})";
        return await query.As($"""
            select room_id, department_id, closed_at from conversations
            where {Of(slices, query)} {later}
            order by closed_at, room_id limit @limit
            """).ReadAsync(
                Database, reader => new RetiringRoom(reader.GetString(0), TextOrNull(reader, 1), Dialect.ReadTime(reader, 2)), cancellationToken);
    }

    public async Task<ImmutableArray<RetiringCount>> CountRetiringAsync(
        ImmutableArray<RetentionSlice> slices, CancellationToken cancellationToken = default)
    {
        if (slices.IsEmpty) return [];
        var query = new SqlQuery("");
        return await query.As($"""
            select department_id, count(*), min(closed_at) from conversations
            where {Of(slices, query)}
            group by department_id order by 2 desc, department_id limit {PageItemsMax}
            """).ReadAsync(
                Database, reader => new RetiringCount(TextOrNull(reader, 0), reader.GetInt64(1), Dialect.ReadTime(reader, 2)), cancellationToken);
    }

    /// <summary>The first condition bounds the part of the index by time of closing that is read.</summary>
    private string Of(ImmutableArray<RetentionSlice> slices, SqlQuery query) => $"""
        closed_at <= {query.Add(Dialect.Time(slices.Max(slice => slice.ClosedUntil)))} and status = '{ConversationStatuses.Closed}'
            and ({string.Join(" or ", slices.Select(slice => $"({Of(slice, query)})"))})
        """;

    private string Of(RetentionSlice slice, SqlQuery query)
    {
        var those = Dialect.AnyOf("department_id", query.Add(Dialect.List(slice.DepartmentIds)));
        var departments = slice.IsOfOthers ? $"(department_id is null or not {those})" : those;
        var kept = slice.Anonymizes ? $" and contact_id <> '{AnonymousParty.Id}'" : "";
        return $"{departments} and closed_at <= {query.Add(Dialect.Time(slice.ClosedUntil))}{kept}";
    }
}
