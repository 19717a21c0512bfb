namespace ContactCenter.Api.Accounts;

/// <summary>
/// Gives and takes roles. The role of agent is two facts, one of the account and one of the agent; that of monitor is the account's and the
/// units'. All commands repeat safely, so a call that was cut off between them is completed by calling again.
/// </summary>
internal sealed class AgentRoles(IGrainFactory grains, IJournalFollower follower)
{
    public async Task GrantAsync(ApiCall call, AccountView account, string role)
    {
        var position = await grains.GetGrain<IAccountGrain>(account.UserId).SetRole(new SetRole(call.Ids.Command(call.Caller.Actor), role,
            true));
        if (role == Roles.Agent) await EnrollAsync(call, account);
        await follower.SeenAsync(position);
    }

    public async Task RevokeAsync(ApiCall call, AccountView account, string role)
    {
        var command = call.Ids.Command(call.Caller.Actor);
        var position = await grains.GetGrain<IAccountGrain>(account.UserId).SetRole(new SetRole(command, role, false));
        if (role == Roles.Agent) await grains.GetGrain<IAgentGrain>(account.UserId).Dismiss(command);
        if (role == Roles.Monitor)
            position = Math.Max(position, await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).DismissMonitor(command, account.UserId));
        await follower.SeenAsync(position);
    }

    /// <summary>Makes the agent and the monitor follow the account's roles, after these are all it has. Safe to repeat.</summary>
    public async Task FollowAsync(CommandContext command, AccountView account, ImmutableArray<string> roles)
    {
        if (roles.Contains(Roles.Agent)) await EnrollAsync(command, account);
        else await grains.GetGrain<IAgentGrain>(account.UserId).Dismiss(command);
        if (!roles.Contains(Roles.Monitor)) await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).DismissMonitor(command, account.UserId);
    }

    public Task FollowAsync(ApiCall call, AccountView account, ImmutableArray<string> roles) =>
        FollowAsync(call.Ids.Command(call.Caller.Actor), account, roles);

    public Task EnrollAsync(ApiCall call, AccountView account) => EnrollAsync(call.Ids.Command(call.Caller.Actor), account);

    private async Task EnrollAsync(CommandContext command, AccountView account)
    {
        var agent = grains.GetGrain<IAgentGrain>(account.UserId);
        await agent.Enroll(new EnrollAgent(command, new(account.UserId, account.Username, account.Name)));
        if (!account.Active) await agent.FollowAccount(command.Step("account"), false);
    }
}
