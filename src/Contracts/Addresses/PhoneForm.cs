using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ContactCenter.Wording;
using PhoneNumbers;

namespace ContactCenter.Addresses;

/// <summary>
/// A phone number in a form that is the same for every way of writing it. The digits are those of E.164 where the country is known (by a
/// plus sign, a leading 00, or the region), else the digits as written. The extension is kept apart.
/// </summary>
/// <param name="Digits">The digits, without a plus sign.</param>
/// <param name="IsInternational">Whether the digits begin with a country code.</param>
/// <param name="Extension">The digits of the extension; empty = none.</param>
public sealed partial record PhoneForm(string Digits, bool IsInternational, string Extension)
{
    private const string InternationalPrefix = "00";
    private const char ExtensionSign = 'x';
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>All digits as they were written. Earlier versions compared numbers by them.</summary>
    private string WrittenDigits { get; init; } = "";

    /// <summary>The digits of the number as its own country writes it; null = the number is not of the region.</summary>
    private string? NationalDigits { get; init; }

    /// <summary>The key by which numbers are compared. Two extensions of one number are two addresses.</summary>
    public string Key => Extension.Length == 0 ? Digits : $"{Digits}{ExtensionSign}{Extension}";

    /// <summary>The number written in one way, from which the same form is read again.</summary>
    public string Shown => (IsInternational ? "+" : "") + Digits + (Extension.Length == 0 ? "" : $" ext. {Extension}");

    /// <summary>The key, and the keys under which the same number may have been kept by earlier versions or without a region.</summary>
    public ImmutableArray<string> Forms => Extension.Length > 0 ? [Key] : [.. Whole().Append(WrittenDigits).Distinct(StringComparer.Ordinal)];

    /// <summary>The keys under which a block of this number may be kept. A block of a number also keeps out its extensions.</summary>
    public ImmutableArray<string> BlockedForms => [.. Whole().Prepend(Key).Append(WrittenDigits).Distinct(StringComparer.Ordinal)];

    /// <summary>The digits of a number whose <see cref="Key"/> this is.</summary>
    public static string DigitsOfKey(string key) => key.Split(ExtensionSign)[0];

    public PhoneForm WithoutExtension() => this with { Extension = "" };

    public static bool IsRegion(string region) => Numbers.GetSupportedRegions().Contains(region);

    /// <param name="region">The region of numbers without a country, two letters (ISO 3166); empty = not known.</param>
    /// <returns>Null = the text has no digit.</returns>
    public static PhoneForm? Of(string text, string region = "")
    {
        var plain = FoldedText.Of(text);
        var written = DigitsOf(plain);
        if (written.Length == 0) return null;
        var extension = Extensions().Match(plain) is { Success: true } found && DigitsOf(plain[..found.Index]).Length > 0 ? found : null;
        var number = extension is null ? plain : plain[..extension.Index];
        var digits = DigitsOf(number);
        var hasPlus = number.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus && DigitsOf(number[..plus]).Length == 0;
        var form = Parsed(digits, hasPlus, region) is { } parsed
            ? Of(parsed, region)
            : new PhoneForm(digits, hasPlus, "");
        return form with { Extension = extension?.Groups["digits"].Value ?? "", WrittenDigits = written };
    }

    private static PhoneForm Of(PhoneNumber number, string region)
    {
        var digits = FormattableString.Invariant($"{number.CountryCode}{Numbers.GetNationalSignificantNumber(number)}");
        var isOfRegion = region.Length > 0 && Numbers.GetCountryCodeForRegion(region) == number.CountryCode;
        return new PhoneForm(digits, true, "")
        {
            NationalDigits = isOfRegion ? DigitsOf(Numbers.Format(number, PhoneNumberFormat.NATIONAL)) : null,
        };
    }

    private static PhoneNumber? Parsed(string digits, bool hasPlus, string region)
    {
        if (hasPlus) return Parse("+" + digits, null);
        if (digits.StartsWith(InternationalPrefix, StringComparison.Ordinal) && Whole(Parse("+" + digits[2..], null)) is { } abroad) return abroad;
        if (region.Length == 0) return null;
        var own = Whole(Parse(digits, region));
        if (own is not null && Numbers.IsValidNumber(own)) return own;
        // A country without its plus sign, as providers write numbers.
        return Parse("+" + digits, null) is { } plain && Numbers.IsValidNumber(plain) ? plain : own;
    }

    private static PhoneNumber? Parse(string number, string? region)
    {
        try
        {
            return Numbers.Parse(number, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Drops a number that cannot be called from everywhere: a number without its area code is compared by its digits.</summary>
    private static PhoneNumber? Whole(PhoneNumber? number) =>
        number is not null && Numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE ? number : null;

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private IEnumerable<string> Whole()
    {
        yield return Digits;
        if (IsInternational) yield return InternationalPrefix + Digits;
        if (NationalDigits is { } national) yield return national;
    }

    // "ext. 12", "extension 12", "x12", ";ext=12", "#12", "доб. 12", "Durchwahl 12"; after folding.
    [GeneratedRegex(@"[\s,;]*(?<![a-z])(?:ext(?:ension|n)?|xtn|x|durchwahl|доб|#)[\s.:=]*(?<digits>[0-9]{1,7})#?\s*\z")]
    private static partial Regex Extensions();
}
