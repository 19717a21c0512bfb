using System.Collections.Immutable;
using System.Data.Common;
using System.Text.RegularExpressions;

namespace ContactCenter.Storage;

/// <summary>PostgreSQL's ways.</summary>
internal sealed partial class PostgresDialect : Dialect
{
    public override string True => "true";

    public override object Time(DateTimeOffset time) => PostgresValues.Time(time);

    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => new(reader.GetDateTime(ordinal), TimeSpan.Zero);

    public override object List(ImmutableArray<string> values) => values.Select(StorableText.Mend).ToArray();

    public override string AnyOf(string column, string parameter) => $"{column} = any({parameter})";

    public override string ListHasAnyOf(string column, string parameter) => $"{column} ?| {parameter}";

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

    // The trigram index answers any substring; what it finds too much of, the like drops again.
    public override string ContactMatches(string foldedText, SqlQuery query) =>
        Contains("search", query.Add(ContainsValue(foldedText)));

    [GeneratedRegex(@"[\\%_]")]
    private static partial Regex LikeSigns();
}
