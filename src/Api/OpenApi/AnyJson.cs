using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>The schema of a value that may be any JSON.</summary>
internal static class AnyJson
{
    public const string Name = "JsonValue";

    /// <summary>TypeScript knows no type of a list that contains itself, so lists are described to this depth.</summary>
    private const int ListsInLists = 2;

    public static IOpenApiSchema Of(SchemaComponents components) => components.Named(Name, typeof(AnyJson), () =>
    {
        var value = Value(ListsInLists);
        value.Description = "Any JSON.";
        return value;
    });

    private static OpenApiSchema Value(int lists)
    {
        var value = new OpenApiSchema
        {
            Type = JsonSchemaType.Null,
            OneOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.String }, new OpenApiSchema { Type = JsonSchemaType.Number },
                new OpenApiSchema { Type = JsonSchemaType.Boolean },
                new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchemaReference(Name, null) },
            ],
        };
        if (lists > 0) value.OneOf.Add(new OpenApiSchema { Type = JsonSchemaType.Array, Items = Value(lists - 1) });
        return value;
    }
}
