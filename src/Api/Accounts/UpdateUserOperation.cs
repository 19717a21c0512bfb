namespace ContactCenter.Api.Accounts;

/// <summary>Changes a user. A new password ends all its sessions, as switching it off does.</summary>
internal sealed class UpdateUserOperation(Users users, AccountChanges changes, AccessControl access, PasswordCheck passwords)
    : IOperation<UpdateUserRequest, OneUserResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.update")
    {
        Access = Access.AllOf(Permissions.EditOtherUser), IsAudited = true,
        Errors =
        [
            AccountErrors.UserNotFound, AccountErrors.RoleNotFound, AccountErrors.LastAdministrator, AccountErrors.UsernameInUse("grace"),
            AccountErrors.EmailInUse("grace@example.com"), UserErrors.InvalidUsername, AccountExamples.PasswordTooWeak, AccountErrors.LocalSignInOff,
            CommonErrors.Unauthorized,
        ],
        ExampleRequest = new UpdateUserRequest(AccountExamples.UserId, new(Name: "Grace Hopper", Password: "a long one of hers")),
        ExampleResponse = AccountExamples.User,
    };

    public async Task<OneUserResponse> RunAsync(ApiCall call, UpdateUserRequest request)
    {
        var data = request.Data;
        var account = await users.FindAsync(request.UserId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        CheckMay(call.Caller, account, data);
        UserNames.Checked(data.Username);
        var digest = data.Password is { } password
            ? passwords.DigestOf(password, data.Username ?? account.Username, data.Email ?? account.Email, data.Name ?? account.Name)
            : null;
        var changed = await changes.ChangeAsync(call, account.UserId, data.ToCommand(call, digest));
        return OneUserResponse.From(changed, await users.FindAgentAsync(account.UserId, call.Aborted));
    }

    private void CheckMay(Caller caller, AccountView account, UserChange data)
    {
        access.CheckMayChange(caller, account);
        if (!((data.Password is null || access.May(caller, Permissions.EditOtherPassword))
            && (data.Active is null || access.May(caller, Permissions.EditOtherActive))
            && (data.Roles is null || access.May(caller, Permissions.AssignRoles))))
            throw new ContactCenterException(CommonErrors.Unauthorized);
        access.CheckMayGive(caller, data.Roles ?? []);
    }
}

/// <param name="Data">What changes; what is absent stays as it is.</param>
/// <param name="ConfirmRelinquish">Accepted and not read.</param>
internal sealed record UpdateUserRequest([ValidId] string UserId, UserChange Data, bool? ConfirmRelinquish = null);

/// <summary>
/// Changes of a user. Only <c>name</c>, <c>username</c>, <c>email</c>, <c>password</c>, <c>active</c> and <c>roles</c> are read; the others are accepted.
/// </summary>
/// <param name="Password">A new password.</param>
/// <param name="Active">False = switches the user off, true = on.</param>
/// <param name="Roles">All roles that the user has from then on.</param>
internal sealed record UserChange(
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Name = null,
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Username = null,
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Email = null,
    string? StatusText = null, string? Bio = null, string? Nickname = null, ImmutableDictionary<string, string>? CustomFields = null,
    [NotEmpty, MaxLength(InputLimits.PasswordMax)] string? Password = null,
    bool? Active = null,
    [MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Roles = null,
    bool? RequirePasswordChange = null, bool? SendWelcomeEmail = null, bool? Verified = null, bool? JoinDefaultChannels = null)
{
    public ChangeAccount ToCommand(ApiCall call, string? newPasswordDigest) => new(call.Ids.Command(call.Caller.Actor))
    {
        Username = Username, Name = Name?.Trim(), Email = Email?.Trim(), Active = Active, NewPasswordDigest = newPasswordDigest,
        Roles = Roles is { } roles ? [.. roles.Distinct()] : null,
    };
}
