namespace ContactCenter.Api.Operations;

/// <summary>Stands between the runner of operations and what visitors do: lets a visitor's call run, or refuses it.</summary>
internal interface IVisitorPipeline
{
    /// <summary>Runs a visitor's operation, again when its outcome is unknown.</summary>
    Task<T> RunAsync<T>(ApiCall call, ApiOperation operation, Func<Task<T>> act);
}
