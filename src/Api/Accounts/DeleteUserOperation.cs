namespace ContactCenter.Api.Accounts;

/// <summary>Deletes a user; its sessions end everywhere (contract §7.1).</summary>
internal sealed class DeleteUserOperation(IGrainFactory grains, Users users, AccessControl access, IJournalFollower follower)
    : IOperation<DeleteUserRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "users.delete")
    {
        Access = Access.AllOf(Permissions.DeleteUser), IsAudited = true,
        Errors = [AccountErrors.UserNotFound, AccountErrors.LastAdministrator, CommonErrors.Unauthorized],
        ExampleRequest = new DeleteUserRequest(AccountExamples.UserId),
    };

    public async Task<Done> RunAsync(ApiCall call, DeleteUserRequest request)
    {
        var userId = request.UserId ?? (await users.GetNamedAsync(null, request.Username, call.Aborted)).UserId;
        var command = call.Ids.Command(call.Caller.Actor);
        if (await users.FindAsync(userId, call.Aborted) is not { } account)
        {
            // A deletion that was cut off: what is left of it is done now.
            if (await users.FindAgentAsync(userId, call.Aborted) is not { IsAgent: true }) throw new ContactCenterException(AccountErrors.UserNotFound);
            await grains.GetGrain<IAgentGrain>(userId).Dismiss(command);
            return Done.Instance;
        }

        access.CheckMayChange(call.Caller, account);
        var position = await grains.GetGrain<IAccountGrain>(userId).Delete(command);
        if (account.Roles.Contains(Roles.Agent)) await grains.GetGrain<IAgentGrain>(userId).Dismiss(command);
        await follower.SeenAsync(position);
        return Done.Instance;
    }
}

/// <summary>Either id or user name; the id is taken if both are given.</summary>
/// <param name="ConfirmRelinquish">Accepted and not read.</param>
internal sealed record DeleteUserRequest(
    [ValidId] string? UserId = null, [MaxLength(InputLimits.NameMax)] string? Username = null, bool? ConfirmRelinquish = null);
