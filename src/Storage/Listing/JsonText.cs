using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <summary>Lists of texts as JSON arrays and texts by name as JSON objects, the form in which both databases take them.</summary>
internal static class JsonText
{
    public static string Of(ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(texts.Select(StorableText.Mend));

    public static string Of(ImmutableDictionary<string, string> texts) => texts.IsEmpty
        ? "{}"
        : JsonSerializer.Serialize(texts.ToDictionary(text => StorableText.Mend(text.Key), text => StorableText.Mend(text.Value)));

    public static ImmutableArray<string> ListOf(string json) => json == "[]" ? [] : JsonSerializer.Deserialize<ImmutableArray<string>>(json);
}
