using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IPresenceDirectory"/>
internal abstract class SqlPresenceDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IPresenceDirectory
{
    public Task<ImmutableArray<UnseenUser>> ListUnseenUsersAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select user_id, seen_at from user_connections where seen_at < @before order by user_id limit @limit")
            .With("@before", Dialect.Time(before)).With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new UnseenUser(reader.GetString(0), Dialect.ReadTime(reader, 1)), cancellationToken);

    public abstract Task SeeUsersAsync(ImmutableArray<string> userIds, DateTimeOffset now, CancellationToken cancellationToken = default);

    public abstract Task ForgetUsersAsync(ImmutableArray<UnseenUser> users, CancellationToken cancellationToken = default);
}
