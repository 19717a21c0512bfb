using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContactCenter.Api.Http;

/// <summary>Writes and reads the JSON of the API.</summary>
internal static class JsonText
{
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Responses are never embedded in HTML, so only what JSON itself needs is escaped.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    /// <summary>ISO-8601, UTC, milliseconds (contract §9.6).</summary>
    public static void Date(this Utf8JsonWriter json, string name, DateTimeOffset at)
    {
        Span<char> text = stackalloc char[24];
        at.UtcDateTime.TryFormat(text, out var length, DateFormat, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    public static void Date(this Utf8JsonWriter json, string name, DateTimeOffset? at)
    {
        if (at is { } known) json.Date(name, known);
    }

    /// <summary>The member only if it has a value: the contract leaves absent members out.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    public static void Object<T>(this Utf8JsonWriter json, string name, T value, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartObject(name);
        members(json, value);
        json.WriteEndObject();
    }

    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void EmptyArray(this Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }
}
