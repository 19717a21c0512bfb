using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ContactCenter.Bench.Contacts;

/// <summary>One contact of the benchmark, which follows from the seed and its number alone.</summary>
/// <param name="CustomerNumber">The searchable custom field; some have none.</param>
internal sealed record Person(int Number, string Name, ImmutableArray<string> Emails, ImmutableArray<string> Phones, string? CustomerNumber)
{
    public static Person Create(int seed, int number)
    {
        var dice = new Dice(seed, number);
        var (first, last) = (dice.Favourite(People.FirstNames), dice.Favourite(People.LastNames));
        var name = dice.Percent(8) ? $"{first} {dice.Favourite(People.FirstNames)} {last}"
            : dice.Percent(4) ? $"{first} {last}-{dice.Favourite(People.LastNames)}"
            : $"{first} {last}";
        var emails = dice.Percent(92) ? [Email(first, last, ref dice)] : ImmutableArray<string>.Empty;
        if (dice.Percent(8)) emails = emails.Add(Email(last, first, ref dice));
        var phones = dice.Percent(85) ? [Phone(ref dice)] : ImmutableArray<string>.Empty;
        return new Person(number, name, emails, phones, dice.Percent(30) ? $"KD-{dice.Below(0x1000000):X6}" : null);
    }

    /// <summary>
    /// The text by which a search must find the person, folded, with a line for each value. It is written here again and not taken from the
    /// product, because the product's results are compared with it.
    /// </summary>
    public string Searched()
    {
        var lines = new StringBuilder(SearchedText.Fold(Name));
        foreach (var email in Emails) lines.Append('\n').Append(email);
        if (CustomerNumber is not null) lines.Append('\n').Append(SearchedText.Fold(CustomerNumber));
        foreach (var phone in Phones) lines.Append('\n').Append(phone).Append('\n').Append(SearchedText.Digits(phone));
        return lines.ToString();
    }

    private static string Email(string first, string last, ref Dice dice)
    {
        var (local, domain) = (SearchedText.Fold($"{first}.{last}"), dice.Favourite(People.MailDomains));
        var ascii = string.Concat(local.Where(character => char.IsAsciiLetter(character) || character == '.'));
        return string.Create(CultureInfo.InvariantCulture, $"{ascii}{dice.Below(10_000)}@{domain}");
    }

    private static string Phone(ref Dice dice) => dice.Below(4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"+49 {150 + dice.Below(30)} {dice.Below(10_000_000):D7}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"+4930{dice.Below(100_000_000):D8}"),
        2 => string.Create(CultureInfo.InvariantCulture, $"(0{20 + dice.Below(70)}) {dice.Below(1_000):D3}-{dice.Below(10_000):D4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"+1 {200 + dice.Below(800)}-555-{dice.Below(10_000):D4}"),
    };
}
