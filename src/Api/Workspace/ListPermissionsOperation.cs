namespace ContactCenter.Api.Workspace;

/// <summary>Every permission with its roles (contract §7.1).</summary>
internal sealed class ListPermissionsOperation(IWorkspaceConfiguration workspace) : IOperation<ListPermissionsRequest, ListPermissionsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "permissions.listAll")
    {
        ExampleRequest = new ListPermissionsRequest("2026-11-22T09:00:00.000Z"), ExampleResponse = new ListPermissionsResponse([WorkspaceExamples.Permission]),
    };

    public Task<ListPermissionsResponse> RunAsync(ApiCall call, ListPermissionsRequest request) =>
        Task.FromResult(new ListPermissionsResponse(PermissionResponse.All(workspace.Current)));
}

/// <param name="UpdatedSince">Accepted and not read: all are listed, so that a client that asks for changes gets at least those.</param>
internal sealed record ListPermissionsRequest(string? UpdatedSince = null);

internal sealed record ListPermissionsResponse(ImmutableArray<PermissionResponse> Update) : ApiResult
{
    /// <summary>Always empty: permissions are never removed.</summary>
    public ImmutableArray<string> Remove { get; } = [];
}

/// <summary>A permission and the roles that have it.</summary>
/// <param name="UpdatedAt">1970, always: the time of the last change is not told.</param>
internal sealed record PermissionResponse(
    [property: JsonPropertyName("_id")] string Id, ImmutableArray<string> Roles, [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    private static readonly ImmutableArray<string> Names = [.. PermissionCatalog.Defaults.Keys.Order(StringComparer.Ordinal)];

    // When a permission was changed is in the journal only; clients compare it, so it must at least be the same on every node.
    public static ImmutableArray<PermissionResponse> All(WorkspaceSnapshot workspace) =>
        [.. Names.Select(name => new PermissionResponse(name, workspace.RolesOf(name), DateTimeOffset.UnixEpoch))];
}
