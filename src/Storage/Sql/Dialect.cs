using System.Collections.Immutable;
using System.Data.Common;

namespace ContactCenter.Storage.Sql;

/// <summary>The SQL in which the two databases differ. All other SQL of the reads is shared.</summary>
internal abstract class Dialect
{
    /// <summary>The literal of a flag column that is set.</summary>
    public abstract string True { get; }

    /// <summary>A time as a parameter, in whole milliseconds.</summary>
    public abstract object Time(DateTimeOffset time);

    public abstract DateTimeOffset ReadTime(DbDataReader reader, int ordinal);

    /// <summary>A list as a parameter, for <see cref="AnyOf"/> and <see cref="ListHasAnyOf"/>.</summary>
    public abstract object List(ImmutableArray<string> values);

    /// <summary>The column equals one of the list's values.</summary>
    public abstract string AnyOf(string column, string parameter);

    /// <summary>The JSON list in the column shares a value with the list.</summary>
    public abstract string ListHasAnyOf(string column, string parameter);

    /// <summary>The JSON object in the column has this key, and its text contains the parameter's text, literally.</summary>
    public abstract string MapContains(string column, string keyParameter, string textParameter);

    /// <summary>The text column contains the parameter's text, literally.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>The parameter for <see cref="Contains"/>.</summary>
    public abstract object ContainsValue(string text);

    /// <summary>Puts absent values first when ascending and last when descending, as both databases can read from their indexes.</summary>
    public abstract string Order(string column, bool descending, bool nullable);

    /// <summary>The rows that have one of the texts, by the table's indexes: <c>from ... where ...</c>.</summary>
    /// <param name="conditions">What else the rows must be.</param>
    /// <param name="texts">Folded texts, none of them empty.</param>
    /// <param name="isFrequent">Many rows have it: the index may find some too many, if it is quicker.</param>
    public abstract string Found(TextTable table, string conditions, IReadOnlyList<string> texts, bool isFrequent, SqlQuery query);

    /// <summary>The SQL of about how many rows a table has; null = no need to know, since an index of texts gives its matches one by one.</summary>
    public virtual string? RowsOf(string table) => null;

    /// <summary>Tells whether indexes know conversations by tag, department and parts of their names.</summary>
    public virtual bool KnowsFewConversations => true;

    /// <summary>The text column contains one of the texts, literally.</summary>
    public string ContainsAny(string column, IReadOnlyList<string> texts, SqlQuery query) =>
        $"({string.Join(" or ", texts.Select(text => Contains(column, query.Add(ContainsValue(text)))))})";

    /// <summary>Conversations whose folded name contains this text, by an index.</summary>
    public abstract string NameContains(string foldedText, SqlQuery query);

    /// <summary>Conversations that have one of these tags, by an index.</summary>
    public abstract string HasTag(string parameter);

    public DateTimeOffset? ReadTimeOrNull(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : ReadTime(reader, ordinal);
}
