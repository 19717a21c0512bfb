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

    /// <summary>
    /// A condition on a searched table (<c>contacts</c>, <c>calls</c>) for an already folded search text, with its parameters added to the
    /// query.
    /// </summary>
    /// <param name="index">The table's full-text index, where the database has one: <c>contact_search</c>, <c>call_search</c>.</param>
    public abstract string TextMatches(string index, string foldedText, SqlQuery query);

    public DateTimeOffset? ReadTimeOrNull(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : ReadTime(reader, ordinal);
}
