using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;
using ContactCenter.Workspace;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IContactFollowUps"/>
internal sealed class SqlContactFollowUps(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IContactFollowUps
{
    // From each manager to the next one in the index: it costs as much as there are managers, however many contacts they have.
    public Task<ImmutableArray<string>> ListDepartedManagersAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            with recursive managers (user_id) as (
                select min(manager_id) from contacts where manager_id is not null
                union all
                select (select min(manager_id) from contacts where manager_id > m.user_id) from managers m where m.user_id is not null
            )
            select m.user_id from managers m
            where m.user_id is not null
              and not exists (select 1 from accounts a where a.user_id = m.user_id and {Dialect.ListHasAnyOf("a.roles", "@roles")})
            limit @limit
            """)
            .With("@roles", Dialect.List([Roles.Agent])).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListContactIdsOfManagerAsync(
        string userId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select contact_id from contacts where manager_id = @manager order by contact_id limit @limit")
            .With("@manager", StorableText.Mend(userId)).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListContactIdsToFollowAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select contact_id from contacts where not rooms_follow order by contact_id limit @limit")
            .With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListRoomsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select room_id from conversations
            where {Dialect.AnyOf("contact_id", "@contacts")}
                and (name <> @name or coalesce(shown_contact_id, contact_id) <> @shown)
            order by room_id limit @limit
            """)
            .With("@contacts", Dialect.List(contactIds)).With("@name", StorableText.Mend(name)).With("@shown", shownContactId)
            .With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken);
}
