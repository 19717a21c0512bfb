using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContactCenter.Tests.OpenApi;

/// <summary>
/// Compares JSON with the schemas of the API's description: the part of JSON Schema that they use. Members that no schema names are faults, also
/// where OpenAPI would let them through: what is sent must be described.
/// </summary>
internal sealed class JsonSchemaCheck(JsonNode document)
{
    private const string Reference = "#/components/schemas/";

    /// <returns>The first fault with its place, or null.</returns>
    public string? FindFault(JsonNode schema, JsonNode? value, string place = "$")
    {
        var resolved = Resolve(schema);
        if (value is null) return Is(resolved, "nullable") ? null : $"{place} is null";
        if (resolved["oneOf"] is JsonArray choices) return FindChoiceFault(resolved, choices, value, place);
        if (resolved["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value))) return $"{place} = {value} is not in the enum";
        return Text(resolved, "type") switch
        {
            "object" => FindObjectFault(resolved, value, place),
            "array" => FindArrayFault(resolved, value, place),
            "string" => FindTextFault(resolved, value, place),
            "integer" => FindNumberFault(resolved, value, place),
            "number" => value.GetValueKind() == JsonValueKind.Number ? null : $"{place} is no number",
            "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : $"{place} is no boolean",
            _ => $"{place}: the schema has no type: {resolved.ToJsonString()}",
        };
    }

    /// <summary>The schema that a reference names. A single allOf is a reference with a description.</summary>
    public JsonNode Resolve(JsonNode schema)
    {
        if (Text(schema, "$ref") is { } reference) return Resolve(document["components"]!["schemas"]![reference[Reference.Length..]]!);
        if (schema["allOf"] is not JsonArray { Count: 1 } all) return schema;
        var target = Resolve(all[0]!).DeepClone();
        if (Is(schema, "nullable")) target["nullable"] = true;
        return target;
    }

    private string? FindChoiceFault(JsonNode schema, JsonArray choices, JsonNode value, string place)
    {
        if (Text(schema["discriminator"] ?? new JsonObject(), "propertyName") is { } name)
        {
            var mapped = (string?)schema["discriminator"]!["mapping"]?[(string?)value[name] ?? ""];
            return mapped is null ? $"{place}.{name} = {value[name]} is no known kind" : FindFault(new JsonObject { ["$ref"] = mapped }, value, place);
        }

        var faults = choices.Select(choice => FindFault(choice!, value, place)).ToList();
        return faults.Contains(null) ? null : string.Join(" / ", faults);
    }

    private string? FindObjectFault(JsonNode schema, JsonNode value, string place)
    {
        if (value is not JsonObject members) return $"{place} is no object";
        foreach (var required in schema["required"] as JsonArray ?? [])
            if (!members.ContainsKey((string)required!)) return $"{place} lacks {required}";
        foreach (var (name, member) in members)
        {
            var known = schema["properties"]?[name] ?? schema["additionalProperties"] as JsonObject;
            if (known is null) return $"{place}.{name} is not described";
            if (FindFault(known, member, $"{place}.{name}") is { } fault) return fault;
        }

        return schema["maxProperties"] is { } max && members.Count > (int)max ? $"{place} has more than {max} members" : null;
    }

    private string? FindArrayFault(JsonNode schema, JsonNode value, string place)
    {
        if (value is not JsonArray items) return $"{place} is no array";
        if (items.Count < ((int?)schema["minItems"] ?? 0) || items.Count > ((int?)schema["maxItems"] ?? int.MaxValue))
            return $"{place} has {items.Count} items";
        return items.Select((item, index) => FindFault(schema["items"]!, item, $"{place}[{index}]")).FirstOrDefault(fault => fault is not null);
    }

    private static string? FindTextFault(JsonNode schema, JsonNode value, string place)
    {
        if (value.GetValueKind() != JsonValueKind.String) return $"{place} is no text";
        var text = value.GetValue<string>();
        if (text.Length < ((int?)schema["minLength"] ?? 0) || text.Length > ((int?)schema["maxLength"] ?? int.MaxValue)) return $"{place} is too short or long";
        return Text(schema, "format") == "date-time"
            && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) ? $"{place} = {text} is no date" : null;
    }

    private static string? FindNumberFault(JsonNode schema, JsonNode value, string place)
    {
        if (value.GetValueKind() != JsonValueKind.Number || !long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number))
            return $"{place} is no whole number";
        if (Text(schema, "format") == "int32" && number is > int.MaxValue or < int.MinValue) return $"{place} = {number} has more than 32 bits";
        return schema["minimum"] is { } minimum && number < (long)minimum ? $"{place} = {number} is too small" : null;
    }

    private static string? Text(JsonNode schema, string keyword) => (string?)schema[keyword];

    private static bool Is(JsonNode schema, string keyword) => (bool?)schema[keyword] ?? false;
}
