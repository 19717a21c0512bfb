using ContactCenter.Api.SignIn;

namespace ContactCenter.Api.Operations;

/// <summary>A part of the domain's operations.</summary>
internal interface IApiModule
{
    void Map(ApiRoutes api);
}

/// <summary>Maps the operations of the modules to routes.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder endpoints, OperationRunner runner)
{
    public const string BasePath = "/api/v1/";

    public void Map(ApiOperation operation, ApiHandler handler) =>
        endpoints.MapMethods(BasePath + operation.Path, [operation.Method], http => runner.RunAsync(http, operation, handler))
            .WithMetadata(operation).RequireAccess(operation.Access);

    /// <summary>Outside the API's own paths, where the contract has it; it does not describe itself.</summary>
    /// <param name="path">Absolute.</param>
    public void MapStreamAt(string path, ApiOperation operation, StreamHandler handler) =>
        endpoints.MapMethods(path, [operation.Method], http => runner.RunStreamAsync(http, operation, handler))
            .RequireAccess(operation.Access);

    public void MapStream(ApiOperation operation, StreamHandler handler) =>
        endpoints.MapMethods(PathOf(operation), [operation.Method], http => runner.RunStreamAsync(http, operation, handler))
            .WithMetadata(operation).RequireAccess(operation.Access);

    /// <summary>A path that begins with a slash is outside the API's own paths, where the contract has it.</summary>
    public static string PathOf(ApiOperation operation) => operation.Path[0] == '/' ? operation.Path : BasePath + operation.Path;
}
