using System.Security.Claims;
using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Oidc;

/// <summary>
/// Finds or creates the account of another service's user. The user is known by issuer and subject alone, because names and addresses change hands.
/// An existing account is found by its address only where the operator trusts the service's word for it.
/// </summary>
internal sealed class OidcAccounts(
    IGrainFactory grains, ISignInDirectory directory, Users users, AgentRoles agentRoles, IIdSource ids, IJournalFollower follower,
    IOptions<OidcOptions> options)
{
    private const int SuffixLength = 6;

    private OidcOptions Options => options.Value;

    /// <exception cref="ContactCenterException">There is none and may be none.</exception>
    public async Task<string> FindOrCreateAsync(ClaimsPrincipal user, string key, CancellationToken cancellationToken)
    {
        var found = await directory.FindAccountIdByIdentityAsync(key, cancellationToken) ?? await FindByEmailAsync(user, cancellationToken);
        if (found is null && !Options.CreatesAccounts) throw new ContactCenterException(AccountErrors.WrongCredentials);
        var account = found is null
            ? await CreateAsync(user, key)
            : await users.FindAsync(found, cancellationToken) ?? throw new ContactCenterException(AccountErrors.WrongCredentials);
        await FollowRolesAsync(account, RolesOf(user));
        return account.UserId;
    }

    private async Task<string?> FindByEmailAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!Options.LinksByVerifiedEmail || VerifiedEmailOf(user) is not { } email) return null;
        // Not by a user name that looks like the address.
        return await directory.FindAccountIdAsync(email, cancellationToken) is { } userId
            && await users.FindAsync(userId, cancellationToken) is { } account && string.Equals(account.Email, email, StringComparison.OrdinalIgnoreCase)
            ? userId
            : null;
    }

    /// <summary>The id follows from the identity, so that two sign-ins at once make one account.</summary>
    private async Task<AccountView> CreateAsync(ClaimsPrincipal user, string key)
    {
        var userId = new CommandIds(key, "", Actors.System).ShortId("user");
        var email = VerifiedEmailOf(user);
        var username = UserNames.Of(user.FindFirstValue("preferred_username") ?? email?.Split('@')[0] ?? "user");
        var name = user.FindFirstValue("name") is { Length: > 0 and <= InputLimits.NameMax } given ? given : username;
        var command = new CreateAccount(CommandContext.OfSystem("oidc", key), username, name, email, "", [Roles.User]) { IdentityKey = key };
        try
        {
            return await grains.GetGrain<IAccountGrain>(userId).Create(command);
        }
        catch (ContactCenterException taken) when (taken.Error == AccountErrors.UsernameInUse(username))
        {
            return await grains.GetGrain<IAccountGrain>(userId).Create(command with { Username = $"{username}-{key[..SuffixLength]}" });
        }
    }

    /// <summary>Roles that the map knows follow the claim at each sign-in; others are given here and stay.</summary>
    private async Task FollowRolesAsync(AccountView account, ImmutableArray<string> claimed)
    {
        if (Options.RoleClaim is null) return;
        var mapped = Options.RoleMap.Values.ToHashSet(StringComparer.Ordinal);
        var context = CommandContext.OfCall(ids.NewSeed(), Actors.System);
        ImmutableArray<string> roles = [.. account.Roles.Where(role => !mapped.Contains(role)).Concat(claimed).Distinct()];
        try
        {
            var changed = await grains.GetGrain<IAccountGrain>(account.UserId).Change(new ChangeAccount(context) { Roles = roles });
            await agentRoles.FollowAsync(context, changed.Account, roles);
            await follower.SeenAsync(changed.Position);
        }
        catch (ContactCenterException refused) when (refused.Error == AccountErrors.LastAdministrator)
        {
            // Somebody must be left who can let others in, whatever the service says.
        }
    }

    private ImmutableArray<string> RolesOf(ClaimsPrincipal user) => Options.RoleClaim is not { } claim
        ? []
        : [.. user.FindAll(claim).Select(value => Options.RoleMap.GetValueOrDefault(value.Value)).OfType<string>().Where(Roles.All.Contains)];

    private static string? VerifiedEmailOf(ClaimsPrincipal user) =>
        string.Equals(user.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase)
            && user.FindFirstValue("email") is { Length: > 0 and <= InputLimits.NameMax } email ? email.Trim() : null;
}
