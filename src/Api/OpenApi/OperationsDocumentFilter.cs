using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ContactCenter.Api.OpenApi;

/// <summary>Describes every operation from what the runner of operations enforces (<see cref="ApiOperation"/>), so the description cannot lag behind.</summary>
internal sealed class OperationsDocumentFilter(EndpointDataSource endpoints) : IDocumentFilter
{
    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        var describer = new OperationDescriber(document);
        document.Tags = new HashSet<OpenApiTag>(OperationGroups.Tags);
        var operations = endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()
            .OrderBy(operation => OperationGroups.Find(operation)?.Order ?? int.MaxValue).ThenBy(operation => operation.Path, StringComparer.Ordinal)
            .ThenBy(operation => operation.Method, StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var path = ApiRoutes.PathOf(operation);
            if (!document.Paths.TryGetValue(path, out var item)) document.Paths[path] = item = new OpenApiPathItem();
            ((OpenApiPathItem)item).AddOperation(HttpMethod.Parse(operation.Method), describer.Describe(operation));
        }

        describer.DescribeLiveRecords();
    }
}
