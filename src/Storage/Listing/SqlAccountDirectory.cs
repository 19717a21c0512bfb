using ContactCenter.Accounts;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IAccountDirectory"/>
internal sealed class SqlAccountDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IAccountDirectory
{
    public Task<AccountView?> FindAccountAsync(string userId, CancellationToken cancellationToken = default) =>
        FindViewAsync<AccountView>("select document from accounts where user_id = @value", userId, cancellationToken);

    public Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default) =>
        AnyAsync(
            new SqlQuery($"select count(*) from (select 1 from accounts where {Dialect.ListHasAnyOf("roles", "@roles")} limit 1) as found")
                .With("@roles", Dialect.List([role])),
            cancellationToken);

    public async Task<int> CountActiveAccountsAsync(string role, int limit, CancellationToken cancellationToken = default) =>
        (await new SqlQuery($"""
            select user_id from accounts where active = {Dialect.True} and {Dialect.ListHasAnyOf("roles", "@roles")} limit @limit
            """)
            .With("@roles", Dialect.List([role])).With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken)).Length;

    public Task<Page<AccountView>> ListAccountsWithRoleAsync(
        string? role, string? text, PageRequest page, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var where = "from accounts where 1 = 1";
        if (role is not null) where += $" and {Dialect.ListHasAnyOf("roles", query.Add(Dialect.List([role])))}";
        if (!string.IsNullOrEmpty(text))
        {
            var (username, name) = (Dialect.ContainsValue(SearchText.Lower(text)), Dialect.ContainsValue(SearchText.Fold(text)));
            where += $" and ({Dialect.Contains("username_key", query.Add(username))} or {Dialect.Contains("name_key", query.Add(name))})";
        }

        return PageAsync<AccountView>(query, where, Order(page, new SortBy("name", false), AccountColumns, "user_id"), page, cancellationToken);
    }

    private static SortColumn[]? AccountColumns(string field) => field switch
    {
        "name" => [new("name_key")],
        "username" => [new("username_key")],
        "createdAt" => [new("created_at")],
        _ => null,
    };
}
