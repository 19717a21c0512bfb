using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Agents;

namespace ContactCenter.Api.Accounts;

/// <summary>Reads users.</summary>
internal sealed class Users(IAccountDirectory accountDirectory, ISignInDirectory signInDirectory, IAgentDirectory agentDirectory)
{
    public async Task<AccountView?> FindAsync(string userId, CancellationToken cancellationToken) =>
        await accountDirectory.FindAccountAsync(userId, cancellationToken);

    public async Task<AccountView?> FindByNameAsync(string username, CancellationToken cancellationToken) =>
        await signInDirectory.FindAccountIdAsync(username, cancellationToken) is { } userId ? await FindAsync(userId, cancellationToken) : null;

    public async Task<AgentView?> FindAgentAsync(string userId, CancellationToken cancellationToken) =>
        await agentDirectory.FindAgentAsync(userId, cancellationToken);

    /// <summary>The user that an input names by <c>userId</c>, <c>username</c> or <c>user</c>; null when it names none.</summary>
    /// <exception cref="ContactCenterException">It names one that does not exist.</exception>
    public async Task<AccountView?> NamedAsync(JsonElement input, CancellationToken cancellationToken)
    {
        var (userId, username) = (input.Text("userId"), input.Text("username") ?? input.Text("user"));
        if (userId is null && username is null) return null;
        var user = userId is not null ? await FindAsync(userId, cancellationToken) : await FindByNameAsync(username!, cancellationToken);
        return user ?? throw new ContactCenterException(AccountErrors.UserNotFound);
    }
}
