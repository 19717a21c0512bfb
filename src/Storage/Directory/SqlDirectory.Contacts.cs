using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Directory;
using ContactCenter.Workspace;

namespace ContactCenter.Storage;

internal sealed partial class SqlDirectory
{
    // An id has at most one of them, unless a merge was undone a moment ago: then its own contact is meant.
    private const string ResolvedId = """
        coalesce(
            (select contact_id from contacts where contact_id = @value), (select contact_id from contact_aliases where alias_id = @value))
        """;

    public Task<string?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        FindAsync($"select document from contacts where contact_id = {ResolvedId}", contactId, cancellationToken);

    public async Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        await FindAsync($"select {ResolvedId}", contactId, cancellationToken) ?? contactId;

    public Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select distinct contact_id from contact_channels
            where verified_field = @field and {dialect.AnyOf("verified_value", "@verified")} and verified = {dialect.True} and contact_id <> @except
            order by contact_id limit {PageItemsMax}
            """)
            .With("@field", StorableText.Key(field)).With("@verified", dialect.List(Verified(value)))
            .With("@except", StorableText.Mend(exceptContactId)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ReadContactsAsync(
        string? afterContactId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select document from contacts where contact_id > @after and enabled = {dialect.True} order by contact_id limit @limit
            """)
            .With("@after", StorableText.Mend(afterContactId ?? "")).With("@limit", Clamp(limit))
            .ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListContactIdsOfManagerAsync(
        string userId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select contact_id from contacts where manager_id = @manager order by contact_id limit @limit")
            .With("@manager", StorableText.Mend(userId)).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default) =>
        FindAsync("select contact_id from contact_channels where visitor_id = @value order by contact_id limit 1", visitorId, cancellationToken);

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
              and not exists (select 1 from accounts a where a.user_id = m.user_id and {dialect.ListHasAnyOf("a.roles", "@roles")})
            limit @limit
            """)
            .With("@roles", dialect.List([Roles.Agent])).With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListContactIdsToFollowAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select contact_id from contacts where not rooms_follow order by contact_id limit @limit")
            .With("@limit", ClampUpkeep(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<BegunErasure>> ListBegunErasuresAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select contact_id, erasure_id from contacts where erasure_id is not null
            union all
            select null, receipt_id from erasures e
            where completed_at is null and not exists (select 1 from contacts c where c.erasure_id = e.receipt_id)
            order by erasure_id limit @limit
            """)
            .With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new BegunErasure(ReadTextOrNull(reader), reader.GetString(1)), cancellationToken);

    public async Task<bool> IsBeingErasedAsync(string contactId, CancellationToken cancellationToken = default) =>
        await FindAsync("select erasure_id from contacts where contact_id = @value", contactId, cancellationToken) is not null;

    public Task<ImmutableArray<string>> ListContactIdsOfVisitorAsync(
        string visitorId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select distinct contact_id from contact_channels where visitor_id = @visitor order by contact_id limit @limit")
            .With("@visitor", StorableText.Mend(visitorId)).With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public async Task<bool> ContactExistsAsync(
        string? contactId, string? email, string? phone, CancellationToken cancellationToken = default)
    {
        if (contactId is not null) return await FindContactAsync(contactId, cancellationToken) is not null;
        if (email is null && phone is null) throw new ArgumentException("A contact id, an e-mail address or a phone number is needed.");
        var query = new SqlQuery("");
        return await AnyAsync(
            query.As($"""
                select count(*)
                from (select 1 from contact_addresses a where {AddressIs(query, email, email is null ? phone : null)} limit 1) as found
                """),
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
        return query.As($"""
            select c.contact_id
            from contact_addresses a join contacts c on c.contact_id = a.contact_id
            where ({AddressIs(query, email, phone)}) and c.enabled = {dialect.True} and c.pre_registered = {dialect.True}
            order by c.created_at, c.contact_id limit 1
            """).FirstAsync(Database, ReadTextOrNull, cancellationToken);
    }

    /// <summary>The address of a contact (a) is one of these, however it was written.</summary>
    private string AddressIs(SqlQuery query, string? email, string? phone)
    {
        var matches = new List<string>();
        if (email is not null) matches.Add(AddressIs(query, ContactAddress.Email, ContactAddress.EmailForms(email)));
        if (phone is null) return string.Join(" or ", matches);
        var forms = ContactAddress.PhoneForms(phone);
        matches.Add(forms.IsEmpty
            ? AddressIs(query, ContactAddress.Phone, [StorableText.Key(ContactAddresses.PhoneKey(phone)), StorableText.Key(phone)])
            : AddressIs(query, ContactAddress.Digits, forms));
        return string.Join(" or ", matches);
    }

    private string AddressIs(SqlQuery query, string kind, ImmutableArray<string> forms) =>
        $"(a.kind = {query.Add(kind)} and {dialect.AnyOf("a.address", query.Add(dialect.List(forms)))})";

    /// <summary>The forms of a verified address: as it is stored now and, for a phone number, as it was stored formerly with a leading 00.</summary>
    private static ImmutableArray<string> Verified(string value) =>
        value.StartsWith('+') ? [StorableText.Key(value), StorableText.Key("00" + value[1..])] : [StorableText.Key(value)];
}
