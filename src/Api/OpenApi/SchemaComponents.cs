using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>The named schemas of the document, each described once.</summary>
internal sealed class SchemaComponents(OpenApiDocument document)
{
    private readonly Dictionary<string, Type> _known = new(StringComparer.Ordinal);

    /// <returns>
    /// A reference to the schema of this name, which is built when it is first asked for. A type that is both sent and received has one schema.
    /// </returns>
    /// <exception cref="InvalidOperationException">Two types would have one name.</exception>
    public IOpenApiSchema Named(string name, Type type, Func<OpenApiSchema> build)
    {
        if (_known.TryGetValue(name, out var known))
        {
            if (known != type)
                throw new InvalidOperationException($"The API's description would call both {known} and {type} {name}: rename one of the types.");
        }
        else
        {
            // Named before it is built: a schema may contain itself.
            _known[name] = type;
            document.AddComponent(name, build());
        }

        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>Adds to a schema what a reference cannot say by itself.</summary>
    public static IOpenApiSchema With(IOpenApiSchema schema, string? description, bool isNullable)
    {
        // Generators of C# take any JSON for a class of its own when something is added to it.
        if (schema is OpenApiSchemaReference { Reference.Id: AnyJson.Name } || (description is null && !isNullable)) return schema;
        var own = schema as OpenApiSchema ?? new OpenApiSchema { AllOf = [schema] };
        own.Description = description ?? own.Description;
        if (isNullable) own.Type = (own.Type ?? 0) | JsonSchemaType.Null;
        return own;
    }
}
