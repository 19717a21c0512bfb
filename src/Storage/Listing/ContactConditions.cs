using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <summary>Conditions by which several ports find contacts.</summary>
internal static class ContactConditions
{
    // An id has at most one of them, unless a merge was undone a moment ago: then its own contact is meant.
    public const string ResolvedId = """
        coalesce(
            (select contact_id from contacts where contact_id = @value), (select contact_id from contact_aliases where alias_id = @value))
        """;

    /// <summary>The address of a contact (a) is one of these, however it was written.</summary>
    public static string AddressIs(Dialect dialect, SqlQuery query, string? email, string? phone)
    {
        var matches = new List<string>();
        if (email is not null) matches.Add(AddressIs(dialect, query, ContactAddress.Email, ContactAddress.EmailForms(email)));
        if (phone is null) return string.Join(" or ", matches);
        var forms = ContactAddress.PhoneForms(phone);
        matches.Add(forms.IsEmpty
            ? AddressIs(dialect, query, ContactAddress.Phone, [StorableText.Key(ContactAddresses.PhoneKey(phone)), StorableText.Key(phone)])
            : AddressIs(dialect, query, ContactAddress.Digits, forms));
        return string.Join(" or ", matches);
    }

    /// <summary>Selects the contact that has a visitor on a source as a channel.</summary>
    public static string OfChannel(SqlQuery query, string visitorId, string sourceType, string? sourceId)
    {
        var (visitor, type) = (query.Add(StorableText.Mend(visitorId)), query.Add(StorableText.Key(sourceType)));
        var source = sourceId is null ? "source_id is null" : $"source_id = {query.Add(StorableText.Key(sourceId))}";
        return $"""
            select contact_id from contact_channels
            where visitor_id = {visitor} and source_type = {type} and {source}
            order by contact_id limit 1
            """;
    }

    /// <summary>Selects the oldest enabled, pre-registered contact with one of these addresses, of which there is at least one.</summary>
    public static string PreRegistered(Dialect dialect, SqlQuery query, string? email, string? phone) => $"""
        select c.contact_id
        from contact_addresses a join contacts c on c.contact_id = a.contact_id
        where ({AddressIs(dialect, query, email, phone)}) and c.enabled = {dialect.True} and c.pre_registered = {dialect.True}
        order by c.created_at, c.contact_id limit 1
        """;

    private static string AddressIs(Dialect dialect, SqlQuery query, string kind, ImmutableArray<string> forms) =>
        $"(a.kind = {query.Add(kind)} and {dialect.AnyOf("a.address", query.Add(dialect.List(forms)))})";
}
