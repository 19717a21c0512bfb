namespace ContactCenter.Api.Accounts;

/// <summary>A user as itself (contract §7.1 me).</summary>
/// <param name="Emails">At most one.</param>
/// <param name="Email">The address again, as a text.</param>
/// <param name="Status">The presence: online, away, busy or offline.</param>
/// <param name="StatusConnection">The presence again.</param>
/// <param name="StatusText">The message beside the presence; empty = none.</param>
/// <param name="UtcOffset">Always 0.</param>
/// <param name="CustomFields">Always empty.</param>
/// <param name="AvatarUrl">The contract's path for a picture; none is kept there.</param>
/// <param name="IsOAuthUser">Whether another service can sign the user in.</param>
internal record MeResponse(
    [property: JsonPropertyName("_id")] string Id, string Name, string Username, ImmutableArray<UserEmailResponse> Emails, string? Email, string Status,
    string StatusConnection, string StatusText, int UtcOffset, bool Active, ImmutableArray<string> Roles, IReadOnlyDictionary<string, string> CustomFields,
    MySettingsResponse Settings, string AvatarUrl, bool IsOAuthUser, SignInServicesResponse Services,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt) : ApiResult
{
    public static MeResponse From(AccountView account, AgentView? agent)
    {
        var (presence, nothing) = (agent?.Presence ?? Presences.Offline, ImmutableDictionary<string, string>.Empty);
        return new(
            account.UserId, account.Name, account.Username, UserEmailResponse.From(account), account.Email, presence, presence,
            agent?.PresenceMessage ?? "", 0, account.Active, account.Roles, nothing, new(nothing, nothing), $"/avatar/{account.Username}",
            account.IsLinked, new(new(account.HasPassword), new(account.HasSecondFactor)), account.UpdatedAt);
    }
}

/// <summary>The user who signed in, within the response of the sign-in.</summary>
internal sealed record SignedInUserResponse : MeResponse
{
    public SignedInUserResponse(MeResponse me)
        : base(me)
    {
    }

    [JsonIgnore]
    public override bool Success { get; } = true;
}

/// <param name="Profile">Always empty.</param>
/// <param name="Preferences">Always empty.</param>
internal sealed record MySettingsResponse(IReadOnlyDictionary<string, string> Profile, IReadOnlyDictionary<string, string> Preferences);

/// <summary>The ways in which the user signs in.</summary>
/// <param name="Totp">The second factor: time-based codes.</param>
internal sealed record SignInServicesResponse(PasswordServiceResponse Password, TotpServiceResponse Totp);

internal sealed record PasswordServiceResponse(bool Exists);

internal sealed record TotpServiceResponse(bool Enabled);
