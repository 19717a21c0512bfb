using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Finds texts by their groups of three characters, as <c>search_grams</c> makes them (0018_grams.sql).</summary>
internal static class PostgresGrams
{
    private const int Characters = 3;

    /// <summary>Groups of a long text that are looked for: more of them would hardly find less.</summary>
    private const int GroupsMax = 20;

    /// <summary>The column has all groups of one of the texts; not always one behind the other.</summary>
    /// <param name="isFrequent">Looks for some of the groups: each costs, and those of what many rows have hardly exclude any.</param>
    public static string Has(string column, IEnumerable<string> texts, bool isFrequent, SqlQuery query) =>
        $"search_grams({column}) @@ {query.Add(string.Join(" | ", texts.Select(text => All(text, isFrequent ? Characters : 1))))}::text::tsquery";

    private static string All(string text, int step)
    {
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        if (runes.Length < Characters) return $"{Quoted(text)}:*";
        var last = runes.Length - Characters;
        var groups = Enumerable.Range(0, last + 1).Where(at => at % step == 0 || at == last).Select(at => string.Concat(runes.AsSpan(at, Characters)));
        return $"({string.Join(" & ", groups.Distinct().Take(GroupsMax).Select(Quoted))})";
    }

    private static string Quoted(string group) =>
        $"'{group.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
