using System.Collections.Immutable;
using ContactCenter.Directory;

namespace ContactCenter.Storage;

internal sealed partial class SqlDirectory
{
    public Task<string?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default) =>
        FindAsync("select document from conversations where room_id = @value", roomId, cancellationToken);

    public Task<Page<string>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("");
        var conditions = Conditions(query, sql).ToArray();
        var where = conditions.Length == 0 ? "from conversations" : $"from conversations where {string.Join(" and ", conditions)}";
        var order = Order(query.Page, new SortBy("ts", true), ConversationColumns, "room_id");
        return PageAsync(sql, where, order, query.Page, cancellationToken);
    }

    public Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select room_id from conversations
            where agent_id = @agent and status <> '{ConversationStatuses.Closed}'
            order by opened_at, room_id
            """).With("@agent", agentId).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Math.Clamp(limit, 0, PageItemsMax));
        var department = departmentId is null ? "department_id is null" : $"department_id = {query.Add(departmentId)}";
        return query.As($"""
            select room_id, department_id, coalesce(queued_at, opened_at) from conversations
            where status = '{ConversationStatuses.Queued}' and {department}
            order by queued_at, room_id limit @limit
            """)
            .ReadAsync(
                Database,
                reader => new WaitingConversation(
                    reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), dialect.ReadTime(reader, 2)),
                cancellationToken);
    }

    public Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select distinct department_id from conversations where status = '{ConversationStatuses.Queued}' order by department_id
            """).ReadAsync(Database, ReadTextOrNull, cancellationToken);

    private IEnumerable<string> Conditions(ConversationQuery query, SqlQuery sql)
    {
        if (!query.Statuses.IsDefaultOrEmpty) yield return dialect.AnyOf("status", sql.Add(dialect.List(query.Statuses)));
        if (!query.AgentIds.IsDefaultOrEmpty) yield return dialect.AnyOf("agent_id", sql.Add(dialect.List(query.AgentIds)));
        if (!query.DepartmentIds.IsDefaultOrEmpty) yield return dialect.AnyOf("department_id", sql.Add(dialect.List(query.DepartmentIds)));
        if (!query.Tags.IsDefaultOrEmpty) yield return dialect.ListHasAnyOf("tags", sql.Add(dialect.List(query.Tags)));
        if (query.ContactId is { } contactId) yield return $"contact_id = {sql.Add(contactId)}";
        if (query.VisitorId is { } visitorId) yield return $"visitor_id = {sql.Add(visitorId)}";
        if (query.SourceType is { } sourceType) yield return $"source_type = {sql.Add(StorableText.Key(sourceType))}";
        if (query.NoAgent) yield return "agent_id is null";
        if (query.ExactName is { } name)
            yield return $"name_key = {sql.Add(SearchText.LowerKey(name))} and name = {sql.Add(StorableText.Mend(name))}";
        if (!string.IsNullOrEmpty(query.NameContains))
            yield return dialect.Contains("name_key", sql.Add(dialect.ContainsValue(SearchText.Lower(query.NameContains))));
        if (query.OpenedFrom is { } openedFrom) yield return $"opened_at >= {sql.Add(dialect.Time(openedFrom))}";
        if (query.OpenedUntil is { } openedUntil) yield return $"opened_at <= {sql.Add(dialect.Time(openedUntil))}";
        if (query.ClosedFrom is { } closedFrom) yield return $"closed_at >= {sql.Add(dialect.Time(closedFrom))}";
        if (query.ClosedUntil is { } closedUntil) yield return $"closed_at <= {sql.Add(dialect.Time(closedUntil))}";
    }

    private static SortColumn[]? ConversationColumns(string field) => field switch
    {
        "ts" => [new("opened_at")],
        "closedAt" => [new("closed_at", Nullable: true)],
        "lm" => [new("last_message_slot"), new("last_message_at")],
        "fname" => [new("name_key")],
        _ => null,
    };
}
