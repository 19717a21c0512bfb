using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IAgentAvailability"/>
internal sealed class SqlAgentAvailability(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IAgentAvailability
{
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
        var capacity = $"g.serving < coalesce(g.capacity, {query.Add(defaultCapacity ?? AgentRow.AllSlots)})";
        if (role is not null)
        {
            query.With("@roles", Dialect.List([role]));
            agents += $" and exists (select 1 from accounts a where a.user_id = g.user_id and {Dialect.ListHasAnyOf("a.roles", "@roles")})";
        }

        return query.As($"""
            select g.user_id, g.serving, g.capacity, g.last_assigned_at, g.username, g.skills
            {agents} and {capacity}
            order by g.serving, {Dialect.Order("g.last_assigned_at", descending: false, nullable: true)}, g.user_id
            limit @limit
            """)
            .ReadAsync(
                Database,
                reader => new AgentCandidate(
                    reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt32(2),
                    Dialect.ReadTimeOrNull(reader, 3))
                {
                    Username = reader.GetString(4), Skills = JsonText.ListOf(reader.GetString(5)),
                },
                cancellationToken);
    }

    /// <summary>An account that is switched off serves nobody, also in the moment before its agent has heard of it.</summary>
    private string AvailableAgents(string? departmentId, SqlQuery query) =>
        $"{AgentsWhoWant(departmentId, query)} and not exists (select 1 from accounts o where o.user_id = g.user_id and not (o.active = {Dialect.True}))";

    private string AgentsWhoWant(string? departmentId, SqlQuery query) => departmentId is null
        ? $"from agents g where g.available = {Dialect.True}"
        : $"""
            from department_agents d join agents g on g.user_id = d.agent_id
            where d.department_id = {query.Add(departmentId)} and g.available = {Dialect.True}
            """;
}
