using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IQueueDirectory"/>
internal sealed class SqlQueueDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IQueueDirectory
{
    public Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, QueueOrder order, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Math.Clamp(limit, 0, PageItemsMax));
        var department = departmentId is null ? "department_id is null" : $"department_id = {query.Add(departmentId)}";
        return query.As($"""
            select room_id, department_id, coalesce(queued_at, opened_at), opened_at, priority_weight, sla_minutes,
                preferred_agent_id, avoided_agent_id, tags
            from conversations
            where status = '{ConversationStatuses.Queued}' and {department}
            order by {QueueOrders.Before(order)}queued_at, room_id limit @limit
            """).ReadAsync(Database, ReadWaiting, cancellationToken);
    }

    public Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Clamp(limit)).With("@recent", ConversationLimits.RecentChatsMax);
        var department = departmentId is null ? "department_id is null" : $"department_id = {query.Add(departmentId)}";
        // As the index of closing times is sorted, which is what keeps this short.
        var newest = Dialect.Order("closed_at", descending: true, nullable: true);
        return query.As($"""
            select opened_at, closed_at
            from (
                select opened_at, closed_at, department_id, agent_id, room_id from conversations
                where closed_at is not null
                order by {newest}, room_id desc limit @recent) recent
            where agent_id is not null and {department}
            order by {newest}, room_id desc limit @limit
            """)
            .ReadAsync(Database, reader => Dialect.ReadTime(reader, 1) - Dialect.ReadTime(reader, 0), cancellationToken);
    }

    public Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select distinct department_id from conversations where status = '{ConversationStatuses.Queued}' order by department_id
            """).ReadAsync(Database, ReadTextOrNull, cancellationToken);

    private WaitingConversation ReadWaiting(DbDataReader reader) => new(
        reader.GetString(0), TextOrNull(reader, 1), Dialect.ReadTime(reader, 2))
    {
        OpenedAt = Dialect.ReadTime(reader, 3), PriorityWeight = reader.GetInt32(4), SlaMinutes = reader.GetInt32(5),
        PreferredAgentId = TextOrNull(reader, 6), AvoidedAgentId = TextOrNull(reader, 7), Tags = JsonText.ListOf(reader.GetString(8)),
    };
}
