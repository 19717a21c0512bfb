namespace ContactCenter.Api.Accounts;

/// <summary>A user as other users see it (contract §7.1).</summary>
/// <param name="Type">"user", always.</param>
/// <param name="Status">The presence: online, away, busy or offline.</param>
/// <param name="Active">False = the user is switched off and cannot sign in.</param>
/// <param name="Emails">At most one. Absent where the caller may not see it.</param>
/// <param name="Roles">Absent where the caller may not see them.</param>
internal sealed record AccountResponse(
    [property: JsonPropertyName("_id")] string Id, string Username, string Name, string Type, string Status, bool Active, DateTimeOffset CreatedAt,
    ImmutableArray<UserEmailResponse>? Emails, ImmutableArray<string>? Roles, [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    /// <param name="isFull">Whether addresses and roles are shown.</param>
    public static AccountResponse From(AccountView account, AgentView? agent, bool isFull = true) => new(
        account.UserId, account.Username, account.Name, "user", agent?.Presence ?? Presences.Offline, account.Active, account.CreatedAt,
        isFull ? UserEmailResponse.From(account) : null, isFull ? account.Roles : null, account.UpdatedAt);
}

/// <param name="Verified">False, always.</param>
internal sealed record UserEmailResponse(string Address, bool Verified)
{
    public static ImmutableArray<UserEmailResponse> From(AccountView account) => account.Email is { } email ? [new(email, false)] : [];
}

/// <summary>The response of operations on one user.</summary>
internal sealed record OneUserResponse(AccountResponse User) : ApiResult
{
    public static OneUserResponse From(AccountView account, AgentView? agent, bool isFull = true) => new(AccountResponse.From(account, agent, isFull));
}

/// <summary>An e-mail address of a user.</summary>
/// <param name="Verified">False, always: users' addresses are not verified.</param>
internal sealed record AccountEmailResponse(string Address, bool Verified)
{
    /// <summary>One, or none.</summary>
    public static ImmutableArray<AccountEmailResponse> Of(AccountView account) => account.Email is { } email ? [new(email, false)] : [];
}
