namespace ContactCenter.Api.Workspace.Priorities;

/// <summary>Gives all priorities their standard names again (contract §3.7).</summary>
internal sealed class ResetPrioritiesOperation(WorkspaceWriter writer) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/priorities.reset") { Access = Access.AllOf(Permissions.ManagePriorities) };

    public Task<Done> RunAsync(ApiCall call, NoRequest request) => writer.WriteAsync(call, (actor, context) => actor.ResetPriorities(context));
}

/// <summary>Whether there is a name to reset (contract §3.7).</summary>
internal sealed class NeedsResetOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, NeedsResetResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/priorities.reset")
    {
        Access = ListPrioritiesOperation.Operation.Access, ExampleResponse = new NeedsResetResponse(false),
    };

    public Task<NeedsResetResponse> RunAsync(ApiCall call, NoRequest request) =>
        Task.FromResult(new NeedsResetResponse(PriorityCatalog.Of(workspace.Current).Any(priority => priority.IsDirty)));
}

/// <param name="Reset">Whether any priority has another than its standard name.</param>
internal sealed record NeedsResetResponse(bool Reset) : ApiResult;
