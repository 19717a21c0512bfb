using ContactCenter.Directory;

namespace ContactCenter.Storage;

internal sealed partial class SqlDirectory
{
    public Task<string?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        FindAsync("select document from contacts where contact_id = @value", contactId, cancellationToken);

    public Task<Page<string>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("").With("@unknown", query.Unknown);
        var where = $"from contacts where enabled = {dialect.True} and unknown = @unknown";
        if (!string.IsNullOrEmpty(query.Text)) where += $" and {ContactMatches(query.Text, sql)}";
        var order = Order(query.Page, new SortBy("name", false), ContactColumns, "contact_id");
        return PageAsync(sql, where, order, query.Page, cancellationToken);
    }

    public async Task<bool> ContactExistsAsync(
        string? contactId, string? email, string? phone, CancellationToken cancellationToken = default)
    {
        if (contactId is not null) return await FindContactAsync(contactId, cancellationToken) is not null;
        var (kind, address) = Address(email, phone);
        return await AnyAsync(
            new SqlQuery("""
                select count(*) from (select 1 from contact_addresses where kind = @kind and address = @address limit 1) as found
                """)
                .With("@kind", kind).With("@address", address),
            cancellationToken);
    }

    public Task<string?> FindContactIdByChannelAsync(
        string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("").With("@visitor", StorableText.Mend(visitorId)).With("@type", StorableText.Key(sourceType));
        var source = sourceId is null ? "source_id is null" : $"source_id = {query.Add(StorableText.Key(sourceId))}";
        return query.As($"""
            select contact_id from contact_channels
            where visitor_id = @visitor and source_type = @type and {source}
            order by contact_id limit 1
            """).FirstAsync(Database, ReadTextOrNull, cancellationToken);
    }

    public Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default)
    {
        if (email is null && phone is null) return Task.FromResult<string?>(null);
        var query = new SqlQuery("");
        var matches = new List<string>();
        if (email is not null) matches.Add(AddressIs(query, ContactAddress.Email, email));
        if (phone is not null) matches.Add(AddressIs(query, ContactAddress.Phone, phone));
        return query.As($"""
            select c.contact_id
            from contact_addresses a join contacts c on c.contact_id = a.contact_id
            where ({string.Join(" or ", matches)}) and c.enabled = {dialect.True} and c.pre_registered = {dialect.True}
            order by c.created_at, c.contact_id limit 1
            """).FirstAsync(Database, ReadTextOrNull, cancellationToken);
    }

    /// <summary>
    /// The folded text anywhere in what a contact is found by; a text that looks like a phone number also by its digits alone.
    /// </summary>
    private string ContactMatches(string text, SqlQuery query)
    {
        var folded = SearchText.Fold(text);
        var digits = SearchText.PhoneDigits(text);
        var matches = dialect.ContactMatches(folded, query);
        return digits.Length == 0 || digits == folded ? matches : $"({matches} or {dialect.ContactMatches(digits, query)})";
    }

    private static string AddressIs(SqlQuery query, string kind, string address) =>
        $"(a.kind = {query.Add(kind)} and a.address = {query.Add(StorableText.Key(address))})";

    private static (string Kind, string Address) Address(string? email, string? phone) => (email, phone) switch
    {
        (not null, _) => (ContactAddress.Email, StorableText.Key(email)),
        (_, not null) => (ContactAddress.Phone, StorableText.Key(phone)),
        _ => throw new ArgumentException("A contact id, an e-mail address or a phone number is needed."),
    };

    private static SortColumn[]? ContactColumns(string field) => field switch
    {
        "name" => [new("name_key")],
        "createdAt" => [new("created_at")],
        "updatedAt" => [new("updated_at")],
        "lastChat" => [new("last_chat_at", Nullable: true)],
        _ => null,
    };
}
