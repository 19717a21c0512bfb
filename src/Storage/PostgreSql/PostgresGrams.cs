using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Finds texts by their groups of three characters, as <c>search_grams</c> makes them (0018_grams.sql).</summary>
internal static class PostgresGrams
{
    private const int Characters = 3;

    /// <summary>Groups of a long text that are looked for: more of them would hardly find less.</summary>
    private const int GroupsMax = 20;

    /// <summary>The column has all groups of one of the texts; not always one behind the other.</summary>
    public static string Has(string column, IEnumerable<string> texts, SqlQuery query) =>
        $"search_grams({column}) @@ {query.Add(string.Join(" | ", texts.Select(All)))}::text::tsquery";

    private static string All(string text)
    {
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        if (runes.Length < Characters) return $"{Quoted(text)}:*";
        var groups = Enumerable.Range(0, runes.Length - Characters + 1).Select(at => string.Concat(runes.AsSpan(at, Characters)));
        return $"({string.Join(" & ", groups.Distinct().Take(GroupsMax).Select(Quoted))})";
    }

    private static string Quoted(string group) =>
        $"'{group.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
