using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Workspace;

/// <summary>Roles and who has them (contract §7.1).</summary>
internal sealed class RoleEndpoints(Users users, AgentRoles agentRoles, AccessControl access) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(WorkspaceOperations.ListRoles, _ => Task.FromResult(ApiResponse.Of(json => json.Array("roles", Roles.All, WriteRole))));
        api.Map(WorkspaceOperations.AddRole, call => ChangeAsync(call, isGranted: true));
        api.Map(WorkspaceOperations.RemoveRole, call => ChangeAsync(call, isGranted: false));
    }

    private async Task<ApiResponse> ChangeAsync(ApiCall call, bool isGranted)
    {
        var role = call.Input.Text("roleId") ?? call.Input.Text("roleName");
        if (role is null || !Roles.All.Contains(role)) throw new ContactCenterException(AccountErrors.RoleNotFound);
        var account = await users.FindByNameAsync(call.Input.RequiredText("username"), call.Aborted)
            ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        access.CheckMayChange(call.Caller, account);
        access.CheckMayGive(call.Caller, isGranted ? [role] : []);
        if (isGranted) await agentRoles.GrantAsync(call, account, role);
        else await agentRoles.RevokeAsync(call, account, role);
        return ApiResponse.Of("role", role, WriteRole);
    }

    private static void WriteRole(Utf8JsonWriter json, string role)
    {
        json.WriteString("_id", role);
        json.WriteString("name", role);
        json.WriteString("scope", "Users");
        json.WriteString("description", "");
        json.WriteBoolean("protected", true);
        json.WriteBoolean("mandatory2fa", false);
    }
}
