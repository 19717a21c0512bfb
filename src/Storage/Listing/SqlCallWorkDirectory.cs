using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="ICallWorkDirectory"/>
internal sealed class SqlCallWorkDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), ICallWorkDirectory
{
    public Task<ImmutableArray<DueCall>> ListDueCallsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select call_id, due_at from calls
            where due_slot <= @slot and due_at <= @now
            order by due_slot, due_at, call_id limit @limit
            """)
            .With("@slot", DirectoryTables.SlotOf(now)).With("@now", Dialect.Time(now)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new DueCall(reader.GetString(0), Dialect.ReadTime(reader, 1)), cancellationToken);

    public Task<ImmutableArray<string>> ListCallsToMatchAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select call_id from calls where to_match order by call_id limit @limit")
            .With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<CalledBack>> ListCalledBackAsync(
        DateTimeOffset answeredAfter, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select m.call_id, min(o.call_id)
            from calls o join calls m on m.number_key = o.number_key and m.follow_up in ('open', 'taken') and m.started_at < o.started_at
            where o.direction = 'outbound' and o.answered_at is not null and o.answered_at > @after
            group by m.call_id order by m.call_id limit @limit
            """)
            .With("@after", Dialect.Time(answeredAfter)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new CalledBack(reader.GetString(0), reader.GetString(1)), cancellationToken);
}
