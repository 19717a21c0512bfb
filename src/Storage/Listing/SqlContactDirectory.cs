using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IContactDirectory"/>
internal sealed class SqlContactDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IContactDirectory
{
    public Task<ContactView?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        FindViewAsync<ContactView>($"select document from contacts where contact_id = {ContactConditions.ResolvedId}", contactId, cancellationToken);

    public async Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        await FindAsync($"select {ContactConditions.ResolvedId}", contactId, cancellationToken) ?? contactId;

    public Task<string?> FindContactIdByChannelAsync(
        string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        return query.As(ContactConditions.OfChannel(query, visitorId, sourceType, sourceId)).FirstAsync(Database, ReadTextOrNull, cancellationToken);
    }

    public Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default) =>
        FindAsync("select contact_id from contact_channels where visitor_id = @value order by contact_id limit 1", visitorId, cancellationToken);

    public Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default)
    {
        if (email is null && phone is null) return Task.FromResult<string?>(null);
        var query = new SqlQuery("");
        return query.As(ContactConditions.PreRegistered(Dialect, query, email, phone)).FirstAsync(Database, ReadTextOrNull, cancellationToken);
    }

    public Task<ImmutableArray<string>> ListContactIdsByPhoneAsync(string phone, int limit, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        return query.As($"""
            select c.contact_id
            from contacts c
            where c.contact_id in (select a.contact_id from contact_addresses a where {ContactConditions.AddressIs(Dialect, query, null, phone)})
                and c.enabled = {Dialect.True}
            order by c.unknown, c.created_at, c.contact_id limit {Clamp(limit)}
            """).ReadAsync(Database, ReadText, cancellationToken);
    }

    public Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select distinct contact_id from contact_channels
            where verified_field = @field and {Dialect.AnyOf("verified_value", "@verified")} and verified = {Dialect.True} and contact_id <> @except
            order by contact_id limit {PageItemsMax}
            """)
            .With("@field", StorableText.Key(field)).With("@verified", Dialect.List(Verified(value)))
            .With("@except", StorableText.Mend(exceptContactId)).ReadAsync(Database, ReadText, cancellationToken);

    /// <summary>The forms of a proven address: the present one, and that of a number with a leading 00, which was kept before.</summary>
    private static ImmutableArray<string> Verified(string value) =>
        value.StartsWith('+') ? [StorableText.Key(value), StorableText.Key("00" + value[1..])] : [StorableText.Key(value)];
}
