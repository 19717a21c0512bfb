using ContactCenter.Listing;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <summary>Writes the filter of a list of calls in SQL, all but its text.</summary>
internal static class CallConditions
{
    public static IEnumerable<string> Of(CallQuery query, SqlQuery sql, Dialect dialect)
    {
        if (query.VisibleTo is { } visible)
            yield return $"""
                ({dialect.AnyOf("department_id", sql.Add(dialect.List(visible.DepartmentIds)))}
                    or call_id in (select call_id from call_agents where agent_id = {sql.Add(StorableText.Mend(visible.AgentId))}))
                """;
        if (!query.AgentIds.IsEmpty)
            yield return $"call_id in (select call_id from call_agents where {dialect.AnyOf("agent_id", sql.Add(dialect.List(query.AgentIds)))})";
        if (query.Direction is { } direction) yield return $"direction = {sql.Add(StorableText.Mend(direction))}";
        if (query.States is [var state]) yield return $"state = {sql.Add(StorableText.Mend(state))}";
        else if (!query.States.IsEmpty) yield return dialect.AnyOf("state", sql.Add(dialect.List(query.States)));
        if (query.IsOpen is { } isOpen) yield return isOpen ? "is_open" : "not is_open";
        if (!query.DepartmentIds.IsEmpty) yield return dialect.AnyOf("department_id", sql.Add(dialect.List(query.DepartmentIds)));
        if (query.Queue is { } queue) yield return $"queue_key = {sql.Add(SearchText.FoldKey(queue))}";
        if (!query.Tags.IsEmpty) yield return dialect.ListHasAnyOf("tags", sql.Add(dialect.List(query.Tags)));
        if (!query.DispositionIds.IsEmpty) yield return dialect.AnyOf("disposition_id", sql.Add(dialect.List(query.DispositionIds)));
        if (!query.ContactIds.IsEmpty) yield return dialect.AnyOf("contact_id", sql.Add(dialect.List(query.ContactIds)));
        if (FollowUps(query, sql, dialect) is { } followUps) yield return followUps;
        if (query.StartedFrom is { } startedFrom) yield return $"started_at >= {sql.Add(dialect.Time(startedFrom))}";
        if (query.StartedUntil is { } startedUntil) yield return $"started_at <= {sql.Add(dialect.Time(startedUntil))}";
        if (query.EndedFrom is { } endedFrom) yield return $"ended_at >= {sql.Add(dialect.Time(endedFrom))}";
        if (query.EndedUntil is { } endedUntil) yield return $"ended_at <= {sql.Add(dialect.Time(endedUntil))}";
        if (query.ExceptCallId is { } except) yield return $"call_id <> {sql.Add(StorableText.Mend(except))}";
    }

    /// <summary>What is still to be done is written as its index has it.</summary>
    private static string? FollowUps(CallQuery query, SqlQuery sql, Dialect dialect)
    {
        if (query.FollowUps.IsEmpty) return null;
        var isLeft = query.FollowUps.All(CallQuery.NotCalledBack.Contains);
        if (isLeft && query.FollowUps.Distinct().Count() == CallQuery.NotCalledBack.Length) return SqlCallIds.IsLeft;
        var any = dialect.AnyOf("follow_up", sql.Add(dialect.List(query.FollowUps)));
        return isLeft ? $"{SqlCallIds.IsLeft} and {any}" : any;
    }
}
