namespace ContactCenter.Api.Operations;

/// <summary>A part of the domain's operations.</summary>
internal interface IApiModule
{
    void Map(ApiRoutes api);
}

/// <summary>Maps the operations of the modules to routes.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder endpoints, ApiPipeline pipeline)
{
    public const string BasePath = "/api/v1/";

    public void Map(ApiOperation operation, ApiHandler handler) =>
        endpoints.MapMethods(BasePath + operation.Path, [operation.Method], http => pipeline.RunAsync(http, operation, handler))
            .WithMetadata(operation);

    /// <summary>Outside the API's own paths, where the contract has it; it does not describe itself.</summary>
    /// <param name="path">Absolute.</param>
    public void MapStreamAt(string path, ApiOperation operation, StreamHandler handler) =>
        endpoints.MapMethods(path, [operation.Method], http => pipeline.RunStreamAsync(http, operation, handler));

    public void MapStream(ApiOperation operation, StreamHandler handler) =>
        endpoints.MapMethods(PathOf(operation), [operation.Method], http => pipeline.RunStreamAsync(http, operation, handler))
            .WithMetadata(operation);

    /// <summary>A path that begins with a slash is outside the API's own paths, where the contract has it.</summary>
    public static string PathOf(ApiOperation operation) => operation.Path[0] == '/' ? operation.Path : BasePath + operation.Path;
}
