using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace ContactCenter.Api.Http;

/// <summary>
/// Turns a query string into the JSON that its schema describes (contract §9.3): <c>a[]=x&amp;a[]=y</c> and <c>a=x&amp;a=y</c> are arrays,
/// <c>a[b]=x</c> is an object, and a text becomes a number or a boolean where the schema wants one and it looks like one.
/// </summary>
internal static class QueryInput
{
    private const int ParametersMax = 100;
    private const string Token = "token";

    /// <param name="token">A visitor's token that came in a header; null = none. It counts where the query has none, so that it stands in no URL.</param>
    public static T Read<T>(HttpRequest request, Schema schema, Func<JsonElement, T> read, string? token = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ApiJson.WriterOptions))
        {
            json.WriteStartObject();
            var hasToken = false;
            foreach (var (name, shape, values) in Grouped(request.Query))
            {
                hasToken |= name == Token;
                Write(json, name, shape, values, SchemaOf(schema, name));
            }

            if (token is not null && !hasToken && SchemaOf(schema, Token) is not null) json.WriteString(Token, token);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return read(document.RootElement);
    }

    private enum Shape
    {
        Plain,
        Array,
        Object,
    }

    private static IEnumerable<(string Name, Shape Shape, StringValues Values)> Grouped(IQueryCollection query)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, values) in query.Take(ParametersMax))
        {
            var bracket = key.IndexOf('[', StringComparison.Ordinal);
            var name = bracket > 0 && key.EndsWith(']') ? key[..bracket] : key;
            if (!seen.Add(name)) continue;
            if (name.Length == key.Length) yield return (name, values.Count > 1 ? Shape.Array : Shape.Plain, values);
            else if (IsArrayKey(key, bracket)) yield return (name, Shape.Array, Elements(query, name));
            else yield return (name, Shape.Object, default);
        }
    }

    private static StringValues Elements(IQueryCollection query, string name)
    {
        var all = query.Where(p => p.Key.StartsWith(name + "[", StringComparison.Ordinal) && IsArrayKey(p.Key, name.Length));
        return new StringValues([.. all.SelectMany(p => p.Value)]);
    }

    /// <summary><c>name[]</c> or <c>name[3]</c>.</summary>
    private static bool IsArrayKey(string key, int bracket) =>
        key.Length > bracket + 1 && key[^1] == ']' && key.AsSpan()[(bracket + 1)..^1].IndexOfAnyExceptInRange('0', '9') < 0;

    private static Schema? SchemaOf(Schema schema, string name) => schema switch
    {
        ObjectSchema known => known.Find(name)?.Schema,
        OneOfSchema choice => choice.Alternatives.Select(alternative => SchemaOf(alternative, name))
            .FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static void Write(Utf8JsonWriter json, string name, Shape shape, StringValues values, Schema? schema)
    {
        json.WritePropertyName(name);
        switch (shape)
        {
            case Shape.Plain:
                WriteValue(json, values.ToString(), schema);
                return;

            case Shape.Array:
                json.WriteStartArray();
                foreach (var value in values) WriteValue(json, value ?? "", (schema as ArraySchema)?.Items);
                json.WriteEndArray();
                return;

            default:
                json.WriteStartObject();
                json.WriteEndObject();
                return;
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string text, Schema? schema)
    {
        if (schema is BooleanSchema && text is ("true" or "false")) json.WriteBooleanValue(text == "true");
        else if (schema is NumberSchema && TryNumber(text, out var number)) WriteNumber(json, number);
        else json.WriteStringValue(text);
    }

    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (number == Math.Truncate(number) && Math.Abs(number) < long.MaxValue) json.WriteNumberValue((long)number);
        else json.WriteNumberValue(number);
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
