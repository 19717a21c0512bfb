using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IConversationIds"/>
internal sealed class SqlConversationIds(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IConversationIds
{
    public Task<ImmutableArray<string>> ListRoomIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> visitorIds, string? afterRoomId, int limit,
        CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select room_id from conversations where {Dialect.AnyOf("contact_id", "@contacts")} and room_id > @after
            union
            select room_id from conversations where {Dialect.AnyOf("visitor_id", "@visitors")} and room_id > @after
            order by room_id limit @limit
            """)
            .With("@contacts", Dialect.List(contactIds)).With("@visitors", Dialect.List(visitorIds))
            .With("@after", StorableText.Mend(afterRoomId ?? "")).With("@limit", Clamp(limit))
            .ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select room_id from conversations
            where agent_id = @agent and status = '{ConversationStatuses.Open}'
            order by opened_at, room_id
            """).With("@agent", agentId).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListRoomIdsOfAgentAsync(
        string agentId, string? departmentId, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@agent", agentId).With("@limit", Clamp(limit));
        var department = departmentId is null ? "" : $"and department_id = {query.Add(departmentId)}";
        return query.As($"""
            select room_id from conversations
            where agent_id = @agent and status <> '{ConversationStatuses.Closed}' {department}
            order by opened_at, room_id limit @limit
            """).ReadAsync(Database, ReadText, cancellationToken);
    }
}
