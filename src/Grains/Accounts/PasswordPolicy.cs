using System.Collections.Frozen;
using ContactCenter.Errors;

namespace ContactCenter.Accounts;

/// <summary>
/// Judges which passwords may be set. They must be long, and not among those that lists of stolen passwords begin with, which are tried
/// first. Asking for more (digits, signs) would make passwords harder to remember and hardly harder to guess.
/// </summary>
public static class PasswordPolicy
{
    private const int ContextMin = 4;
    private const int OwnPartMin = 8;
    private const int DifferentMin = 5;
    private const int AdditionMin = 12;
    private const string AdditionSigns = "0123456789 !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~";

    private static readonly char[] Additions = AdditionSigns.ToCharArray();

    private static readonly FrozenSet<string> CommonWords = PasswordLists.Words.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="minLength">The workspace's setting; the minimum is never below <see cref="AccountSettings.PasswordLengthMin"/>.</param>
    /// <param name="context">Texts that others know of the user: name, user name, e-mail.</param>
    /// <returns>Null = the password may be set.</returns>
    public static Error? FindFault(string password, int minLength, params IEnumerable<string?> context)
    {
        var min = Math.Max(AccountSettings.PasswordLengthMin, minLength);
        if (password.EnumerateRunes().Count() < min) return AccountErrors.PasswordTooWeak($"The password must have at least {min} characters");
        if (IsCommon(password)) return AccountErrors.PasswordTooWeak("The password is one of those that are tried first");
        return Parts(context).Any(part => IsMostly(password, part))
            ? AccountErrors.PasswordTooWeak("The password is mostly the user's name or address")
            : null;
    }

    private static bool IsCommon(string password)
    {
        var folded = password.ToLowerInvariant();
        if (folded.Distinct().Count() < DifferentMin || IsRepeated(folded) || IsRun(folded)) return true;
        // pa55w0rd!!2024 is password with what people add to it.
        var word = folded.Trim(Additions);
        var letters = string.Concat(word.Select(Plain));
        if (letters.Length == 0) return true;
        return (CommonWords.Contains(letters) || CommonWords.Contains(Halved(letters))) && !IsNumber(folded.Replace(word, "", StringComparison.Ordinal));
    }

    /// <summary>Tells whether an addition to a word is strong by itself: long, and neither a repetition nor a row of keys.</summary>
    private static bool IsNumber(string added) =>
        added.Length >= AdditionMin && added.Distinct().Count() >= DifferentMin && !IsRepeated(added) && !IsRun(added);

    private static char Plain(char sign) => sign switch
    {
        '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => sign,
    };

    /// <summary>Returns one half of a text that consists of two equal halves, else the text.</summary>
    private static string Halved(string text)
    {
        var half = text.Length / 2;
        return text.Length % 2 == 0 && text[..half] == text[half..] ? text[..half] : text;
    }

    /// <summary>Tells whether the text repeats the same one to four signs over and over.</summary>
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, 4).Any(length => Enumerable.Range(length, text.Length - length).All(i => text[i] == text[i - length]));

    /// <summary>Tells whether most signs follow one another along the alphabet, the digits or a row of keys, forwards or backwards.</summary>
    private static bool IsRun(string text)
    {
        var steps = Enumerable.Range(1, text.Length - 1).Count(i => PasswordLists.Rows.Any(row => AreNeighbours(row, text[i - 1], text[i])));
        return steps >= text.Length * 3 / 4;
    }

    private static bool AreNeighbours(string row, char first, char second)
    {
        var at = row.IndexOf(first, StringComparison.Ordinal);
        return at >= 0 && ((at + 1 < row.Length && row[at + 1] == second) || (at > 0 && row[at - 1] == second));
    }

    private static IEnumerable<string> Parts(IEnumerable<string?> context) => context.OfType<string>()
        .SelectMany(text => new[] { text, text.Split('@')[0] }).Where(part => part.Length >= ContextMin);

    private static bool IsMostly(string password, string part)
    {
        var rest = password.Replace(part, "", StringComparison.OrdinalIgnoreCase);
        return rest.Length < password.Length && rest.Length < OwnPartMin;
    }
}
