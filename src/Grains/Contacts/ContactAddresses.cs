using System.Collections.Immutable;

namespace ContactCenter.Contacts;

/// <summary>How a contact's addresses are kept.</summary>
public static class ContactAddresses
{
    public static string Email(string email) => email.Trim().ToLowerInvariant();

    public static string Phone(string phone) => phone.Trim();

    /// <summary>What two ways of writing a phone number have in common.</summary>
    public static string PhoneDigits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    public static ImmutableArray<string> Emails(ImmutableArray<string> emails) => Clean(emails.Select(Email));

    public static ImmutableArray<string> Phones(ImmutableArray<string> phones) => Clean(phones.Select(Phone));

    private static ImmutableArray<string> Clean(IEnumerable<string> addresses) =>
        [.. addresses.Where(address => address.Length > 0).Distinct(StringComparer.Ordinal)];
}
