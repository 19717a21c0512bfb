using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ContactCenter.Wording;

namespace ContactCenter.Addresses;

/// <summary>
/// How a contact's addresses are kept and compared. Kept is what was typed; compared is one form, however it was typed, wherever two
/// addresses are compared (<see cref="PhoneForm"/> for numbers).
/// </summary>
public static class ContactAddresses
{
    private static readonly IdnMapping International = new();

    /// <summary>As it is kept: without what nobody sees, in lower case.</summary>
    public static string Email(string email) => Visible(email).Trim().ToLowerInvariant();

    /// <summary>As it is kept.</summary>
    public static string Phone(string phone) => phone.Trim();

    /// <summary>What all ways of writing an e-mail address have in common: width and invisible signs folded, the domain in its Unicode form.</summary>
    public static string EmailKey(string email)
    {
        var plain = Visible(SafeUnicode.Normalize(email, NormalizationForm.FormKC)).Trim().ToLowerInvariant();
        var at = plain.LastIndexOf('@');
        return at < 0 ? plain : plain[..(at + 1)] + Domain(plain[(at + 1)..]);
    }

    /// <summary>Whether the key is one of an address: something on both sides of one @, and no blanks.</summary>
    /// <param name="key">As <see cref="EmailKey"/> makes it.</param>
    public static bool IsEmailKey(string key)
    {
        var at = key.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == key.LastIndexOf('@') && at < key.Length - 1 && !key.Any(char.IsWhiteSpace);
    }

    /// <summary>The form that is compared, and the one in which it was compared before there was that one.</summary>
    public static ImmutableArray<string> EmailForms(string email) =>
        [.. new[] { EmailKey(email), email.Trim().ToLowerInvariant() }.Where(form => form.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>What all ways of writing a number have in common; for a text without digits, the text.</summary>
    public static string PhoneKey(string phone, string region = "") => PhoneForm.Of(phone, region)?.Key ?? FoldedText.Of(Phone(phone));

    public static ImmutableArray<string> Emails(ImmutableArray<string> emails) => Clean(emails.Select(Email), EmailKey);

    /// <param name="region">In which numbers without a country are (<see cref="Workspace.WorkspaceSnapshot.PhoneRegion"/>).</param>
    public static ImmutableArray<string> Phones(ImmutableArray<string> phones, string region = "") =>
        Clean(phones.Select(Phone), phone => PhoneKey(phone, region));

    /// <summary>The addresses of both, each once.</summary>
    public static ImmutableArray<string> EmailsOfBoth(ImmutableArray<string> own, ImmutableArray<string> others) =>
        [.. own, .. others.ExceptBy(own.Select(EmailKey), EmailKey)];

    /// <inheritdoc cref="EmailsOfBoth"/>
    public static ImmutableArray<string> PhonesOfBoth(ImmutableArray<string> own, ImmutableArray<string> others) =>
        [.. own, .. others.ExceptBy(own.Select(phone => PhoneKey(phone)), phone => PhoneKey(phone))];

    /// <summary>The first way of writing stays.</summary>
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
