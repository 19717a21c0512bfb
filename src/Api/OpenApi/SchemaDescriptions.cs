using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>Our schemas in the words of OpenAPI.</summary>
internal static class SchemaDescriptions
{
    public static OpenApiSchema Of(Schema schema) => schema switch
    {
        StringSchema text => Text(text),
        NumberSchema number => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = number.Minimum?.ToString("D", null) },
        BooleanSchema => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        ArraySchema list => new OpenApiSchema
        {
            Type = JsonSchemaType.Array, Items = Of(list.Items), MaxItems = list.MaxItems, UniqueItems = list.AreUnique ? true : null,
            MinItems = list.MinItems > 0 ? list.MinItems : null,
        },
        MapSchema map => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(map.Values),
            MaxProperties = map.MaxProperties },
        OneOfSchema choice => new OpenApiSchema { OneOf = [.. choice.Alternatives.Select(Of)] },
        ObjectSchema known => Object(known),
        _ => new OpenApiSchema(),
    };

    private static OpenApiSchema Text(StringSchema text) => new()
    {
        Type = JsonSchemaType.String,
        MaxLength = text.MaxLength,
        MinLength = text.IsNotEmpty || text.IsId ? 1 : null,
        Format = text.Format,
        Enum = text.Values.IsEmpty ? null : [.. text.Values.Select(value => (JsonNode)value)],
    };

    private static OpenApiSchema Object(ObjectSchema known) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = known.Properties.ToDictionary(property => property.Name, property => (IOpenApiSchema)Of(property.Schema)),
        Required = known.Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet(),
        AdditionalPropertiesAllowed = known.IgnoresOthers,
        OneOf = known.ExactlyOneOf.IsEmpty ? null
            : [.. known.ExactlyOneOf.Select(name => (IOpenApiSchema)new OpenApiSchema { Required = new HashSet<string> { name } })],
    };
}
