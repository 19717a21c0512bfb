using System.Collections.Immutable;
using System.Data.Common;
using System.Text.RegularExpressions;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>PostgreSQL's ways.</summary>
internal sealed partial class PostgresDialect(PostgresIndexes indexes) : Dialect
{
    private const int TrigramCharacters = 3;

    // PostgreSQL makes trigrams of words: all that it knows of "r.b" is that a word begins with b. So the indexed column
    // (0005_identity.sql) has letters in the place of what parts words in names and addresses: capital ones, of which folded text has none.
    private const string WordBreaks = " .@-+_()/";
    private const string StandIns = "QXJZKVWYP";

    public override string True => "true";

    public override object Time(DateTimeOffset time) => PostgresValues.Time(time);

    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => new(reader.GetDateTime(ordinal), TimeSpan.Zero);

    public override object List(ImmutableArray<string> values) => values.Select(StorableText.Mend).ToArray();

    public override string AnyOf(string column, string parameter) => $"{column} = any({parameter})";

    public override string ListHasAnyOf(string column, string parameter) => $"{column} ?| {parameter}";

    public override string MapContains(string column, string keyParameter, string textParameter) =>
        $"strpos({column} ->> {keyParameter}, {textParameter}) > 0";

    public override string Contains(string column, string parameter) => $"{column} like {parameter}";

    public override object ContainsValue(string text) =>
        $"%{LikeSigns().Replace(text, @"\$0")}%";

    public override string Order(string column, bool descending, bool nullable) => (descending, nullable) switch
    {
        (false, false) => column,
        (true, false) => $"{column} desc",
        (false, true) => $"{column} nulls first",
        (true, true) => $"{column} desc nulls last",
    };

    public override string RowsOf(string table) => $"(select reltuples::bigint from pg_class where oid = '{table}'::regclass)";

    public override bool KnowsFewConversations =>
        indexes.IsBuilt("conversations_grams") && indexes.IsBuilt("conversations_tags") && indexes.IsBuilt("conversations_by_department");

    // What the index finds too much of, the like drops again. Until it is built, text with trigrams is found by theirs, other text by a look at
    // every row.
    public override string Found(TextTable table, string conditions, IReadOnlyList<string> texts, bool isFrequent, SqlQuery query)
    {
        if (indexes.IsBuilt(table.Grams))
        {
            var has = PostgresGrams.Has(table.Column, texts, isFrequent, query);
            return $"from {table.Name} where {conditions} and {has} and {ContainsAny(table.Column, texts, query)}";
        }

        return table.Joined != table.Column && texts.All(text => HasTrigram(Joined(text)))
            ? $"from {table.Name} where {conditions} and {ContainsAny(table.Joined, [.. texts.Select(Joined)], query)}"
            : $"from {table.Name} where {conditions} and {ContainsAny(table.Column, texts, query)}";
    }

    // By a function, since the planner would ask the trigrams as well while they are there.
    public override string NameContains(string foldedText, SqlQuery query) => foldedText.Length == 0
        ? "true"
        : $"{PostgresGrams.Has("name_key", [foldedText], false, query)} and strpos(name_key, {query.Add(foldedText)}) > 0";

    // The index has only those that have tags.
    public override string HasTag(string parameter) => $"tags <> '[]' and {ListHasAnyOf("tags", parameter)}";

    private static string Joined(string foldedText) => string.Concat(foldedText.Select(
        character => WordBreaks.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? StandIns[at] : character));

    // Which other characters are letters depends on the database's locale.
    /// <summary>Tells whether the text has three ASCII letters or digits in a row, of which trigrams are made.</summary>
    private static bool HasTrigram(string joined)
    {
        var inARow = 0;
        foreach (var character in joined)
        {
            inARow = char.IsAsciiLetterOrDigit(character) ? inARow + 1 : 0;
            if (inARow == TrigramCharacters) return true;
        }

        return false;
    }

    [GeneratedRegex(@"[\\%_]")]
    private static partial Regex LikeSigns();
}
