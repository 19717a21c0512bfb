using System.Text.Json;
using ContactCenter.Journal;

namespace ContactCenter.Api.Workspace;

/// <summary>The permissions of each role (contract §7.1, §7.2).</summary>
internal sealed class PermissionEndpoints(IGrainFactory grains, IWorkspaceConfiguration workspace, IJournalFollower follower) : IApiModule
{
    private static readonly ImmutableArray<string> Names = [.. PermissionCatalog.Defaults.Keys.Order(StringComparer.Ordinal)];

    public void Map(ApiRoutes api)
    {
        api.Map(WorkspaceOperations.ListPermissions, _ => Task.FromResult(List()));
        api.Map(WorkspaceOperations.UpdatePermissions, UpdateAsync);
    }

    /// <summary>Lists all permissions, whatever <c>updatedSince</c> says: a client that asks for changes gets at least those.</summary>
    private ApiResponse List()
    {
        var settings = workspace.Current;
        return ApiResponse.Of(json =>
        {
            json.Array("update", Names, (j, name) => Write(j, name, settings));
            json.EmptyArray("remove");
        });
    }

    private async Task<ApiResponse> UpdateAsync(ApiCall call)
    {
        var changes = call.Input.Items("permissions")
            .Select(p => new PermissionRoles(p.RequiredText("_id"), p.TextsOrNone("roles"))).ToImmutableArray();
        if (changes.Any(change => !PermissionCatalog.Defaults.ContainsKey(change.Permission)))
            throw new ContactCenterException(WorkspaceErrors.InvalidPermission);
        if (changes.Any(change => change.Roles.Any(role => !Roles.All.Contains(role))))
            throw new ContactCenterException(WorkspaceErrors.InvalidRole);
        var position = await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).ChangePermissions(call.Ids.Command(call.Caller.Actor),
            changes);
        await follower.SeenAsync(position);
        var settings = workspace.Current;
        return ApiResponse.Of(json => json.Array("permissions", Names, (j, name) => Write(j, name, settings)));
    }

    private static void Write(Utf8JsonWriter json, string name, WorkspaceSnapshot settings)
    {
        json.WriteString("_id", name);
        json.Texts("roles", settings.RolesOf(name));
        // When a permission was changed is in the journal only; clients compare it, so it must at least be the same on every node.
        json.Date("_updatedAt", DateTimeOffset.UnixEpoch);
    }
}
