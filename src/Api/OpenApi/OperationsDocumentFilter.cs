using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContactCenter.Api.OpenApi;

/// <summary>Describes every operation from what the pipeline enforces (<see cref="ApiOperation"/>), so the description cannot lag behind.</summary>
internal sealed class OperationsDocumentFilter(EndpointDataSource endpoints) : IDocumentFilter
{
    public const string TokenScheme = "token";
    public const string UserScheme = "user";

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        foreach (var operation in endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>())
        {
            var path = ApiRoutes.BasePath + operation.Path;
            if (!document.Paths.TryGetValue(path, out var item)) document.Paths[path] = item = new OpenApiPathItem();
            ((OpenApiPathItem)item).AddOperation(HttpMethod.Parse(operation.Method), Describe(operation, document));
        }
    }

    private static OpenApiOperation Describe(ApiOperation operation, OpenApiDocument document)
    {
        var described = new OpenApiOperation
        {
            Summary = operation.Summary,
            Description = Descriptions.Of(operation),
            OperationId = $"{operation.Method.ToLowerInvariant()}-{operation.Path}",
            Tags = new HashSet<OpenApiTagReference> { new(operation.Group, document) },
            Parameters = [.. PathParameters(operation), .. operation.ReadsQuery ? QueryParameters(operation) : [],
                .. KeyParameter(operation)],
            Responses = Responses(operation),
        };
        if (operation.StreamedBody is { } streamed) described.RequestBody = new OpenApiRequestBody { Required = true, Content = Streamed(streamed) };
        else if (!operation.ReadsQuery) described.RequestBody = Body(operation);
        if (operation.Access.Kind != AccessKind.Public)
        {
            described.Security =
            [
                new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(TokenScheme, document)] = [],
                    [new OpenApiSecuritySchemeReference(UserScheme, document)] = [],
                },
            ];
        }

        return described;
    }

    private static IEnumerable<IOpenApiParameter> PathParameters(ApiOperation operation) =>
        operation.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => new OpenApiParameter
        {
            Name = part.Trim('{', '}'), In = ParameterLocation.Path, Required = true,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static IEnumerable<IOpenApiParameter> QueryParameters(ApiOperation operation)
    {
        var example = operation.Request is { } text ? JsonNode.Parse(text) as JsonObject : null;
        return Properties(operation.Input).Select(property => new OpenApiParameter
        {
            Name = property.Schema is ArraySchema ? property.Name + "[]" : property.Name,
            In = ParameterLocation.Query,
            Required = property.IsRequired,
            Schema = SchemaDescriptions.Of(property.Schema),
            Example = example?[property.Name]?.DeepClone(),
        });
    }

    /// <summary>The parameters of a schema. Alternatives give all their parameters, none of them required by itself.</summary>
    private static IEnumerable<SchemaProperty> Properties(Schema schema) => schema switch
    {
        ObjectSchema known => known.Properties,
        OneOfSchema choice => choice.Alternatives.SelectMany(Properties).Select(property => property with { IsRequired = false }),
        _ => [],
    };

    private static IEnumerable<IOpenApiParameter> KeyParameter(ApiOperation operation)
    {
        if (operation.ReadsQuery) yield break;
        yield return new OpenApiParameter
        {
            Name = ApiHeaders.IdempotencyKey, In = ParameterLocation.Header, Required = false,
            Description = "Names the command: sent again with the same key it happens once and is answered the same.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = InputLimits.IdMax },
        };
    }

    private static OpenApiRequestBody Body(ApiOperation operation) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = SchemaDescriptions.Of(operation.Input),
                Example = operation.Request is { } example ? JsonNode.Parse(example) : null,
            },
        },
    };

    private static Dictionary<string, OpenApiMediaType> Streamed(StreamedContent content) => content.Examples.ToDictionary(
        example => example.Key,
        example => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example.Value });

    private static OpenApiResponses Responses(ApiOperation operation)
    {
        var responses = new OpenApiResponses
        {
            ["200"] = operation.StreamedResponse is { } streamed
                ? new OpenApiResponse { Description = "Begun; more follows as it goes.", Content = Streamed(streamed) }
                : Response("Done.", WithSuccess(operation.Response ?? "{}", true)),
        };
        foreach (var group in Descriptions.ErrorsOf(operation).GroupBy(ErrorResponses.StatusOf).OrderBy(group => group.Key))
            responses[$"{group.Key}"] = ErrorResponse([.. group.DistinctBy(error => error.Text)]);
        return responses;
    }

    private static OpenApiResponse ErrorResponse(IReadOnlyList<Error> errors)
    {
        var response = Response(string.Join("; ", errors.Select(error => error.Text)), null);
        var examples = new Dictionary<string, IOpenApiExample>();
        foreach (var error in errors)
            examples[$"{examples.Count + 1}"] = new OpenApiExample { Summary = error.Text, Value = ErrorJson.Of(error) };
        response.Content!["application/json"] = new OpenApiMediaType { Examples = examples };
        return response;
    }

    private static OpenApiResponse Response(string description, JsonNode? example) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Example = example } },
    };

    private static JsonNode WithSuccess(string members, bool success)
    {
        var example = (JsonObject)JsonNode.Parse(members)!;
        example["success"] = success;
        return example;
    }
}
