using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="ISignInDirectory"/>
internal sealed class SqlSignInDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), ISignInDirectory
{
    public Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select user_id from accounts where username_key = @name or {Dialect.AnyOf("email_key", "@emails")}
            order by case when username_key = @name then 0 else 1 end limit 1
            """)
            .With("@name", SearchText.LowerKey(usernameOrEmail)).With("@emails", Dialect.List(ContactAddress.EmailForms(usernameOrEmail)))
            .FirstAsync(Database, ReadTextOrNull, cancellationToken);

    public Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select user_id, expires_at, coalesce(used_at, created_at) from account_tokens where token_hash = @hash order by user_id limit 1
            """)
            .With("@hash", StorableText.Mend(tokenHash))
            .FirstAsync<TokenOwner?>(
                Database,
                reader => new TokenOwner(reader.GetString(0), Dialect.ReadTime(reader, 1)) { UsedAt = Dialect.ReadTime(reader, 2) },
                cancellationToken);

    public Task<string?> FindAccountIdByIdentityAsync(string identityKey, CancellationToken cancellationToken = default) =>
        FindAsync("select user_id from account_identities where identity_key = @value", identityKey, cancellationToken);

    public Task<Page<ListedSession>> ListSessionsAsync(DateTimeOffset now, PageRequest page, CancellationToken cancellationToken = default) =>
        PageAsync(
            new SqlQuery("").With("@now", Dialect.Time(now)),
            "a.user_id, a.username, a.name, t.token_hash, t.created_at, t.expires_at, t.client, t.used_at",
            reader => new ListedSession(
                reader.GetString(0), reader.GetString(1), reader.GetString(2),
                new TokenRow(reader.GetString(3), Dialect.ReadTime(reader, 4), Dialect.ReadTime(reader, 5))
                {
                    Client = reader.IsDBNull(6) ? null : reader.GetString(6), UsedAt = Dialect.ReadTimeOrNull(reader, 7),
                }),
            "from account_tokens t join accounts a on a.user_id = t.user_id where t.expires_at > @now", "t.created_at desc, t.token_hash",
            page, cancellationToken);
}
