using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ContactCenter.Wording;
using PhoneNumbers;

namespace ContactCenter.Addresses;

/// <summary>
/// What all ways of writing a phone number have in common: the digits of E.164 where its country is known (by a plus sign, a leading 00, or
/// the region), else the digits that were written; the extension apart.
/// </summary>
/// <param name="Digits">Without a plus sign.</param>
/// <param name="IsInternational">They begin with a country.</param>
/// <param name="Extension">Digits; empty = none.</param>
public sealed partial record PhoneForm(string Digits, bool IsInternational, string Extension)
{
    private const string InternationalPrefix = "00";
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The digits that were written, all of them: by these numbers were compared before.</summary>
    private string WrittenDigits { get; init; } = "";

    /// <summary>As it is written in its own country, the digits alone; known only in the region.</summary>
    private string? NationalDigits { get; init; }

    /// <summary>What is compared: two extensions of one number are two addresses.</summary>
    public string Key => Extension.Length == 0 ? Digits : $"{Digits}x{Extension}";

    /// <summary>One way of writing it, which has the same form.</summary>
    public string Shown => (IsInternational ? "+" : "") + Digits + (Extension.Length == 0 ? "" : $" ext. {Extension}");

    /// <summary>The key, and keys under which the same number may have been kept: before there was this form, or in no region.</summary>
    public ImmutableArray<string> Forms => Extension.Length > 0 ? [Key] : [.. Whole().Append(WrittenDigits).Distinct(StringComparer.Ordinal)];

    /// <summary>The forms under which a block of it may be kept: that of the number keeps out its extensions.</summary>
    public ImmutableArray<string> BlockedForms => [.. Whole().Prepend(Key).Append(WrittenDigits).Distinct(StringComparer.Ordinal)];

    public PhoneForm WithoutExtension() => this with { Extension = "" };

    public static bool IsRegion(string region) => Numbers.GetSupportedRegions().Contains(region);

    /// <param name="region">Of numbers without a country, two letters (ISO 3166); empty = it is not known.</param>
    /// <returns>Null = there is no digit in it.</returns>
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

    /// <summary>A number that can be called from everywhere: one without its area is compared by its digits.</summary>
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
