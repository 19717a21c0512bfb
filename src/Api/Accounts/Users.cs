namespace ContactCenter.Api.Accounts;

/// <summary>Reads users.</summary>
internal sealed class Users(IAccountDirectory accountDirectory, ISignInDirectory signInDirectory, IAgentDirectory agentDirectory)
{
    public async Task<AccountView?> FindAsync(string userId, CancellationToken cancellationToken) =>
        await accountDirectory.FindAccountAsync(userId, cancellationToken);

    public async Task<AccountView?> FindByNameAsync(string username, CancellationToken cancellationToken) =>
        await signInDirectory.FindAccountIdAsync(username, cancellationToken) is { } userId ? await FindAsync(userId, cancellationToken) : null;

    /// <summary>Those of the users that exist, by id.</summary>
    public async Task<Dictionary<string, AccountView>> FindAllAsync(IEnumerable<string?> userIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, AccountView>(StringComparer.Ordinal);
        foreach (var userId in userIds.OfType<string>().Distinct())
            if (await FindAsync(userId, cancellationToken) is { } user) found[userId] = user;
        return found;
    }

    public async Task<AgentView?> FindAgentAsync(string userId, CancellationToken cancellationToken) =>
        await agentDirectory.FindAgentAsync(userId, cancellationToken);

    /// <returns>The user that is named by the id or, without one, by the user name; null = none is named.</returns>
    /// <exception cref="ContactCenterException">One is named that does not exist.</exception>
    public async Task<AccountView?> FindNamedAsync(string? userId, string? username, CancellationToken cancellationToken)
    {
        if (userId is null && username is null) return null;
        var user = userId is not null ? await FindAsync(userId, cancellationToken) : await FindByNameAsync(username!, cancellationToken);
        return user ?? throw new ContactCenterException(AccountErrors.UserNotFound);
    }

    /// <exception cref="ContactCenterException">None is named, or one that does not exist.</exception>
    public async Task<AccountView> GetNamedAsync(string? userId, string? username, CancellationToken cancellationToken) =>
        await FindNamedAsync(userId, username, cancellationToken) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
}
