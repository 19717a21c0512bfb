namespace ContactCenter.Api.Operations;

/// <summary>The paths of operations.</summary>
internal static class ApiRoutes
{
    public const string BasePath = "/api/v1/";

    /// <summary>A path that begins with a slash is outside the API's own paths, where the contract has it.</summary>
    public static string PathOf(ApiOperation operation) => operation.Path[0] == '/' ? operation.Path : BasePath + operation.Path;
}
