using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactCenter.Journal;

/// <summary>
/// Turns one actor type's entries into the journal's kind and JSON and back. Kinds are the discriminators that the entry base type
/// declares with <see cref="JsonDerivedTypeAttribute"/>.
/// </summary>
public static class EntryCodec<TEntry>
    where TEntry : class
{
    private static readonly FrozenDictionary<Type, string> Kinds = Declared().ToFrozenDictionary(d => d.DerivedType, d => (string)d.TypeDiscriminator!);
    private static readonly FrozenDictionary<string, Type> Types = Declared().ToFrozenDictionary(d => (string)d.TypeDiscriminator!, d => d.DerivedType);

    public static string KindOf(TEntry entry) => Kinds[entry.GetType()];

    public static string Write(TEntry entry) => JsonSerializer.Serialize(entry, entry.GetType(), JournalJson.Options);

    /// <summary>The entry, or null for a kind that this type does not know: a tombstone.</summary>
    public static TEntry? Read(JournalEntry entry) => entry.Content.Value as TEntry ?? Read(entry.Kind, entry.Data);

    /// <summary>The entry, or null for a kind that this type does not know: a tombstone.</summary>
    public static TEntry? Read(string kind, string data) =>
        Types.TryGetValue(kind, out var type) ? (TEntry?)JsonSerializer.Deserialize(data, type, JournalJson.Options) : null;

    private static IEnumerable<JsonDerivedTypeAttribute> Declared() => typeof(TEntry).GetCustomAttributes<JsonDerivedTypeAttribute>();
}

/// <summary>The JSON options for entries, snapshots and directory documents.</summary>
public static class JournalJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
