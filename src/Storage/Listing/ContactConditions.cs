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

    private static string AddressIs(Dialect dialect, SqlQuery query, string kind, ImmutableArray<string> forms) =>
        $"(a.kind = {query.Add(kind)} and {dialect.AnyOf("a.address", query.Add(dialect.List(forms)))})";
}
