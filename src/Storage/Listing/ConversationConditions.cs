using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <summary>Writes the filter of a list of conversations in SQL.</summary>
internal static class ConversationConditions
{
    /// <summary>Tells whether the filter may match so little that a walk along the order would be long, and an index knows what it matches.</summary>
    public static bool MayMatchLittle(ConversationQuery query) =>
        !query.Tags.IsDefaultOrEmpty || !string.IsNullOrEmpty(query.NameContains) || (!query.OrNoDepartment && !query.DepartmentIds.IsDefaultOrEmpty);

    /// <param name="isCollected">All that match are collected by the indexes; otherwise row by row is looked at.</param>
    public static IEnumerable<string> Of(ConversationQuery query, SqlQuery sql, Dialect dialect, bool isCollected = false)
    {
        foreach (var condition in Marks(query, sql, dialect)) yield return condition;
        if (!query.Statuses.IsDefaultOrEmpty) yield return dialect.AnyOf("status", sql.Add(dialect.List(query.Statuses)));
        if (!query.AgentIds.IsDefaultOrEmpty) yield return dialect.AnyOf("agent_id", sql.Add(dialect.List(query.AgentIds)));
        if (query.HandledBy is { } handler)
        {
            var agent = sql.Add(handler);
            yield return $"""
                room_id in (
                    select room_id from conversations where agent_id = {agent}
                    union all select room_id from conversation_agents where agent_id = {agent})
                """;
        }

        if (query.OrNoDepartment)
            yield return $"(department_id is null or {dialect.AnyOf("department_id", sql.Add(dialect.List(query.DepartmentIds)))})";
        else if (!query.DepartmentIds.IsDefaultOrEmpty) yield return dialect.AnyOf("department_id", sql.Add(dialect.List(query.DepartmentIds)));
        if (!query.Tags.IsDefaultOrEmpty)
        {
            var tags = sql.Add(dialect.List(query.Tags));
            yield return isCollected ? dialect.HasTag(tags) : dialect.ListHasAnyOf("tags", tags);
        }

        if (!query.ContactIds.IsDefaultOrEmpty) yield return dialect.AnyOf("contact_id", sql.Add(dialect.List(query.ContactIds)));
        if (query.VisitorId is { } visitorId) yield return $"visitor_id = {sql.Add(visitorId)}";
        if (query.SourceType is { } sourceType) yield return $"source_type = {sql.Add(StorableText.Key(sourceType))}";
        if (query.NoAgent) yield return "agent_id is null";
        if (query.ExactName is { } name)
            yield return $"name_key = {sql.Add(SearchText.FoldKey(name))} and name = {sql.Add(StorableText.Mend(name))}";
        if (!string.IsNullOrEmpty(query.NameContains))
        {
            var folded = SearchText.Fold(query.NameContains);
            yield return isCollected ? dialect.NameContains(folded, sql) : dialect.Contains("name_key", sql.Add(dialect.ContainsValue(folded)));
        }

        if (query.OpenedFrom is { } openedFrom) yield return $"opened_at >= {sql.Add(dialect.Time(openedFrom))}";
        if (query.OpenedUntil is { } openedUntil) yield return $"opened_at <= {sql.Add(dialect.Time(openedUntil))}";
        if (query.ClosedFrom is { } closedFrom) yield return $"closed_at >= {sql.Add(dialect.Time(closedFrom))}";
        foreach (var (key, value) in query.CustomFields)
            yield return dialect.MapContains("custom_fields", sql.Add(StorableText.Mend(key)), sql.Add(SearchText.Fold(value)));
        if (query.ClosedUntil is { } closedUntil) yield return $"closed_at <= {sql.Add(dialect.Time(closedUntil))}";
    }

    /// <summary>The conditions on a conversation's marks, written as the indexes of the marks have them.</summary>
    private static IEnumerable<string> Marks(ConversationQuery query, SqlQuery sql, Dialect dialect)
    {
        if (query.SourceTypes is [var onlyType]) yield return $"source_type = {sql.Add(StorableText.Key(onlyType))}";
        else if (!query.SourceTypes.IsEmpty) yield return dialect.AnyOf("source_type", sql.Add(dialect.List(query.SourceTypes)));
        if (query.SourceId is { } sourceId) yield return $"source_id = {sql.Add(StorableText.Key(sourceId))}";
        if (query.Verified is { } verified) yield return verified ? "verified" : "not verified";
        if (query.PriorityWeights is [var onlyWeight])
            yield return onlyWeight < PriorityReference.NoWeight
                ? $"priority_weight < {PriorityReference.NoWeight} and priority_weight = {sql.Add(onlyWeight)}"
                : $"priority_weight = {sql.Add(onlyWeight)}";
        else if (!query.PriorityWeights.IsEmpty)
            yield return $"priority_weight in ({string.Join(", ", query.PriorityWeights.Select(weight => sql.Add(weight)))})";
        if (query.Unread is { } unread)
            yield return unread
                ? $"status <> '{ConversationStatuses.Closed}' and unread"
                : $"(status = '{ConversationStatuses.Closed}' or not unread)";
    }
}
