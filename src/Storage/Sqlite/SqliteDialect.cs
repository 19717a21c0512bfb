using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Sqlite;

/// <summary>SQLite's ways.</summary>
internal sealed class SqliteDialect : Dialect
{
    private const int TrigramCharacters = 3;

    public override string True => "1";

    public override object Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) =>
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(ordinal));

    public override object List(ImmutableArray<string> values) => JsonText.Of(values);

    public override string AnyOf(string column, string parameter) => $"{column} in (select value from json_each({parameter}))";

    public override string ListHasAnyOf(string column, string parameter) =>
        $"exists (select 1 from json_each({column}) as item where item.value in (select value from json_each({parameter})))";

    public override string MapContains(string column, string keyParameter, string textParameter) =>
        $"exists (select 1 from json_each({column}) as field where field.key = {keyParameter} and instr(field.value, {textParameter}) > 0)";

    public override string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    public override object ContainsValue(string text) => text;

    public override string Order(string column, bool descending, bool nullable) => descending ? $"{column} desc" : column;

    // The trigram index knows texts of at least three characters; shorter ones are looked for in every row.
    public override string TextMatches(string index, string foldedText, SqlQuery query)
    {
        var contains = Contains("search", query.Add(foldedText));
        if (foldedText.EnumerateRunes().Count() < TrigramCharacters) return contains;
        var phrase = $"\"{foldedText.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return $"(row_number in (select rowid from {index} where {index} match {query.Add(phrase)}) and {contains})";
    }
}
