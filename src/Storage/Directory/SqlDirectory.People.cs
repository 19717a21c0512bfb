using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Addresses;
using ContactCenter.Directory;

namespace ContactCenter.Storage;

internal sealed partial class SqlDirectory
{
    public Task<VisitorKeys?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default) =>
        new SqlQuery("select visitor_key, visitor_id, document from visitors where visitor_key = @key")
            .With("@key", StorableText.Mend(visitorKey))
            .FirstAsync<VisitorKeys?>(Database, ReadVisitor, cancellationToken);

    public Task<VisitorKeys?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default) =>
        new SqlQuery("select visitor_key, visitor_id, document from visitors where visitor_id = @id order by visitor_key limit 1")
            .With("@id", StorableText.Mend(visitorId))
            .FirstAsync<VisitorKeys?>(Database, ReadVisitor, cancellationToken);

    public Task<Page<string>> ListVisitorsAsync(
        string? text, ImmutableArray<string> exceptIds, PageRequest page, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var where = "from visitors where 1 = 1";
        if (!string.IsNullOrEmpty(text))
        {
            var found = SearchText.Alternatives(text).Select(part => dialect.Contains("search_key", query.Add(dialect.ContainsValue(part))));
            where += $" and ({string.Join(" or ", found)})";
        }

        if (!exceptIds.IsDefaultOrEmpty) where += $" and not {dialect.AnyOf("visitor_id", query.Add(dialect.List(exceptIds)))}";
        return PageAsync(query, where, "username, visitor_key", page, cancellationToken);
    }

    public Task<string?> FindVisitorIdByAddressAsync(string? email, string? phone, CancellationToken cancellationToken = default)
    {
        var (column, forms) = email is not null
            ? ("email_key", ContactAddress.EmailForms(email))
            : ("phone_digits", phone is null || PhoneForm.Of(phone) is not { } form ? [] : ContactAddress.PhoneForms(form.WithoutExtension().Shown));
        if (forms.IsEmpty) return Task.FromResult<string?>(null);
        return new SqlQuery($"""
            select visitor_id from visitors where {dialect.AnyOf(column, "@forms")} order by created_at desc, visitor_id limit 1
            """)
            .With("@forms", dialect.List(forms)).FirstAsync(Database, ReadTextOrNull, cancellationToken);
    }

    public Task<string?> FindAccountAsync(string userId, CancellationToken cancellationToken = default) =>
        FindAsync("select document from accounts where user_id = @value", userId, cancellationToken);

    public Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select user_id from accounts where username_key = @name or {dialect.AnyOf("email_key", "@emails")}
            order by case when username_key = @name then 0 else 1 end limit 1
            """)
            .With("@name", SearchText.LowerKey(usernameOrEmail)).With("@emails", dialect.List(ContactAddress.EmailForms(usernameOrEmail)))
            .FirstAsync(Database, ReadTextOrNull, cancellationToken);

    public Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select user_id, expires_at, coalesce(used_at, created_at) from account_tokens where token_hash = @hash order by user_id limit 1
            """)
            .With("@hash", StorableText.Mend(tokenHash))
            .FirstAsync<TokenOwner?>(
                Database,
                reader => new TokenOwner(reader.GetString(0), dialect.ReadTime(reader, 1)) { UsedAt = dialect.ReadTime(reader, 2) },
                cancellationToken);

    public async Task<int> CountActiveAccountsAsync(string role, int limit, CancellationToken cancellationToken = default) =>
        (await new SqlQuery($"""
            select user_id from accounts where active = {dialect.True} and {dialect.ListHasAnyOf("roles", "@roles")} limit @limit
            """)
            .With("@roles", dialect.List([role])).With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken)).Length;

    public Task<string?> FindAccountIdByIdentityAsync(string identityKey, CancellationToken cancellationToken = default) =>
        FindAsync("select user_id from account_identities where identity_key = @value", identityKey, cancellationToken);

    public Task<Page<ListedSession>> ListSessionsAsync(DateTimeOffset now, PageRequest page, CancellationToken cancellationToken = default) =>
        PageAsync(
            new SqlQuery("").With("@now", dialect.Time(now)),
            "a.user_id, a.username, a.name, t.token_hash, t.created_at, t.expires_at, t.client, t.used_at",
            reader => new ListedSession(
                reader.GetString(0), reader.GetString(1), reader.GetString(2),
                new TokenRow(reader.GetString(3), dialect.ReadTime(reader, 4), dialect.ReadTime(reader, 5))
                {
                    Client = reader.IsDBNull(6) ? null : reader.GetString(6), UsedAt = dialect.ReadTimeOrNull(reader, 7),
                }),
            "from account_tokens t join accounts a on a.user_id = t.user_id where t.expires_at > @now", "t.created_at desc, t.token_hash",
            page, cancellationToken);

    public Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default) =>
        AnyAsync(
            new SqlQuery($"select count(*) from (select 1 from accounts where {dialect.ListHasAnyOf("roles", "@roles")} limit 1) as found")
                .With("@roles", dialect.List([role])),
            cancellationToken);

    public Task<Page<string>> ListAccountsWithRoleAsync(
        string? role, string? text, PageRequest page, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var where = "from accounts where 1 = 1";
        if (role is not null) where += $" and {dialect.ListHasAnyOf("roles", query.Add(dialect.List([role])))}";
        if (!string.IsNullOrEmpty(text))
        {
            var (username, name) = (dialect.ContainsValue(SearchText.Lower(text)), dialect.ContainsValue(SearchText.Fold(text)));
            where += $" and ({dialect.Contains("username_key", query.Add(username))} or {dialect.Contains("name_key", query.Add(name))})";
        }

        return PageAsync(query, where, Order(page, new SortBy("name", false), AccountColumns, "user_id"), page, cancellationToken);
    }

    private static SortColumn[]? AccountColumns(string field) => field switch
    {
        "name" => [new("name_key")],
        "username" => [new("username_key")],
        "createdAt" => [new("created_at")],
        _ => null,
    };

    private static VisitorKeys ReadVisitor(DbDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetString(2));
}
