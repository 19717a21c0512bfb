using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>The schemas of requests in the words of OpenAPI.</summary>
internal sealed class RequestDescriptions(SchemaComponents components)
{
    public IOpenApiSchema Of(Schema schema) => schema switch
    {
        StringSchema text => Text(text),
        NumberSchema number => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer, Format = number.IsLong ? "int64" : "int32", Minimum = number.Minimum?.ToString("D", null),
        },
        BooleanSchema => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        ArraySchema list => new OpenApiSchema
        {
            Type = JsonSchemaType.Array, Items = Of(list.Items), MaxItems = list.MaxItems, UniqueItems = list.AreUnique ? true : null,
            MinItems = list.MinItems > 0 ? list.MinItems : null,
        },
        MapSchema map => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(map.Values), MaxProperties = map.MaxProperties },
        OneOfSchema choice => new OpenApiSchema { OneOf = [.. choice.Alternatives.Select(Of)] },
        ObjectSchema { Type: { } type } known => components.Named(type.Name, type, () => Object(known)),
        ObjectSchema known => Object(known),
        SeparateSchema item => Of(item.Described),
        _ => AnyJson.Of(components),
    };

    private static OpenApiSchema Text(StringSchema text) => new()
    {
        Type = JsonSchemaType.String,
        MaxLength = text.MaxLength,
        MinLength = text.IsNotEmpty || text.IsId ? 1 : null,
        Format = text.Format is null ? null : "email",
        Enum = text.Values.IsEmpty ? null : [.. text.Values.Select(value => (JsonNode)value)],
    };

    private OpenApiSchema Object(ObjectSchema known) => new()
    {
        Type = JsonSchemaType.Object,
        Description = TextOf(known),
        Properties = known.Properties.ToDictionary(property => property.Name, Member),
        Required = known.Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet(),
        AdditionalPropertiesAllowed = known.IgnoresOthers,
    };

    /// <summary>An optional member may also be null, which means absent.</summary>
    private IOpenApiSchema Member(SchemaProperty property) =>
        SchemaComponents.With(Of(property.Schema), property.Schema.Description, !property.IsRequired);

    private static string? TextOf(ObjectSchema known)
    {
        var text = known.Type is { } type ? MemberTexts.Of(type) : null;
        if (known.ExactlyOneOf.IsEmpty) return text;
        return $"{text} Exactly one of {string.Join(", ", known.ExactlyOneOf.Select(name => $"`{name}`"))} must be there.".Trim();
    }
}
