using ContactCenter.Contacts;
using ContactCenter.Directory;
using static ContactCenter.Storage.StorableText;

namespace ContactCenter.Storage;

/// <summary>An e-mail address or a phone number by which a contact is looked up.</summary>
internal sealed record ContactAddress(string Kind, string Address)
{
    public const string Email = "email";

    /// <summary>A phone number as entered.</summary>
    public const string Phone = "phone";

    /// <summary>A phone number by its digits alone: two ways of writing it are the same address.</summary>
    public const string Digits = "digits";

    /// <summary>A contact's addresses without repetitions.</summary>
    public static IEnumerable<ContactAddress> Of(ContactRow row) =>
        row.Emails.Select(email => new ContactAddress(Email, Key(email)))
            .Concat(row.Phones.Select(phone => new ContactAddress(Phone, Key(phone))))
            .Concat(row.Phones.Select(PhoneDigits).OfType<string>().Select(digits => new ContactAddress(Digits, digits)))
            .Distinct();

    /// <summary>The e-mail address as it is kept and compared; null when there is none.</summary>
    public static string? EmailKey(string? email) =>
        email is not null && ContactAddresses.Email(email) is { Length: > 0 } kept ? Key(kept) : null;

    /// <summary>The digits of a phone number; null when there are none.</summary>
    public static string? PhoneDigits(string? phone) =>
        phone is not null && ContactAddresses.PhoneDigits(phone) is { Length: > 0 } digits ? Key(digits) : null;
}
