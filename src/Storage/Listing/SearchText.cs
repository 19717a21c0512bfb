using System.Text;
using ContactCenter.Addresses;
using ContactCenter.Listing;
using ContactCenter.Storage.Sql;
using ContactCenter.Wording;

namespace ContactCenter.Storage.Listing;

/// <summary>Makes text comparable: the same function runs over stored text and over the text of a search, so both databases agree.</summary>
internal static class SearchText
{
    // Values are joined by it, so that no match runs from one value into the next; it cannot occur inside a folded value.
    private const char Separator = '\n';

    private const string PhonePunctuation = " +-()./";

    /// <summary>Fewer digits after a leading zero would find everything.</summary>
    private const int DigitsAfterZeroMin = 4;

    /// <summary>Makes text comparable without regard to case: lower-cased, composed.</summary>
    public static string Lower(string text) => SafeUnicode.Normalize(StorableText.Mend(text), NormalizationForm.FormC).ToLowerInvariant();

    /// <summary><see cref="Lower"/> at the length of an index.</summary>
    public static string LowerKey(string text) => StorableText.Key(Lower(text));

    /// <summary>Makes text searchable (<see cref="FoldedText"/>).</summary>
    public static string Fold(string text) => FoldedText.Of(StorableText.Mend(text));

    /// <summary><see cref="Fold"/> at the length of an index.</summary>
    public static string FoldKey(string text) => StorableText.Key(Fold(text));

    /// <summary>Everything by which a contact is found.</summary>
    public static string Of(ContactRow row) => Of(row.Name, row.Usernames, row.Emails, row.SearchableValues, row.Phones, row.PhoneRegion);

    /// <inheritdoc cref="Of(ContactRow)"/>
    public static string Of(
        string name, IEnumerable<string> usernames, IEnumerable<string> emails, IEnumerable<string> searchableValues,
        IEnumerable<string> phones, string phoneRegion = "")
    {
        var search = new StringBuilder(Fold(name));
        foreach (var value in usernames) Append(search, Fold(value));
        foreach (var value in emails) AppendEmail(search, value);
        foreach (var value in searchableValues) Append(search, Fold(value));
        foreach (var value in phones) AppendPhone(search, value, phoneRegion);
        return search.ToString();
    }

    /// <summary>Everything by which a visitor is found.</summary>
    public static string OfVisitor(string username, string? name, string? email, string? phone, string phoneRegion = "")
    {
        var search = new StringBuilder(Fold(username));
        if (name is not null) search.Append(' ').Append(Fold(name));
        if (email is not null) AppendEmail(search, email);
        if (phone is not null) AppendPhone(search, phone, phoneRegion);
        return search.ToString();
    }

    /// <summary>Everything by which a call is found: the contact's name, and the number.</summary>
    public static string OfCall(CallRow row)
    {
        var search = new StringBuilder(Fold(row.Name ?? ""));
        if (row.Number is { } number) AppendNumber(search, number, row.NumberKey is { } key ? PhoneForm.DigitsOfKey(key) : null);
        return search.ToString();
    }

    /// <summary>The folded texts that find what is meant, one of them at least: as it was typed, and as an address in another spelling.</summary>
    public static IReadOnlyList<string> Alternatives(string text)
    {
        var folded = Fold(text);
        var found = new List<string> { folded };
        if (folded.Contains('@', StringComparison.Ordinal)) found.Add(Fold(ContactAddresses.EmailKey(text)));
        var digits = PhoneDigits(folded);
        if (digits.Length == 0 && PhoneForm.Of(folded) is { Extension.Length: > 0, Digits.Length: >= DigitsAfterZeroMin } form) digits = form.Digits;
        if (digits.Length == 0) return found;
        found.Add(digits);
        // Whoever types "0049 30" or "030" means what is kept as "+49 30".
        var withoutZeros = digits.StartsWith('0') ? digits.TrimStart('0') : "";
        if (withoutZeros.Length >= DigitsAfterZeroMin) found.Add(withoutZeros);
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The digits of a text that looks like a phone number or a part of one; empty for any other.</summary>
    public static string PhoneDigits(string text) =>
        text.All(character => char.IsAsciiDigit(character) || PhonePunctuation.Contains(character)) ? Digits(text) : "";

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static void AppendEmail(StringBuilder search, string email)
    {
        var folded = Fold(email);
        Append(search, folded);
        if (Fold(ContactAddresses.EmailKey(email)) is var key && key != folded) Append(search, key);
    }

    private static void AppendPhone(StringBuilder search, string phone, string region) =>
        AppendNumber(search, phone, PhoneForm.Of(phone, region)?.Digits);

    private static void AppendNumber(StringBuilder search, string phone, string? digits)
    {
        var folded = Fold(phone);
        Append(search, folded);
        Append(search, Digits(folded));
        if (digits is not null && digits != Digits(folded)) Append(search, digits);
    }

    private static void Append(StringBuilder search, string value) => search.Append(Separator).Append(value);
}
