namespace ContactCenter.Api.Routing;

/// <summary>What the workspace's routing method means for an agent's screen (contract §3.6).</summary>
internal sealed class RoutingConfigurationOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, RoutingConfigurationResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/config/routing")
    {
        ExampleResponse = new RoutingConfigurationResponse(RoutingScreenResponse.Of(RoutingMethods.Auto)),
    };

    public Task<RoutingConfigurationResponse> RunAsync(ApiCall call, NoRequest request) =>
        Task.FromResult(new RoutingConfigurationResponse(RoutingScreenResponse.Of(workspace.Current.SettingText("Livechat_Routing_Method"))));
}

internal sealed record RoutingConfigurationResponse(RoutingScreenResponse Config) : ApiResult;

/// <param name="PreviewRoom">Agents look into waiting conversations.</param>
/// <param name="ShowConnecting">The method may take a while to find an agent.</param>
/// <param name="ShowQueue">Agents see what waits.</param>
/// <param name="ShowQueueLink">Agents see how many conversations everybody serves.</param>
/// <param name="ReturnQueue">Agents put conversations back.</param>
/// <param name="EnableTriggerAction">Visitors may be written to first.</param>
/// <param name="AutoAssignAgent">Conversations find their agents by themselves.</param>
internal sealed record RoutingScreenResponse(
    bool PreviewRoom, bool ShowConnecting, bool ShowQueue, bool ShowQueueLink, bool ReturnQueue, bool EnableTriggerAction, bool AutoAssignAgent)
{
    public static RoutingScreenResponse Of(string? method)
    {
        var isManual = method == RoutingMethods.Manual;
        var mayTakeLong = method is RoutingMethods.External or RoutingMethods.LoadBalancing or RoutingMethods.LoadRotation;
        return new(isManual, mayTakeLong, isManual, true, isManual, !isManual, !isManual);
    }
}
