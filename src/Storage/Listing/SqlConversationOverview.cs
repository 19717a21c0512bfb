using System.Collections.Immutable;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IConversationOverview"/>
internal sealed class SqlConversationOverview(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IConversationOverview
{
    private const int ChannelsLookedAt = 10_000;

    public Task<Page<ConversationView>> ListOfferedAsync(OfferedQuery offered, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var mine = Dialect.AnyOf("department_id", query.Add(Dialect.List(offered.DepartmentIds)));
        var only = offered.OnlyDepartmentIds is { } ids ? $"and {Dialect.AnyOf("department_id", query.Add(Dialect.List(ids)))}" : "";
        var where = $"""
            from conversations
            where status = '{ConversationStatuses.Queued}' {only}
                and (preferred_agent_id = {query.Add(offered.AgentId)} or (preferred_agent_id is null and (department_id is null or {mine})))
            """;
        return PageAsync<ConversationView>(query, where, $"{QueueOrders.Before(offered.Order)}queued_at, room_id", offered.Page, cancellationToken);
    }

    public Task<ImmutableArray<ChannelKind>> ListChannelKindsAsync(CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select distinct source_type, source_id
            from (select source_type, source_id from conversations order by opened_at desc, room_id desc limit {ChannelsLookedAt}) newest
            order by source_type, source_id limit {PageItemsMax}
            """).ReadAsync(Database, reader => new ChannelKind(reader.GetString(0), TextOrNull(reader, 1)), cancellationToken);

    public Task<ImmutableArray<string>> ListClosedRoomIdsAsync(
        ImmutableArray<string> departmentIds, string? afterRoomId, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@after", StorableText.Mend(afterRoomId ?? "")).With("@limit", Clamp(limit));
        var departments = departmentIds.IsEmpty ? "" : $"and {Dialect.AnyOf("department_id", query.Add(Dialect.List(departmentIds)))}";
        return query.As($"""
            select room_id from conversations
            where status = '{ConversationStatuses.Closed}' and room_id > @after {departments}
            order by room_id limit @limit
            """).ReadAsync(Database, ReadText, cancellationToken);
    }

    public Task<ImmutableArray<ServedCount>> CountServedAsync(
        string? agentId, string? departmentId, bool includesOffline, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var ofAgent = agentId is null ? "" : $"and agent_id = {query.Add(agentId)}";
        var ofDepartment = departmentId is null ? "" : $"and department_id = {query.Add(departmentId)}";
        var present = includesOffline ? "" : "where g.left_at is null";
        return query.As($"""
            select g.document, s.department_id, s.conversations
            from (
                select agent_id, department_id, count(*) as conversations from conversations
                where status = '{ConversationStatuses.Open}' {ofAgent} {ofDepartment}
                group by agent_id, department_id) s
            join agents g on g.user_id = s.agent_id
            {present}
            order by s.conversations desc, g.user_id, s.department_id limit {PageItemsMax}
            """).ReadAsync(
                Database, reader => new ServedCount(View<AgentView>(reader), TextOrNull(reader, 1), reader.GetInt32(2)), cancellationToken);
    }
}
