using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Directory;

namespace ContactCenter.Storage;

internal sealed partial class SqlDirectory
{
    private const int ChannelsLookedAt = 10_000;

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
        var departments = departmentIds.IsEmpty ? "" : $"and {dialect.AnyOf("department_id", query.Add(dialect.List(departmentIds)))}";
        return query.As($"""
            select room_id from conversations
            where status = '{ConversationStatuses.Closed}' and room_id > @after {departments}
            order by room_id limit @limit
            """).ReadAsync(Database, ReadText, cancellationToken);
    }

    public Task<Page<string>> ListOfferedAsync(OfferedQuery offered, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var mine = dialect.AnyOf("department_id", query.Add(dialect.List(offered.DepartmentIds)));
        var only = offered.OnlyDepartmentIds is { } ids ? $"and {dialect.AnyOf("department_id", query.Add(dialect.List(ids)))}" : "";
        var where = $"""
            from conversations
            where status = '{ConversationStatuses.Queued}' {only}
                and (preferred_agent_id = {query.Add(offered.AgentId)} or (preferred_agent_id is null and (department_id is null or {mine})))
            """;
        return PageAsync(query, where, $"{First(offered.Order)}queued_at, room_id", offered.Page, cancellationToken);
    }

    private static string First(QueueOrder order) => order switch
    {
        QueueOrder.Priority => "priority_weight, ",
        QueueOrder.ServiceLevel => "sla_minutes, ",
        _ => "",
    };

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
                Database, reader => new ServedCount(reader.GetString(0), TextOrNull(reader, 1), reader.GetInt32(2)), cancellationToken);
    }

    public Task<string?> FindLastAgentIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        FindAsync(
            """
            select agent_id from conversations
            where (contact_id = @value or contact_id in (select alias_id from contact_aliases where contact_id = @value)) and agent_id is not null
            order by opened_at desc, room_id desc limit 1
            """,
            contactId, cancellationToken);

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
            order by {First(order)}queued_at, room_id limit @limit
            """).ReadAsync(Database, ReadWaiting, cancellationToken);
    }

    public Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Clamp(limit)).With("@recent", ConversationLimits.RecentChatsMax);
        var department = departmentId is null ? "department_id is null" : $"department_id = {query.Add(departmentId)}";
        // As the index of closing times is sorted, which is what keeps this short.
        var newest = dialect.Order("closed_at", descending: true, nullable: true);
        return query.As($"""
            select opened_at, closed_at
            from (
                select opened_at, closed_at, department_id, agent_id, room_id from conversations
                where closed_at is not null
                order by {newest}, room_id desc limit @recent) recent
            where agent_id is not null and {department}
            order by {newest}, room_id desc limit @limit
            """)
            .ReadAsync(Database, reader => dialect.ReadTime(reader, 1) - dialect.ReadTime(reader, 0), cancellationToken);
    }

    public Task<ImmutableArray<DueConversation>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select room_id, due_at from conversations
            where due_slot <= @slot and due_at <= @now
            order by due_slot, due_at, room_id limit @limit
            """)
            .With("@slot", DirectoryTables.SlotOf(now)).With("@now", dialect.Time(now)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new DueConversation(reader.GetString(0), dialect.ReadTime(reader, 1)), cancellationToken);

    public Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select distinct department_id from conversations where status = '{ConversationStatuses.Queued}' order by department_id
            """).ReadAsync(Database, ReadTextOrNull, cancellationToken);

    public Task<ImmutableArray<string>> ListRoomIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> visitorIds, string? afterRoomId, int limit,
        CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select room_id from conversations where {dialect.AnyOf("contact_id", "@contacts")} and room_id > @after
            union
            select room_id from conversations where {dialect.AnyOf("visitor_id", "@visitors")} and room_id > @after
            order by room_id limit @limit
            """)
            .With("@contacts", dialect.List(contactIds)).With("@visitors", dialect.List(visitorIds))
            .With("@after", StorableText.Mend(afterRoomId ?? "")).With("@limit", Clamp(limit))
            .ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListRoomsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select room_id from conversations
            where {dialect.AnyOf("contact_id", "@contacts")}
                and (name <> @name or coalesce(shown_contact_id, contact_id) <> @shown)
            order by room_id limit @limit
            """)
            .With("@contacts", dialect.List(contactIds)).With("@name", StorableText.Mend(name)).With("@shown", shownContactId)
            .With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListOpenRoomIdsByAddressAsync(
        string? email, string? phone, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Clamp(limit));
        var rooms = new List<string>();
        if (ContactAddress.EmailForms(email) is { IsEmpty: false } emails)
            rooms.AddRange(OpenRooms($"= '{ContactAddress.Email}'", "email_key", query.Add(dialect.List(emails))));
        if (ContactAddress.PhoneForms(phone) is { IsEmpty: false } numbers)
            rooms.AddRange(OpenRooms($"<> '{ContactAddress.Email}'", "phone_digits", query.Add(dialect.List(numbers))));
        if (rooms.Count == 0) return Task.FromResult(ImmutableArray<string>.Empty);
        return query.As($"{string.Join("\nunion\n", rooms)}\norder by room_id limit @limit")
            .ReadAsync(Database, ReadText, cancellationToken);
    }

    public Task<ImmutableArray<string>> ListVisitorKeysByAddressAsync(
        string? email, string? phone, string afterKey, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Clamp(limit)).With("@after", afterKey);
        var visitors = new List<string>();
        if (ContactAddress.EmailForms(email) is { IsEmpty: false } emails)
            visitors.AddRange(VisitorsOf($"= '{ContactAddress.Email}'", "email_key", query.Add(dialect.List(emails))));
        if (ContactAddress.PhoneForms(phone) is { IsEmpty: false } numbers)
            visitors.AddRange(VisitorsOf($"<> '{ContactAddress.Email}'", "phone_digits", query.Add(dialect.List(numbers))));
        if (visitors.Count == 0) return Task.FromResult(ImmutableArray<string>.Empty);
        return query.As($"{string.Join("\nunion\n", visitors)}\norder by visitor_key limit @limit").ReadAsync(Database, ReadText, cancellationToken);
    }

    /// <summary>The ways from an address to visitors: themselves, and the channels of its contacts.</summary>
    private string[] VisitorsOf(string ofKind, string visitorColumn, string addresses) =>
    [
        $"select v.visitor_key from visitors v where {dialect.AnyOf("v." + visitorColumn, addresses)} and v.visitor_key > @after",
        $"""
        select v.visitor_key
        from contact_addresses a join contact_channels h on h.contact_id = a.contact_id join visitors v on v.visitor_id = h.visitor_id
        where a.kind {ofKind} and {dialect.AnyOf("a.address", addresses)} and v.visitor_key > @after
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
            where a.kind {ofKind} and {dialect.AnyOf("a.address", addresses)} and {open}
            """,
            $"""
            select c.room_id
            from contact_addresses a join contact_aliases m on m.contact_id = a.contact_id join conversations c on c.contact_id = m.alias_id
            where a.kind {ofKind} and {dialect.AnyOf("a.address", addresses)} and {open}
            """,
            $"""
            select c.room_id from visitors v join conversations c on c.visitor_id = v.visitor_id
            where {dialect.AnyOf("v." + visitorColumn, addresses)} and {open}
            """,
        ];
    }

    private WaitingConversation ReadWaiting(System.Data.Common.DbDataReader reader) => new(
        reader.GetString(0), TextOrNull(reader, 1), dialect.ReadTime(reader, 2))
    {
        OpenedAt = dialect.ReadTime(reader, 3), PriorityWeight = reader.GetInt32(4), SlaMinutes = reader.GetInt32(5),
        PreferredAgentId = TextOrNull(reader, 6), AvoidedAgentId = TextOrNull(reader, 7), Tags = JsonText.ListOf(reader.GetString(8)),
    };

    private static string? TextOrNull(System.Data.Common.DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    private IEnumerable<string> Conditions(ConversationQuery query, SqlQuery sql)
    {
        foreach (var condition in Marks(query, sql)) yield return condition;
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
        if (!query.Tags.IsDefaultOrEmpty) yield return dialect.ListHasAnyOf("tags", sql.Add(dialect.List(query.Tags)));
        if (!query.ContactIds.IsDefaultOrEmpty) yield return dialect.AnyOf("contact_id", sql.Add(dialect.List(query.ContactIds)));
        if (query.VisitorId is { } visitorId) yield return $"visitor_id = {sql.Add(visitorId)}";
        if (query.SourceType is { } sourceType) yield return $"source_type = {sql.Add(StorableText.Key(sourceType))}";
        if (query.NoAgent) yield return "agent_id is null";
        if (query.ExactName is { } name)
            yield return $"name_key = {sql.Add(SearchText.FoldKey(name))} and name = {sql.Add(StorableText.Mend(name))}";
        if (!string.IsNullOrEmpty(query.NameContains))
            yield return dialect.Contains("name_key", sql.Add(dialect.ContainsValue(SearchText.Fold(query.NameContains))));
        if (query.OpenedFrom is { } openedFrom) yield return $"opened_at >= {sql.Add(dialect.Time(openedFrom))}";
        if (query.OpenedUntil is { } openedUntil) yield return $"opened_at <= {sql.Add(dialect.Time(openedUntil))}";
        if (query.ClosedFrom is { } closedFrom) yield return $"closed_at >= {sql.Add(dialect.Time(closedFrom))}";
        foreach (var (key, value) in query.CustomFields)
            yield return dialect.MapContains("custom_fields", sql.Add(StorableText.Mend(key)), sql.Add(SearchText.Fold(value)));
        if (query.ClosedUntil is { } closedUntil) yield return $"closed_at <= {sql.Add(dialect.Time(closedUntil))}";
    }

    /// <summary>The conditions on a conversation's marks (source, verified, priority and others), written as the indexes have them.</summary>
    private IEnumerable<string> Marks(ConversationQuery query, SqlQuery sql)
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

    private static SortColumn[]? ConversationColumns(string field) => field switch
    {
        "ts" => [new("opened_at")],
        "closedAt" => [new("closed_at", Nullable: true)],
        "lm" => [new("last_message_slot"), new("last_message_at")],
        "fname" => [new("name_key")],
        _ => null,
    };
}
