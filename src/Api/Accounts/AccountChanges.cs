namespace ContactCenter.Api.Accounts;

/// <summary>Changes accounts, and what follows their roles.</summary>
internal sealed class AccountChanges(IGrainFactory grains, AgentRoles agentRoles, IJournalFollower follower)
{
    public async Task<AccountView> ChangeAsync(ApiCall call, string userId, ChangeAccount command)
    {
        var changed = await grains.GetGrain<IAccountGrain>(userId).Change(command);
        // Of the roles asked for, and not of what changed just now: a call that was cut off is completed by calling again.
        if (command.Roles is { } roles) await agentRoles.FollowAsync(call, changed.Account, roles);
        await follower.SeenAsync(changed.Position);
        return changed.Account;
    }
}
