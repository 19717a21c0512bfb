using Microsoft.AspNetCore.Authorization;

namespace ContactCenter.Api.SignIn;

/// <summary>The condition under which a signed-in user may call an operation.</summary>
internal sealed record PermissionRequirement(Access Access) : IAuthorizationRequirement;

/// <summary>Decides by this node's copy of roles and permissions (contract §7.2).</summary>
internal sealed class PermissionHandler(AccessControl access) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User is CallerPrincipal user && access.May(user.Caller, requirement.Access)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
