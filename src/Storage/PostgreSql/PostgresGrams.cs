using System.Globalization;
using System.Text;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>
/// Finds texts by their single characters and pairs of characters, as <c>search_grams</c> and <c>search_part</c> make them
/// (0019_grams.sql).
/// </summary>
internal static class PostgresGrams
{
    public const int Parts = 32;

    private const int FirstMark = '0';

    /// <summary>The marks of the first parts, as a parameter.</summary>
    public static object Marks(int parts) =>
        Enumerable.Range(FirstMark, parts).Select(mark => ((char)mark).ToString(CultureInfo.InvariantCulture)).ToArray();

    /// <summary>The column has all pairs of the text, or its only character; not always one behind the other.</summary>
    /// <param name="indexedPart">The first argument of the function in the index.</param>
    /// <param name="part">The SQL of the part that is asked.</param>
    public static string Has(string indexedPart, string column, string part, string text, SqlQuery query) =>
        $"search_grams({indexedPart}, {column}) @> array[{string.Join(", ", Of(text).Select(gram => $"{part} || {query.Add(gram)}::text"))}]";

    private static IEnumerable<string> Of(string text)
    {
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        return runes.Length == 1 ? runes : runes.Zip(runes.Skip(1), string.Concat).Distinct();
    }
}
