using System.Text.Json.Nodes;
using ContactCenter.Integrations.Signatures;
using Microsoft.OpenApi;

namespace ContactCenter.Api.OpenApi;

/// <summary>Writes one operation after another into a document.</summary>
internal sealed class OperationDescriber
{
    public const string TokenScheme = "token";
    public const string UserScheme = "user";

    private const string Json = "application/json";
    private const string Multipart = "multipart/form-data";

    private readonly OpenApiDocument _document;
    private readonly RequestDescriptions _requests;
    private readonly ResponseDescriptions _responses;

    public OperationDescriber(OpenApiDocument document)
    {
        _document = document;
        var components = new SchemaComponents(document);
        _requests = new RequestDescriptions(components);
        _responses = new ResponseDescriptions(components, _requests);
    }

    public OpenApiOperation Describe(ApiOperation operation) => new()
    {
        Summary = operation.Summary,
        Description = Descriptions.Of(operation),
        OperationId = operation.Name.Length > 0 ? operation.Name : $"{operation.Method.ToLowerInvariant()}-{operation.Path}",
        Tags = new HashSet<OpenApiTagReference> { new(OperationGroups.Find(operation)?.Group ?? "Others", _document) },
        Parameters =
        [
            .. PathParameters.Of(operation), .. operation.ReadsQuery ? QueryParameters(operation) : [], .. SignatureParameters(operation),
            .. KeyParameter(operation),
        ],
        RequestBody = Body(operation),
        Responses = Responses(operation),
        Security = operation.Access.Kind == AccessKind.Public ? null :
        [
            new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(TokenScheme, _document)] = [],
                [new OpenApiSecuritySchemeReference(UserScheme, _document)] = [],
            },
        ],
    };

    public void DescribeLiveRecords() => LiveDescriptions.Add(_document, _requests, _responses);

    private IEnumerable<IOpenApiParameter> QueryParameters(ApiOperation operation)
    {
        var example = operation.Request is { } text ? JsonNode.Parse(text) as JsonObject : null;
        return Properties(operation.Input).Select(property => new OpenApiParameter
        {
            Name = IsList(property.Schema) ? property.Name + "[]" : property.Name,
            In = ParameterLocation.Query,
            Description = property.Schema.Description,
            Required = property.IsRequired,
            Schema = _requests.Of(property.Schema),
            Example = example?[property.Name]?.DeepClone(),
        });
    }

    private static bool IsList(Schema schema) => schema is ArraySchema || (schema is OneOfSchema choice && choice.Alternatives.Any(IsList));

    /// <summary>The parameters of a schema. Alternatives give all their parameters, none of them required by itself.</summary>
    private static IEnumerable<SchemaProperty> Properties(Schema schema) => schema switch
    {
        ObjectSchema known => known.Properties,
        OneOfSchema choice => choice.Alternatives.SelectMany(Properties).Select(property => property with { IsRequired = false }),
        _ => [],
    };

    private static IEnumerable<IOpenApiParameter> SignatureParameters(ApiOperation operation) => !operation.Access.IsSigned ? [] :
    [
        Header(StandardWebhook.IdHeader, "The id of the request, chosen by the sender."),
        Header(StandardWebhook.TimestampHeader, "The time of the request in seconds since 1970, at most five minutes from ours."),
        Header(StandardWebhook.SignatureHeader, "v1, and the signature of id, time and body. Several are separated by spaces."),
    ];

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = true, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
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

    private OpenApiRequestBody? Body(ApiOperation operation)
    {
        if (operation.StreamedBody is { } streamed) return new OpenApiRequestBody { Required = true, Content = Streamed(streamed) };
        if (operation.ReadsQuery || operation.Input is ObjectSchema { Properties.IsEmpty: true }) return null;
        return new OpenApiRequestBody
        {
            Required = operation.Input is not ObjectSchema known || known.Properties.Any(property => property.IsRequired) || !known.ExactlyOneOf.IsEmpty,
            Content = Content(_requests.Of(operation.Input), operation.Request is { } example ? JsonNode.Parse(example) : null),
        };
    }

    /// <remarks>A form is described by its parts, so that Swagger UI can choose a file.</remarks>
    private static Dictionary<string, OpenApiMediaType> Streamed(StreamedContent content) => content.Examples.ToDictionary(
        example => example.Key,
        example => example.Key == Multipart
            ? new OpenApiMediaType { Schema = Form() }
            : new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example.Value });

    private static OpenApiSchema Form() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            ["description"] = new OpenApiSchema { Type = JsonSchemaType.String },
        },
        Required = new HashSet<string> { "file" },
    };

    private OpenApiResponses Responses(ApiOperation operation)
    {
        var responses = new OpenApiResponses
        {
            ["200"] = operation.StreamedResponse is { } streamed
                ? new OpenApiResponse { Description = "Begun; more follows as it goes.", Content = Streamed(streamed) }
                : new OpenApiResponse
                {
                    Description = "Done.",
                    Content = Content(
                        operation.ResponseType is { } type ? _responses.OfWhole(type) : null, WithSuccess(operation.Response ?? "{}")),
                },
        };
        foreach (var group in Descriptions.ErrorsOf(operation).GroupBy(ErrorResponse.StatusOf).OrderBy(group => group.Key))
            responses[$"{group.Key}"] = ErrorsOf([.. group.DistinctBy(error => error.Text)]);
        return responses;
    }

    private OpenApiResponse ErrorsOf(IReadOnlyList<Error> errors) => new()
    {
        Description = string.Join("; ", errors.Select(error => error.Text)),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Json] = new OpenApiMediaType
            {
                Schema = _responses.OfWhole(typeof(ErrorResponse)),
                Examples = errors.Select((error, index) => (error, index)).ToDictionary(
                    item => $"{item.index + 1}",
                    item => (IOpenApiExample)new OpenApiExample
                    {
                        Summary = item.error.Text, Value = JsonSerializer.SerializeToNode(ErrorResponse.From(item.error), ApiJson.TypeOf<ErrorResponse>()),
                    }),
            },
        },
    };

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema? schema, JsonNode? example) =>
        new() { [Json] = new OpenApiMediaType { Schema = schema, Example = example } };

    private static JsonNode WithSuccess(string members)
    {
        var example = (JsonObject)JsonNode.Parse(members)!;
        example["success"] = true;
        return example;
    }
}
