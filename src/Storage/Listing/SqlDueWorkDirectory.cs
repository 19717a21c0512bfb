using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;
using ContactCenter.Workspace;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IDueWorkDirectory"/>
internal sealed class SqlDueWorkDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IDueWorkDirectory
{
    public Task<ImmutableArray<DueConversation>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select room_id, due_at from conversations
            where due_slot <= @slot and due_at <= @now
            order by due_slot, due_at, room_id limit @limit
            """)
            .With("@slot", DirectoryTables.SlotOf(now)).With("@now", Dialect.Time(now)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new DueConversation(reader.GetString(0), Dialect.ReadTime(reader, 1)), cancellationToken);

    public Task<ImmutableArray<LeftAgent>> ListLeftAgentsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select user_id, left_at from agents
            where left_at <= @before
                and exists (select 1 from conversations c where c.agent_id = user_id and c.status = '{ConversationStatuses.Open}')
            order by user_id limit @limit
            """)
            .With("@before", Dialect.Time(before)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new LeftAgent(reader.GetString(0), Dialect.ReadTime(reader, 1)), cancellationToken);

    public Task<ImmutableArray<string>> ListGoneAgentsAsync(int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@limit", ClampUpkeep(limit)).With("@roles", Dialect.List([Roles.Agent]));
        return query.As($"""
            select g.user_id from agents g
            where not exists (
                    select 1 from accounts a
                    where a.user_id = g.user_id and a.active = {Dialect.True} and {Dialect.ListHasAnyOf("a.roles", "@roles")})
                and exists (
                    select 1 from conversations c where c.agent_id = g.user_id and c.status <> '{ConversationStatuses.Closed}')
            order by g.user_id limit @limit
            """).ReadAsync(Database, ReadText, cancellationToken);
    }

    public Task<ImmutableArray<string>> ListAgentsOutOfStepAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select g.user_id from agents g
            where g.serving - g.call_slots <> (select count(*) from conversations c where c.agent_id = g.user_id and c.status = 'open')
            order by g.user_id limit @limit
            """)
            .With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);
}
