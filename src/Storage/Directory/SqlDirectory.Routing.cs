using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Workspace;

namespace ContactCenter.Storage;

internal sealed partial class SqlDirectory
{
    public Task<string?> FindAgentAsync(string userId, CancellationToken cancellationToken = default) =>
        FindAsync("select document from agents where user_id = @value", userId, cancellationToken);

    public Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var agents = AvailableAgents(departmentId, query);
        return AnyAsync(query.As($"select count(*) from (select 1 {agents} limit 1) as found"), cancellationToken);
    }

    public Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, string? role = null, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", Math.Clamp(limit, 0, PageItemsMax));
        var agents = AvailableAgents(departmentId, query);
        var capacity = defaultCapacity is { } value
            ? $"g.serving < coalesce(g.capacity, {query.Add(value)})"
            : "(g.capacity is null or g.serving < g.capacity)";
        if (role is not null)
        {
            query.With("@roles", dialect.List([role]));
            agents += $" and exists (select 1 from accounts a where a.user_id = g.user_id and {dialect.ListHasAnyOf("a.roles", "@roles")})";
        }

        return query.As($"""
            select g.user_id, g.serving, g.capacity, g.last_assigned_at, g.username, g.skills
            {agents} and {capacity}
            order by g.serving, {dialect.Order("g.last_assigned_at", descending: false, nullable: true)}, g.user_id
            limit @limit
            """)
            .ReadAsync(
                Database,
                reader => new AgentCandidate(
                    reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt32(2),
                    dialect.ReadTimeOrNull(reader, 3))
                {
                    Username = reader.GetString(4), Skills = JsonText.ListOf(reader.GetString(5)),
                },
                cancellationToken);
    }

    public Task<ImmutableArray<LeftAgent>> ListLeftAgentsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select user_id, left_at from agents
            where left_at <= @before
                and exists (select 1 from conversations c where c.agent_id = user_id and c.status = '{ConversationStatuses.Open}')
            order by user_id limit @limit
            """)
            .With("@before", dialect.Time(before)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new LeftAgent(reader.GetString(0), dialect.ReadTime(reader, 1)), cancellationToken);

    public Task<ImmutableArray<string>> ListGoneAgentsAsync(int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", ClampUpkeep(limit)).With("@roles", dialect.List([Roles.Agent]));
        return query.As($"""
            select g.user_id from agents g
            where not exists (
                    select 1 from accounts a
                    where a.user_id = g.user_id and a.active = {dialect.True} and {dialect.ListHasAnyOf("a.roles", "@roles")})
                and exists (
                    select 1 from conversations c where c.agent_id = g.user_id and c.status <> '{ConversationStatuses.Closed}')
            order by g.user_id limit @limit
            """).ReadAsync(Database, ReadText, cancellationToken);
    }

    public Task<ImmutableArray<UnseenUser>> ListUnseenUsersAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select user_id, seen_at from user_connections where seen_at < @before order by user_id limit @limit")
            .With("@before", dialect.Time(before)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new UnseenUser(reader.GetString(0), dialect.ReadTime(reader, 1)), cancellationToken);

    public Task<ImmutableArray<string>> ListAgentsOutOfStepAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select g.user_id from agents g
            where g.serving <> (select count(*) from conversations c where c.agent_id = g.user_id and c.status = 'open')
            order by g.user_id limit @limit
            """)
            .With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<string?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default) =>
        FindAsync(
            """
            select document from departments where department_id = @value or name = @value
            order by case when department_id = @value then 0 else 1 end, department_id limit 1
            """,
            idOrName, cancellationToken);

    public Task<ImmutableArray<string>> ListDepartmentsAsync(CancellationToken cancellationToken = default) =>
        new SqlQuery($"select document from departments order by name_key, department_id limit {PageItemsMax}")
            .ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListDepartmentIdsOfAgentAsync(string agentId, CancellationToken cancellationToken = default) =>
        new SqlQuery("select department_id from department_agents where agent_id = @agent order by department_id").With("@agent", agentId)
            .ReadAsync(Database, ReadText, cancellationToken);

    /// <summary>An account that is switched off serves nobody, also in the moment before its agent has heard of it.</summary>
    private string AvailableAgents(string? departmentId, SqlQuery query) =>
        $"{AgentsWhoWant(departmentId, query)} and not exists (select 1 from accounts o where o.user_id = g.user_id and not (o.active = {dialect.True}))";

    private string AgentsWhoWant(string? departmentId, SqlQuery query) => departmentId is null
        ? $"from agents g where g.available = {dialect.True}"
        : $"""
            from department_agents d join agents g on g.user_id = d.agent_id
            where d.department_id = {query.Add(departmentId)} and g.available = {dialect.True}
            """;
}
