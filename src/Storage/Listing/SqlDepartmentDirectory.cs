using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;
using ContactCenter.Workspace;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IDepartmentDirectory"/>
internal sealed class SqlDepartmentDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IDepartmentDirectory
{
    public Task<DepartmentView?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default) =>
        FindViewAsync<DepartmentView>(
            """
            select document from departments where department_id = @value or name = @value
            order by case when department_id = @value then 0 else 1 end, department_id limit 1
            """,
            idOrName, cancellationToken);

    public Task<ImmutableArray<DepartmentView>> ListDepartmentsAsync(CancellationToken cancellationToken = default) =>
        new SqlQuery($"select document from departments order by name_key, department_id limit {PageItemsMax}")
            .ReadAsync(Database, View<DepartmentView>, cancellationToken);

    public Task<ImmutableArray<string>> ListDepartmentIdsOfAgentAsync(string agentId, CancellationToken cancellationToken = default) =>
        new SqlQuery("select department_id from department_agents where agent_id = @agent order by department_id").With("@agent", agentId)
            .ReadAsync(Database, ReadText, cancellationToken);
}
