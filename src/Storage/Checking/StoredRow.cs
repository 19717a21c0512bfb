using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContactCenter.Storage.Checking;

/// <summary>The kinds of difference between a row and what it should be, from none to the worst.</summary>
internal enum RowDifference
{
    None,

    /// <summary>Only members of JSON are missing: a version wrote it that did not know them yet.</summary>
    Former,
    Different,
}

/// <summary>A row of the directory as texts.</summary>
internal sealed record StoredRow(string Table, ImmutableArray<(string Column, string? Value)> Values)
{
    /// <summary>A text by which the rows of an entity have the same order before and after.</summary>
    public string Order => $"{Table}\u001f{string.Join('\u001f', Values.Select(value => value.Value))}";

    /// <param name="reader">The first column names the entity and is no part of the row.</param>
    public static StoredRow Read(string table, DbDataReader reader) => new(table,
    [
        .. Enumerable.Range(1, reader.FieldCount - 1).Select(column => (reader.GetName(column),
            reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))),
    ]);

    /// <summary>Compares the rows of one entity.</summary>
    public static RowDifference Compare(IReadOnlyList<StoredRow> stored, IReadOnlyList<StoredRow> expected)
    {
        if (stored.Count != expected.Count) return RowDifference.Different;
        var pairs = stored.OrderBy(row => row.Order, StringComparer.Ordinal).Zip(expected.OrderBy(row => row.Order, StringComparer.Ordinal));
        return pairs.Select(pair => Compare(pair.First, pair.Second)).DefaultIfEmpty().Max();
    }

    private static RowDifference Compare(StoredRow stored, StoredRow expected) => stored.Table != expected.Table
        ? RowDifference.Different
        : stored.Values.Zip(expected.Values).Select(pair => Compare(pair.First.Value, pair.Second.Value)).DefaultIfEmpty().Max();

    private static RowDifference Compare(string? stored, string? expected)
    {
        if (stored == expected) return RowDifference.None;
        if (Parse(stored) is not { } before || Parse(expected) is not { } after) return RowDifference.Different;
        // The order of members is nobody's intention.
        if (JsonNode.DeepEquals(before, after)) return RowDifference.None;
        return IsPartOf(before, after) ? RowDifference.Former : RowDifference.Different;
    }

    /// <summary>Tells whether everything that one says the other says, too.</summary>
    private static bool IsPartOf(JsonNode? part, JsonNode? whole) => (part, whole) switch
    {
        (JsonObject some, JsonObject all) => some.All(member => all.ContainsKey(member.Key) && IsPartOf(member.Value, all[member.Key])),
        (JsonArray some, JsonArray all) => some.Count == all.Count && some.Zip(all).All(pair => IsPartOf(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(part, whole),
    };

    private static JsonNode? Parse(string? text)
    {
        if (text is not ['{' or '[', ..]) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
