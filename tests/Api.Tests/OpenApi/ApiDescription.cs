using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContactCenter.Api.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace ContactCenter.Tests.OpenApi;

/// <summary>The API's description as it is served, with the operations that it describes.</summary>
internal sealed class ApiDescription
{
    private static readonly Lock Gate = new();
    private static ApiDescription? _first;

    private ApiDescription(IServiceProvider services)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        services.GetRequiredService<ISwaggerProvider>().GetSwagger("v1").SerializeAsV3(new OpenApiJsonWriter(text));
        Document = JsonNode.Parse(text.ToString())!;
        Schemas = new JsonSchemaCheck(Document);
        Operations =
        [
            .. services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>())
                .OfType<ApiOperation>()
                .Select(operation => new DescribedOperation(operation, Document["paths"]![ApiRoutes.PathOf(operation)]![operation.Method.ToLowerInvariant()]!))
                .OrderBy(described => described.Operation.Path.Count(character => character == '{')),
        ];
    }

    public JsonNode Document { get; }

    public JsonSchemaCheck Schemas { get; }

    public IReadOnlyList<DescribedOperation> Operations { get; }

    /// <summary>The description is the same of every server of this process.</summary>
    public static ApiDescription Of(IServiceProvider services)
    {
        lock (Gate) return _first ??= new ApiDescription(services);
    }

    public DescribedOperation? Find(HttpMethod method, string path) =>
        Operations.FirstOrDefault(described => described.Operation.Method == method.Method && described.Route.IsMatch(path));
}

/// <summary>One operation, with what the document says of it.</summary>
internal sealed record DescribedOperation(ApiOperation Operation, JsonNode Json)
{
    private const string JsonContent = "application/json";

    public Regex Route { get; } = new(
        "^" + Regex.Replace(Regex.Escape(ApiRoutes.PathOf(Operation)).Replace(@"\{", "{", StringComparison.Ordinal), "{[^}]*}", "[^/]+") + "$");

    public JsonNode? ContentOf(int status) => Json["responses"]?[status.ToString(CultureInfo.InvariantCulture)]?["content"]?[JsonContent];

    public JsonNode? Body => Json["requestBody"]?["content"]?[JsonContent];

    public IEnumerable<JsonNode> Parameters => (Json["parameters"] as JsonArray ?? []).Select(parameter => parameter!);

    public override string ToString() => Operation.Route;
}
