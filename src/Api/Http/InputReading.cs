using System.Text.Json;

namespace ContactCenter.Api.Http;

/// <summary>Reads members of an input that its schema has accepted; absent and null are the same.</summary>
internal static class InputReading
{
    public static JsonElement? Member(this JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement input, string name) => input.Member(name)?.GetString();

    /// <summary>A member that the schema requires.</summary>
    public static string RequiredText(this JsonElement input, string name) => input.GetProperty(name).GetString()!;

    public static bool? Flag(this JsonElement input, string name) => input.Member(name)?.GetBoolean();

    public static int? Number(this JsonElement input, string name) => input.Member(name)?.GetInt32();

    /// <summary>A list of texts; null when absent.</summary>
    public static ImmutableArray<string>? Texts(this JsonElement input, string name) =>
        input.Member(name) is { } list ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : null;

    /// <summary>A list of texts; empty when absent.</summary>
    public static ImmutableArray<string> TextsOrNone(this JsonElement input, string name) => input.Texts(name) ?? [];

    public static IEnumerable<JsonElement> Items(this JsonElement input, string name) =>
        input.Member(name) is { } list ? list.EnumerateArray() : [];

    public static ImmutableDictionary<string, string>? Map(this JsonElement input, string name)
    {
        if (input.Member(name) is not { } map) return null;
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject()) values[member.Name] = member.Value.GetString()!;
        return values.ToImmutable();
    }
}
