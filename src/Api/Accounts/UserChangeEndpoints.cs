using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Journal;

namespace ContactCenter.Api.Accounts;

/// <summary>Changes of users, their own and by administrators.</summary>
internal sealed class UserChangeEndpoints(
    IGrainFactory grains, IAccountDirectory directory, Users users, AgentRoles agentRoles, AccessControl access, PasswordCheck passwords, SignInGuard guard,
    IWorkspaceConfiguration workspace, IJournalFollower follower) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(UserChangeOperations.List, ListAsync);
        api.Map(UserChangeOperations.Update, UpdateAsync);
        api.Map(UserChangeOperations.SetActive, SetActiveAsync);
        api.Map(UserChangeOperations.UpdateOwn, UpdateOwnAsync);
    }

    private async Task<ApiResponse> ListAsync(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("name", "name"), ("username", "username"), ("createdAt", "createdAt"));
        var found = await directory.ListAccountsWithRoleAsync(null, call.Input.Text("text"), page, call.Aborted);
        var listed = new List<(AccountView Account, AgentView? Agent)>();
        foreach (var account in found.Items)
            listed.Add((account, await users.FindAgentAsync(account.UserId, call.Aborted)));
        return PagedResponse.Of("users", listed, page, found.Total, (json, user) => AccountJson.WriteUser(json, user.Account, user.Agent, true));
    }

    private async Task<ApiResponse> UpdateAsync(ApiCall call)
    {
        var data = call.Input.GetProperty("data");
        var account = await users.FindAsync(call.Input.RequiredText("userId"), call.Aborted)
            ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        CheckMay(call.Caller, account, data);
        var username = UserNames.Checked(data.Text("username"));
        var digest = data.Text("password") is { } password
            ? passwords.DigestOf(password, username ?? account.Username, data.Text("email") ?? account.Email, data.Text("name") ?? account.Name)
            : null;
        var changed = await ChangeAsync(call, account, new ChangeAccount(call.Ids.Command(call.Caller.Actor))
        {
            Username = username, Name = data.Text("name")?.Trim(), Email = data.Text("email")?.Trim(), Active = data.Flag("active"), NewPasswordDigest = digest,
            Roles = data.Texts("roles") is { } roles ? [.. roles.Distinct()] : null,
        });
        var agent = await users.FindAgentAsync(account.UserId, call.Aborted);
        return ApiResponse.Of("user", changed, (json, a) => AccountJson.WriteUser(json, a, agent, true));
    }

    private async Task<ApiResponse> SetActiveAsync(ApiCall call)
    {
        var account = await users.FindAsync(call.Input.RequiredText("userId"), call.Aborted)
            ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        access.CheckMayChange(call.Caller, account);
        var changed = await ChangeAsync(
            call, account, new ChangeAccount(call.Ids.Command(call.Caller.Actor)) { Active = call.Input.Flag("activeStatus") });
        return ApiResponse.Of("user", changed, static (json, a) =>
        {
            json.WriteString("_id", a.UserId);
            json.WriteBoolean("active", a.Active);
        });
    }

    /// <summary>Changes the caller's own account. User name, e-mail address and password change only with the current password.</summary>
    private async Task<ApiResponse> UpdateOwnAsync(ApiCall call)
    {
        var data = call.Input.GetProperty("data");
        var account = await users.FindAsync(call.Caller.UserId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        var (username, email) = (UserNames.Checked(data.Text("username")), data.Text("email")?.Trim());
        var digest = data.Text("newPassword") is { Length: > 0 } password
            ? passwords.DigestOf(password, username ?? account.Username, email ?? account.Email, data.Text("name") ?? account.Name)
            : null;
        var needsPassword = digest is not null || (username ?? account.Username) != account.Username || (email ?? account.Email) != account.Email;
        // Under a name of its own: the repeated id of another change must not count as a right password.
        var context = call.Ids.Command(call.Caller.Actor);
        var command = new ChangeAccount(needsPassword ? context.Step("credentials") : context)
        {
            Username = username, Name = data.Text("name")?.Trim(), Email = email, NewPasswordDigest = digest, KeptTokenHash = call.TokenHash,
            CurrentDigests = needsPassword ? DigestsOf(data.Text("currentPassword")) : null,
        };
        var changed = needsPassword
            ? await guard.RunAsync(call.Request.HttpContext, $"own {account.UserId}", account.UserId, () => ChangeAsync(call, account, command))
            : await ChangeAsync(call, account, command);
        var agent = await users.FindAgentAsync(account.UserId, call.Aborted);
        return ApiResponse.Of("user", changed, (json, a) => AccountJson.WriteUser(json, a, agent, true));
    }

    private async Task<AccountView> ChangeAsync(ApiCall call, AccountView before, ChangeAccount command)
    {
        var changed = await grains.GetGrain<IAccountGrain>(before.UserId).Change(command);
        // Of the roles asked for, and not of what changed just now: a call that was cut off is completed by calling again.
        if (command.Roles is { } roles) await agentRoles.FollowAsync(call, changed.Account, roles);
        await follower.SeenAsync(changed.Position);
        return changed.Account;
    }

    private void CheckMay(Caller caller, AccountView account, JsonElement data)
    {
        access.CheckMayChange(caller, account);
        CheckMay(caller, data, "password", Permissions.EditOtherPassword);
        CheckMay(caller, data, "active", Permissions.EditOtherActive);
        CheckMay(caller, data, "roles", Permissions.AssignRoles);
        access.CheckMayGive(caller, data.TextsOrNone("roles"));
    }

    private void CheckMay(Caller caller, JsonElement data, string member, string permission)
    {
        if (data.Member(member) is not null && !access.May(caller, permission)) throw new ContactCenterException(CommonErrors.Unauthorized);
    }

    /// <summary>Clients send the password, or its SHA-256 in hexadecimal.</summary>
    private static ImmutableArray<string> DigestsOf(string? currentPassword) =>
        string.IsNullOrEmpty(currentPassword) ? [] : [PasswordDigest.Of(currentPassword), currentPassword.ToLowerInvariant()];
}
