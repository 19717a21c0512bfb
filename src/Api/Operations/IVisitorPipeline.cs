namespace ContactCenter.Api.Operations;

/// <summary>Stands between the pipeline and what visitors do: lets a visitor's call run, or refuses it.</summary>
internal interface IVisitorPipeline
{
    /// <summary>Runs a visitor's operation, again when its outcome is unknown.</summary>
    Task<ApiResponse> RunAsync(ApiCall call, ApiOperation operation, ApiHandler handler);
}
