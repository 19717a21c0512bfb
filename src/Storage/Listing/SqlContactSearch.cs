using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Contacts;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

// How many contacts have a text, and where in the order they stand, is known only by looking. A database guesses, and is now and then
// wrong by a factor of thousands: it walks a million names to find 26 of which all begin with Z. So nothing here is left to its guess.
// First the matches are collected from the text index, as far as they are counted. If that was all of them they are sorted; if there are
// more, a walk along the order meets enough of them soon, unless they stand at its end, which ends the walk early and has them all sorted.
internal sealed class SqlContactSearch(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IContactSearch
{
    /// <summary>Contacts that a walk along the order looks at: less than what was collected before it.</summary>
    private const int WalkedContactsMax = 5_000;

    /// <summary>All that contacts can be sorted by.</summary>
    private const string ContactKeys = "contact_id, name_key, created_at, updated_at, last_chat_at";

    public Task<Page<ContactView>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("").With("@unknown", query.Unknown);
        var listed = $"from contacts where enabled = {Dialect.True} and unknown = @unknown";
        var order = Order(query.Page, new SortBy("name", false), ContactColumns, "contact_id");
        if (string.IsNullOrEmpty(query.Text))
        {
            var counter = $"select contacts from directory_counts where enabled = {Dialect.True} and unknown = @unknown";
            return PageAsync<ContactView>(sql, listed, order, query.Page, cancellationToken, counter);
        }

        var folded = SearchText.Fold(query.Text);
        return folded.Length == 0
            ? Task.FromResult(new Page<ContactView>([], 0))
            : FindContactsAsync(sql, listed, ContactMatches(query.Text, sql), order, query.Page, cancellationToken);
    }

    public async Task<bool> ContactExistsAsync(
        string? contactId, string? email, string? phone, CancellationToken cancellationToken = default)
    {
        if (contactId is not null) return await AnyAsync(
            new SqlQuery($"select count(*) from contacts where contact_id = {ContactConditions.ResolvedId}")
                .With("@value", StorableText.Mend(contactId)),
            cancellationToken);
        if (email is null && phone is null) throw new ArgumentException("A contact id, an e-mail address or a phone number is needed.");
        var query = new SqlQuery("");
        var isAddress = ContactConditions.AddressIs(Dialect, query, email, email is null ? phone : null);
        return await AnyAsync(
            query.As($"""
                select count(*)
                from (select 1 from contact_addresses a where {isAddress} limit 1) as found
                """),
            cancellationToken);
    }

    public Task<ImmutableArray<ContactView>> ReadContactsAsync(
        string? afterContactId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select document from contacts where contact_id > @after and enabled = {Dialect.True} order by contact_id limit @limit
            """)
            .With("@after", StorableText.Mend(afterContactId ?? "")).With("@limit", Clamp(limit))
            .ReadAsync(Database, View<ContactView>, cancellationToken);

    private async Task<Page<ContactView>> FindContactsAsync(
        SqlQuery sql, string listed, string matches, string order, PageRequest page, CancellationToken cancellationToken)
    {
        var (count, offset) = (Clamp(page.Count), Math.Max(page.Offset, 0));
        var (total, found) = await SortCountedAsync(sql, $"{listed} and {matches}", order, count, offset, cancellationToken);
        if (total <= DirectoryLimits.CountedTotalMax) return new Page<ContactView>(ViewsOf<ContactView>(found), total);

        // One more than the page holds says whether there is more.
        var sought = $"order by {order} limit {count + 1} offset {offset}";
        found = await sql.As($"""
            select document from (select * {listed} order by {order} limit {WalkedContactsMax}) as walked where {matches} {sought}
            """).ReadAsync(Database, ReadText, cancellationToken);
        if (found.Length <= count)
            found = await sql.As(Sorted($"{listed} and {matches}", order, sought)).ReadAsync(Database, ReadText, cancellationToken);
        if (found.Length > count)
            return new Page<ContactView>(ViewsOf<ContactView>(found[..count]), Math.Max(DirectoryLimits.CountedTotalMax, offset + count + 1L));
        return new Page<ContactView>(ViewsOf<ContactView>(found), found.IsEmpty ? DirectoryLimits.CountedTotalMax : offset + found.Length);
    }

    /// <summary>Counts no further than is told, and gives the page's contacts if that was all of them.</summary>
    private async Task<(long Total, ImmutableArray<string> Page)> SortCountedAsync(
        SqlQuery sql, string fromAndWhere, string order, int count, int offset, CancellationToken cancellationToken)
    {
        const long CountedMax = DirectoryLimits.CountedTotalMax;
        var rows = await sql.As($"""
            with matches as materialized (select {ContactKeys} {fromAndWhere} limit {CountedMax + 1}),
                counted as materialized (select count(*) as total from matches)
            select counted.total, c.document
            from counted
                left join (
                    select contact_id, row_number() over (order by {order}) as place
                    from matches where (select total from counted) <= {CountedMax} order by place limit {count} offset {offset}
                ) as page on true
                left join contacts c on c.contact_id = page.contact_id
            order by page.place
            """).ReadAsync(Database, reader => (Total: reader.GetInt64(0), Document: ReadSecondOrNull(reader)), cancellationToken);
        return (rows[0].Total, [.. rows.Select(row => row.Document).OfType<string>()]);
    }

    private static string Sorted(string fromAndWhere, string order, string sought) => $"""
        with matches as materialized (select {ContactKeys} {fromAndWhere})
        select c.document
        from (select contact_id, row_number() over (order by {order}) as place from matches {sought}) as page
            join contacts c on c.contact_id = page.contact_id
        order by page.place
        """;

    private static string? ReadSecondOrNull(DbDataReader reader) => reader.IsDBNull(1) ? null : reader.GetString(1);

    /// <summary>
    /// The folded text anywhere in what a contact is found by; an address also in its other spellings.
    /// </summary>
    private string ContactMatches(string text, SqlQuery query) =>
        $"({string.Join(" or ", SearchText.Alternatives(text).Select(folded => Dialect.ContactMatches(folded, query)))})";

    private static SortColumn[]? ContactColumns(string field) => field switch
    {
        "name" => [new("name_key")],
        "createdAt" => [new("created_at")],
        "updatedAt" => [new("updated_at")],
        "lastChat" => [new("last_chat_at", Nullable: true)],
        _ => null,
    };
}
