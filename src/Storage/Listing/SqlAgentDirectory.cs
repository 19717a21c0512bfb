using ContactCenter.Agents;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IAgentDirectory"/>
internal sealed class SqlAgentDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IAgentDirectory
{
    public Task<AgentView?> FindAgentAsync(string userId, CancellationToken cancellationToken = default) =>
        FindViewAsync<AgentView>("select document from agents where user_id = @value", userId, cancellationToken);

    public Task<string?> FindLastAgentIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        FindAsync(
            """
            select agent_id from conversations
            where (contact_id = @value or contact_id in (select alias_id from contact_aliases where contact_id = @value)) and agent_id is not null
            order by opened_at desc, room_id desc limit 1
            """,
            contactId, cancellationToken);
}
