using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Listing;
using static ContactCenter.Storage.Sql.StorableText;

namespace ContactCenter.Storage.Listing;

/// <summary>An e-mail address or a phone number by which a contact is looked up.</summary>
internal sealed record ContactAddress(string Kind, string Address)
{
    public const string Email = "email";

    /// <summary>A phone number without its extension, which is what a block of it compares, or a text without digits in its place.</summary>
    public const string Phone = "phone";

    /// <summary>A phone number in the form that is compared: two ways of writing it are the same address.</summary>
    public const string Digits = "digits";

    /// <summary>A contact's addresses without repetitions.</summary>
    public static IEnumerable<ContactAddress> Of(ContactRow row) => Of(row.Emails, row.Phones, row.PhoneRegion);

    /// <inheritdoc cref="Of(ContactRow)"/>
    public static IEnumerable<ContactAddress> Of(IEnumerable<string> emails, IEnumerable<string> phones, string region) =>
        emails.Select(EmailKey).OfType<string>().Select(key => new ContactAddress(Email, key))
            .Concat(phones.SelectMany(phone => OfPhone(phone, region))).Distinct();

    /// <summary>The form of an e-mail address that is compared; null when there is none.</summary>
    public static string? EmailKey(string? email) =>
        email is not null && ContactAddresses.EmailKey(email) is { Length: > 0 } key ? Key(key) : null;

    /// <summary>All forms under which rows may have an e-mail address; empty when there is none.</summary>
    public static ImmutableArray<string> EmailForms(string? email) => email is null ? [] : [.. ContactAddresses.EmailForms(email).Select(Key)];

    /// <summary>The number, without its extension; null when there are no digits.</summary>
    public static string? PhoneDigits(string? phone, string region = "") =>
        phone is not null && PhoneForm.Of(phone, region) is { } form ? Key(form.Digits) : null;

    /// <summary>The number, with its extension; null when there are no digits.</summary>
    public static string? PhoneKey(string? phone) => phone is not null && PhoneForm.Of(phone) is { } form ? Key(form.Key) : null;

    /// <summary>All forms under which rows may have a phone number; empty when there are no digits.</summary>
    public static ImmutableArray<string> PhoneForms(string? phone) =>
        phone is not null && PhoneForm.Of(phone) is { } form ? [.. form.Forms.Select(Key)] : [];

    private static IEnumerable<ContactAddress> OfPhone(string phone, string region) => PhoneForm.Of(phone, region) is { } form
        ? [new ContactAddress(Digits, Key(form.Key)), new ContactAddress(Phone, Key(form.Digits))]
        : [new ContactAddress(Phone, Key(ContactAddresses.PhoneKey(phone)))];
}
