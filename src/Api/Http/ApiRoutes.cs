namespace ContactCenter.Api.Http;

/// <summary>A part of the domain's operations.</summary>
internal interface IApiModule
{
    void Map(ApiRoutes api);
}

/// <summary>Where modules put their operations.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder endpoints, ApiPipeline pipeline)
{
    public const string BasePath = "/api/v1/";

    public void Map(ApiOperation operation, ApiHandler handler) =>
        endpoints.MapMethods(BasePath + operation.Path, [operation.Method], http => pipeline.RunAsync(http, operation, handler))
            .WithMetadata(operation);

    public void MapStream(ApiOperation operation, StreamHandler handler) =>
        endpoints.MapMethods(BasePath + operation.Path, [operation.Method], http => pipeline.RunStreamAsync(http, operation, handler))
            .WithMetadata(operation);
}
