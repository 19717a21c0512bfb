using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Journal;

namespace ContactCenter.Api.Accounts;

/// <summary>Users (contract §7.1, §10.1).</summary>
internal sealed class UserEndpoints(
    IGrainFactory grains, Users users, AgentRoles agentRoles, AccessControl access, PasswordCheck passwords, IJournalFollower follower) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(AccountOperations.CreateUser, CreateAsync);
        api.Map(AccountOperations.UserInfo, InfoAsync);
        api.Map(AccountOperations.DeleteUser, DeleteAsync);
        api.Map(AccountOperations.SetStatus, SetStatusAsync);
    }

    private async Task<ApiResponse> CreateAsync(ApiCall call)
    {
        var input = call.Input;
        var username = UserNames.Checked(input.RequiredText("username"))!;
        var roles = input.Texts("roles") ?? [Roles.User];
        access.CheckMayGive(call.Caller, roles);
        var userId = call.Ids.ShortId("user");
        var account = await grains.GetGrain<IAccountGrain>(userId).Create(new CreateAccount(
            call.Ids.Command(call.Caller.Actor), username, input.RequiredText("name").Trim(), input.RequiredText("email").Trim(),
            passwords.DigestOf(input.RequiredText("password"), username, input.Text("email"), input.Text("name")), [.. roles.Distinct()])
        {
            Active = input.Flag("active") ?? true,
        });
        if (account.Roles.Contains(Roles.Agent)) await agentRoles.EnrollAsync(call, account);
        return ApiResponse.Of("user", account, (json, a) => AccountJson.WriteUser(json, a, null, true));
    }

    private async Task<ApiResponse> InfoAsync(ApiCall call)
    {
        var account = await users.NamedAsync(call.Input, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        var agent = await users.FindAgentAsync(account.UserId, call.Aborted);
        var isFull = account.UserId == call.Caller.UserId || access.May(call.Caller, Permissions.ViewOtherUser);
        return ApiResponse.Of("user", account, (json, a) => AccountJson.WriteUser(json, a, agent, isFull));
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        var userId = call.Input.Text("userId")
            ?? (await users.NamedAsync(call.Input, call.Aborted))?.UserId ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        var command = call.Ids.Command(call.Caller.Actor);
        if (await users.FindAsync(userId, call.Aborted) is not { } account)
        {
            // A deletion that was cut off: what is left of it is done now.
            if (await users.FindAgentAsync(userId, call.Aborted) is not { IsAgent: true }) throw new ContactCenterException(AccountErrors.UserNotFound);
            await grains.GetGrain<IAgentGrain>(userId).Dismiss(command);
            return ApiResponse.Success;
        }

        access.CheckMayChange(call.Caller, account);
        var position = await grains.GetGrain<IAccountGrain>(userId).Delete(command);
        if (account.Roles.Contains(Roles.Agent)) await grains.GetGrain<IAgentGrain>(userId).Dismiss(command);
        await follower.SeenAsync(position);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> SetStatusAsync(ApiCall call)
    {
        var input = call.Input;
        var named = await users.NamedAsync(input, call.Aborted);
        if (named is not null && named.UserId != call.Caller.UserId && !access.May(call.Caller, Permissions.EditOtherUser))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        var user = named ?? await users.FindAsync(call.Caller.UserId, call.Aborted)
            ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        var known = await users.FindAgentAsync(user.UserId, call.Aborted);
        var status = input.Text("status") ?? known?.Presence ?? Presences.Offline;
        if (!Presences.IsKnown(status)) throw new ContactCenterException(UserErrors.InvalidStatus);
        await grains.GetGrain<IAgentGrain>(user.UserId).SetPresence(new SetPresence(
            call.Ids.Command(call.Caller.Actor), new(user.UserId, user.Username, user.Name), status,
            input.Text("message") ?? known?.PresenceMessage));
        return ApiResponse.Success;
    }
}
