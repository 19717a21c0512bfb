using System.Globalization;
using System.Text;

namespace ContactCenter.Storage.Sqlite;

/// <summary>
/// Single characters and pairs of characters as words of a full-text index: each character by its number, so that no tokenizer drops or
/// changes any.
/// </summary>
internal static class SqliteGrams
{
    /// <summary>The name of <see cref="Of"/> in SQL.</summary>
    public const string Function = "search_grams";

    /// <summary>The words of all characters and pairs of a text.</summary>
    public static string Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var previous = "";
        foreach (var rune in text.EnumerateRunes())
        {
            var word = Word(rune);
            words.Add(word);
            if (previous.Length > 0) words.Add(Pair(previous, word));
            previous = word;
        }

        return string.Join(' ', words);
    }

    /// <summary>The words that a row must have all to contain the text, as a full-text query.</summary>
    public static string Match(string text)
    {
        var words = text.EnumerateRunes().Select(Word).ToArray();
        return $"({string.Join(" AND ", words.Length == 1 ? words : words.Zip(words.Skip(1), Pair).Distinct())})";
    }

    private static string Word(Rune rune) => rune.Value.ToString("x", CultureInfo.InvariantCulture);

    private static string Pair(string first, string second) => $"{first}z{second}";
}
