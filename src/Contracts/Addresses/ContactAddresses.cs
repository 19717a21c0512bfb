using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ContactCenter.Wording;

namespace ContactCenter.Addresses;

/// <summary>
/// Normal forms of a contact's addresses. An address is kept nearly as it was typed. It is compared by its key, which is the same for every
/// way of writing it (<see cref="PhoneForm"/> for numbers).
/// </summary>
public static class ContactAddresses
{
    private static readonly IdnMapping International = new();

    /// <summary>The e-mail address as it is kept: in lower case, without invisible characters and surrounding white space.</summary>
    public static string Email(string email) => Visible(email).Trim().ToLowerInvariant();

    /// <summary>The phone number as it is kept: without surrounding white space.</summary>
    public static string Phone(string phone) => phone.Trim();

    /// <summary>The key by which e-mail addresses are compared: width and invisible signs are folded, the domain is in its Unicode form.</summary>
    public static string EmailKey(string email)
    {
        var plain = Visible(SafeUnicode.Normalize(email, NormalizationForm.FormKC)).Trim().ToLowerInvariant();
        var at = plain.LastIndexOf('@');
        return at < 0 ? plain : plain[..(at + 1)] + Domain(plain[(at + 1)..]);
    }

    /// <summary>Tells whether the key is that of an address: something on both sides of one @, and no blanks.</summary>
    /// <param name="key">A key of <see cref="EmailKey"/>.</param>
    public static bool IsEmailKey(string key)
    {
        var at = key.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == key.LastIndexOf('@') && at < key.Length - 1 && !key.Any(char.IsWhiteSpace);
    }

    /// <summary>The key by which the address is compared now, and the key by which earlier versions compared it.</summary>
    public static ImmutableArray<string> EmailForms(string email) =>
        [.. new[] { EmailKey(email), email.Trim().ToLowerInvariant() }.Where(form => form.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The key by which phone numbers are compared; for a text without digits, the folded text.</summary>
    public static string PhoneKey(string phone, string region = "") => PhoneForm.Of(phone, region)?.Key ?? FoldedText.Of(Phone(phone));

    public static ImmutableArray<string> Emails(ImmutableArray<string> emails) => Clean(emails.Select(Email), EmailKey);

    /// <param name="region">The region of numbers without a country (<see cref="Workspace.WorkspaceSnapshot.PhoneRegion"/>).</param>
    public static ImmutableArray<string> Phones(ImmutableArray<string> phones, string region = "") =>
        Clean(phones.Select(Phone), phone => PhoneKey(phone, region));

    /// <summary>Joins two lists of addresses. An address that is in both is taken once.</summary>
    public static ImmutableArray<string> EmailsOfBoth(ImmutableArray<string> own, ImmutableArray<string> others) =>
        [.. own, .. others.ExceptBy(own.Select(EmailKey), EmailKey)];

    /// <inheritdoc cref="EmailsOfBoth"/>
    public static ImmutableArray<string> PhonesOfBoth(ImmutableArray<string> own, ImmutableArray<string> others) =>
        [.. own, .. others.ExceptBy(own.Select(phone => PhoneKey(phone)), phone => PhoneKey(phone))];

    /// <summary>Removes empty and repeated addresses. Of several ways of writing one address, the first stays.</summary>
    private static ImmutableArray<string> Clean(IEnumerable<string> addresses, Func<string, string> key) =>
        [.. addresses.Where(address => address.Length > 0).DistinctBy(key, StringComparer.Ordinal)];

    private static string Domain(string domain)
    {
        var labels = domain.Replace('。', '.').TrimEnd('.');
        if (Ascii.IsValid(labels) && !labels.Contains("xn--", StringComparison.Ordinal)) return labels;
        try
        {
            return International.GetUnicode(International.GetAscii(labels));
        }
        catch (ArgumentException)
        {
            // No domain that anybody could have; it is compared as it is.
            return labels;
        }
    }

    private static string Visible(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!FoldedText.IsInvisible(rune)) visible.Append(rune.ToString());
        return visible.ToString();
    }
}
