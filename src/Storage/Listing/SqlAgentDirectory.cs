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

    // Of each id of the contact the newest call is one step in an index, however many calls there are.
    public Task<string?> FindLastAgentIdWithCallsAsync(string contactId, CancellationToken cancellationToken = default) =>
        FindAsync(
            """
            with persons as (select @value as contact_id union all select alias_id from contact_aliases where contact_id = @value),
            served as (
                select c.agent_id, c.opened_at as began_at
                from persons p join conversations c on c.room_id = (
                    select r.room_id from conversations r where r.contact_id = p.contact_id and r.agent_id is not null
                    order by r.opened_at desc, r.room_id desc limit 1)
                union all
                select c.agent_id, c.started_at
                from persons p join calls c on c.call_id = (
                    select l.call_id from calls l where l.contact_id = p.contact_id and l.agent_id is not null and l.answered_at is not null
                    order by l.started_at desc, l.call_id desc limit 1))
            select agent_id from served order by began_at desc limit 1
            """,
            contactId, cancellationToken);
}
