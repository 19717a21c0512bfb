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

    // The trigram index knows texts of at least three characters, that of the grams all others. Either is read row by row as far as it is
    // needed, which takes a join: what is behind "in" would be collected to its end.
    public override string Found(TextTable table, string conditions, IReadOnlyList<string> texts, bool isFrequent, SqlQuery query)
    {
        var contains = ContainsAny(table.Column, texts, query);
        var hasTrigrams = texts.All(text => text.EnumerateRunes().Count() >= TrigramCharacters);
        if (table.Index is null) return $"from {table.Name} where {conditions} and {contains}";
        var index = hasTrigrams ? table.Index : table.Grams;
        var match = hasTrigrams
            ? string.Join(" OR ", texts.Select(text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
            : string.Join(" OR ", texts.Select(SqliteGrams.Match));
        return $"""
            from (select rowid as found_row from {index} where {index} match {query.Add(match)}) as found
                cross join {table.Name} on {table.Name}.row_number = found.found_row
            where {conditions} and {contains}
            """;
    }

    // The names are read from their own index, which is a small part of the table.
    public override string NameContains(string foldedText, SqlQuery query) =>
        $"room_id in (select room_id from conversations where {Contains("name_key", query.Add(foldedText))})";

    public override string HasTag(string parameter) =>
        $"room_id in (select room_id from conversation_tags where tag in (select value from json_each({parameter})))";
}
