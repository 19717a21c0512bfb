using System.Diagnostics.CodeAnalysis;
using ContactCenter.Wording;

namespace ContactCenter.Addresses;

/// <summary>
/// An e-mail address or phone number to which a code can be sent, in its normal form. It has only characters that addresses consist of (no
/// control character, quote or bracket), so nothing can be added to a header that it is written into.
/// </summary>
/// <param name="Field">One of <see cref="VerifiedFields"/>.</param>
/// <param name="Value">The e-mail address in lower case, or the number's digits, after a plus sign if they begin with a country code.</param>
[GenerateSerializer, Immutable, Alias("VerificationAddress")]
public sealed record VerificationAddress(string Field, string Value)
{
    /// <summary>RFC 5321, 4.5.3.1.</summary>
    public const int EmailCharactersMax = 254;

    /// <summary>The fewest digits of a number: fewer could be a code.</summary>
    public const int PhoneDigitsMin = 7;

    /// <summary>E.164.</summary>
    public const int PhoneDigitsMax = 15;
    private const string Hidden = "•••";
    private const int PhoneCharactersMax = 40;

    /// <summary>The address with most characters hidden: its owner recognises it, and nobody else can guess it.</summary>
    public string Masked
    {
        get
        {
            if (Field == VerifiedFields.Phone) return Hidden + Value[^2..];
            var at = Value.IndexOf('@', StringComparison.Ordinal);
            return $"{Value[0]}{Hidden}@{Value[at + 1]}{Hidden}{Value[Value.LastIndexOf('.')..]}";
        }
    }

    public static bool TryEmail(string text, [NotNullWhen(true)] out VerificationAddress? address)
    {
        var email = ContactAddresses.EmailKey(text);
        address = IsEmail(email) ? new VerificationAddress(VerifiedFields.Email, email) : null;
        return address is not null;
    }

    public static bool TryPhone(string text, [NotNullWhen(true)] out VerificationAddress? address) => TryPhone(text, "", out address);

    /// <param name="region">The region of numbers without a country; empty = not known.</param>
    public static bool TryPhone(string text, string region, [NotNullWhen(true)] out VerificationAddress? address)
    {
        var plain = FoldedText.Of(text).Trim();
        var isNumber = !text.Trim().Any(char.IsControl) && plain.Length <= PhoneCharactersMax && plain.LastIndexOf('+') <= 0
            && plain.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '.' or '/');
        var form = isNumber ? PhoneForm.Of(plain, region) : null;
        address = form?.Digits.Length is >= PhoneDigitsMin and <= PhoneDigitsMax ? new VerificationAddress(VerifiedFields.Phone, form.Shown) : null;
        return address is not null;
    }

    private static bool IsEmail(string email)
    {
        if (!ContactAddresses.IsEmailKey(email) || email.Length > EmailCharactersMax) return false;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var (local, domain) = (email[..at], email[(at + 1)..]);
        return local.All(c => char.IsLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal)) && AreLabels(local)
            && domain.All(c => char.IsLetterOrDigit(c) || c is '-' or '.') && AreLabels(domain) && domain.Contains('.', StringComparison.Ordinal);
    }

    /// <summary>Tells whether every dot of the text stands between other characters.</summary>
    private static bool AreLabels(string text) =>
        text.Length > 0 && text[0] != '.' && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal);
}

