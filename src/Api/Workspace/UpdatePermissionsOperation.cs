namespace ContactCenter.Api.Workspace;

/// <summary>Changes which roles have a permission (contract §7.2).</summary>
internal sealed class UpdatePermissionsOperation(WorkspaceWriter writer, IWorkspaceConfiguration workspace)
    : IOperation<UpdatePermissionsRequest, UpdatePermissionsResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "permissions.update")
    {
        Access = Access.AllOf(Permissions.AccessPermissions),
        IsAudited = true,
        InvalidInput = WorkspaceErrors.InvalidPermissionBody,
        Errors = [WorkspaceErrors.InvalidPermissionBody, PermissionErrors.InvalidPermission, PermissionErrors.InvalidRole],
        ExampleRequest = new UpdatePermissionsRequest([new PermissionChange("transfer-livechat-guest", [Roles.Admin, Roles.Manager, Roles.Agent])]),
        ExampleResponse = new UpdatePermissionsResponse([WorkspaceExamples.Permission]),
    };

    public async Task<UpdatePermissionsResponse> RunAsync(ApiCall call, UpdatePermissionsRequest request)
    {
        await writer.WriteAsync(call, (actor, context) => actor.ChangePermissions(
            context, [.. request.Permissions.Select(change => new PermissionRoles(change.Id, change.Roles))]));
        return new UpdatePermissionsResponse(PermissionResponse.All(workspace.Current));
    }
}

/// <param name="Permissions">The permissions to change; the others stay as they are.</param>
internal sealed record UpdatePermissionsRequest([Items(Min = 1, Max = 500)] ImmutableArray<PermissionChange> Permissions);

/// <param name="Roles">All roles that have it from now on.</param>
[IgnoresOthers]
internal sealed record PermissionChange(
    [ValidId][property: JsonPropertyName("_id")] string Id, [Items(AreUnique = true), MaxLength(InputLimits.IdMax)] ImmutableArray<string> Roles);

/// <param name="Permissions">All permissions as they are now.</param>
internal sealed record UpdatePermissionsResponse(ImmutableArray<PermissionResponse> Permissions) : ApiResult;
