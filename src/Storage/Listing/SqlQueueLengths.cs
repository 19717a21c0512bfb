using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IQueueLengths"/>
internal sealed class SqlQueueLengths(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IQueueLengths
{
    public Task<ImmutableArray<QueueLength>> ListLongestAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select department_id, count(*), min(coalesce(queued_at, opened_at))
            from conversations where status = '{ConversationStatuses.Queued}'
            group by department_id order by 2 desc, 1 limit @limit
            """).With("@limit", Clamp(limit))
            .ReadAsync(Database, reader => new QueueLength(TextOrNull(reader, 0), reader.GetInt64(1), Dialect.ReadTime(reader, 2)), cancellationToken);
}
