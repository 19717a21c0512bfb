using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Workspace;

/// <summary>Gives a user a role (contract §7.1).</summary>
internal sealed class AddRoleOperation(Users users, AgentRoles agentRoles, AccessControl access)
    : ChangeRole(true, users, agentRoles, access), IOperation<ChangeRoleRequest, ChangeRoleResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "roles.addUserToRole")
    {
        Access = Access.AllOf(Permissions.AssignRoles),
        IsAudited = true,
        Errors = [AccountErrors.RoleNotFound, AccountErrors.UserNotFound, CommonErrors.Unauthorized],
        ExampleRequest = new ChangeRoleRequest("grace", Roles.Manager),
        ExampleResponse = new ChangeRoleResponse(new RoleResponse(Roles.Manager)),
    };
}

/// <summary>Takes a role from a user (contract §7.1).</summary>
internal sealed class RemoveRoleOperation(Users users, AgentRoles agentRoles, AccessControl access)
    : ChangeRole(false, users, agentRoles, access), IOperation<ChangeRoleRequest, ChangeRoleResponse>
{
    public static ApiOperation Operation { get; } = AddRoleOperation.Operation with
    {
        Path = "roles.removeUserFromRole", Errors = [.. AddRoleOperation.Operation.Errors, AccountErrors.LastAdministrator],
    };
}

/// <summary>Changes the roles of a user, where the caller may.</summary>
internal abstract class ChangeRole(bool isGranted, Users users, AgentRoles agentRoles, AccessControl access)
{
    public async Task<ChangeRoleResponse> RunAsync(ApiCall call, ChangeRoleRequest request)
    {
        var role = request.RoleId ?? request.RoleName;
        if (role is null || !Roles.All.Contains(role)) throw new ContactCenterException(AccountErrors.RoleNotFound);
        var account = await users.FindByNameAsync(request.Username, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        access.CheckMayChange(call.Caller, account);
        access.CheckMayGive(call.Caller, isGranted ? [role] : []);
        if (isGranted) await agentRoles.GrantAsync(call, account, role);
        else await agentRoles.RevokeAsync(call, account, role);
        return new ChangeRoleResponse(new RoleResponse(role));
    }
}

/// <param name="RoleName">The role, where roleId is absent.</param>
/// <param name="RoomId">Accepted and not read: roles hold in the whole workspace.</param>
internal sealed record ChangeRoleRequest(
    [MaxLength(InputLimits.NameMax)] string Username, [ValidId] string? RoleId = null, [ValidId] string? RoleName = null, [ValidId] string? RoomId = null);

internal sealed record ChangeRoleResponse(RoleResponse Role) : ApiResult;
