using System.Collections.Concurrent;
using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Finds the agents whom rows name as managers, each once per import: many rows name few agents.</summary>
internal sealed class ImportManagers(Users users)
{
    private const int CachedMax = 1_000;
    private readonly ConcurrentDictionary<string, string?> _ids = new(StringComparer.Ordinal);

    /// <returns>The agent's user id.</returns>
    /// <exception cref="ContactCenterException">There is no such user, or it is no agent (contract §1.15).</exception>
    public async Task<string> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        if (!_ids.TryGetValue(nameOrId, out var userId))
        {
            userId = await ReadAsync(nameOrId, cancellationToken);
            if (_ids.Count >= CachedMax) _ids.Clear();
            _ids[nameOrId] = userId;
        }

        return userId ?? throw new ContactCenterException(ContactErrors.ManagerNotFound);
    }

    private async Task<string?> ReadAsync(string nameOrId, CancellationToken cancellationToken)
    {
        var account = await users.FindAsync(nameOrId, cancellationToken) ?? await users.FindByNameAsync(nameOrId, cancellationToken);
        return account?.Roles.Contains(Roles.Agent) == true ? account.UserId : null;
    }
}
