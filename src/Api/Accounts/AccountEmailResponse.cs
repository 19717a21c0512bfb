namespace ContactCenter.Api.Accounts;

/// <summary>An e-mail address of a user.</summary>
/// <param name="Verified">False, always: users' addresses are not verified.</param>
internal sealed record AccountEmailResponse(string Address, bool Verified)
{
    /// <summary>One, or none.</summary>
    public static ImmutableArray<AccountEmailResponse> Of(AccountView account) => account.Email is { } email ? [new(email, false)] : [];
}
