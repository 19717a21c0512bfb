using ContactCenter.Accounts;

namespace ContactCenter.Listing;

/// <summary>Finds accounts: by id and by role.</summary>
public interface IAccountDirectory
{
    Task<AccountView?> FindAccountAsync(string userId, CancellationToken cancellationToken = default);

    Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default);

    /// <summary>Active accounts that have the role, counted up to <paramref name="limit"/>.</summary>
    Task<int> CountActiveAccountsAsync(string role, int limit, CancellationToken cancellationToken = default);

    /// <summary>Accounts that have the role (null = all), by name; text is a literal substring of user name or name.</summary>
    Task<Page<AccountView>> ListAccountsWithRoleAsync(string? role, string? text, PageRequest page, CancellationToken cancellationToken = default);
}
