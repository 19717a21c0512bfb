using System.Collections.Immutable;
using System.Text.Json;

namespace ContactCenter.Storage;

/// <summary>Lists of texts as JSON arrays, the form in which both databases take them.</summary>
internal static class JsonText
{
    public static string Of(ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(texts.Select(StorableText.Mend));
}
