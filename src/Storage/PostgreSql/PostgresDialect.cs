using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>PostgreSQL's ways.</summary>
internal sealed partial class PostgresDialect : Dialect
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

    // What the index finds too much of, the like drops again. A text without a trigram would have it read from end to end, and the table
    // after it.
    public override string TextMatches(string index, string foldedText, SqlQuery query)
    {
        var joined = Joined(foldedText);
        return HasTrigram(joined)
            ? Contains("search_joined", query.Add(ContainsValue(joined)))
            : $"strpos(search, {query.Add(foldedText)}) > 0";
    }

    private static string Joined(string foldedText) => string.Concat(foldedText.Select(
        character => WordBreaks.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? StandIns[at] : character));

    /// <summary>Tells whether the text has three letters or digits in a row, of which trigrams are made.</summary>
    private static bool HasTrigram(string joined)
    {
        var inARow = 0;
        foreach (var rune in joined.EnumerateRunes())
        {
            inARow = Rune.IsLetterOrDigit(rune) ? inARow + 1 : 0;
            if (inARow == TrigramCharacters) return true;
        }

        return false;
    }

    [GeneratedRegex(@"[\\%_]")]
    private static partial Regex LikeSigns();
}
