using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Contacts;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IContactSearch"/>
internal sealed class SqlContactSearch(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IContactSearch
{
    private static readonly TextTable Searched = new(
        "contacts", "contact_id", "contact_id, name_key, created_at, updated_at, last_chat_at", "search", "contact_search", "contacts_grams",
        "search_joined");

    private readonly SqlTextSearch _search = new(dataSources, dialect, Searched);

    public Task<Page<ContactView>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("").With("@unknown", query.Unknown);
        var listed = $"enabled = {Dialect.True} and unknown = @unknown";
        var order = Order(query.Page, new SortBy("name", false), ContactColumns, "contact_id");
        if (string.IsNullOrEmpty(query.Text))
        {
            var counter = $"select contacts from directory_counts where {listed}";
            var backwards = Order(Backwards(query.Page), new SortBy("name", true), ContactColumns, "contact_id");
            return CountedPageAsync<ContactView>(
                sql, $"from contacts where {listed}", new CountedOrder("contacts", "contact_id", order, backwards, counter), query.Page, cancellationToken);
        }

        var folded = SearchText.Fold(query.Text);
        return folded.Length == 0
            ? Task.FromResult(new Page<ContactView>([], 0))
            : _search.FindAsync<ContactView>(sql, listed, query.Text, order, query.Page, cancellationToken);
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

    private static SortColumn[]? ContactColumns(string field) => field switch
    {
        "name" => [new("name_key")],
        "createdAt" => [new("created_at")],
        "updatedAt" => [new("updated_at")],
        "lastChat" => [new("last_chat_at", Nullable: true)],
        _ => null,
    };
}
