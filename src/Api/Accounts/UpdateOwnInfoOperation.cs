namespace ContactCenter.Api.Accounts;

/// <summary>Changes the caller. Password, e-mail address and user name need the current password; other sessions end with a new password.</summary>
internal sealed class UpdateOwnInfoOperation(Users users, AccountChanges changes, PasswordCheck passwords, SignInGuard guard)
    : IOperation<UpdateOwnInfoRequest, OneUserResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.updateOwnBasicInfo")
    {
        Errors =
        [
            AccountErrors.WrongCurrentPassword, AccountErrors.TooManyAttempts, AccountErrors.UserNotFound, AccountErrors.UsernameInUse("grace"),
            AccountErrors.EmailInUse("grace@example.com"), UserErrors.InvalidUsername, AccountExamples.PasswordTooWeak, AccountErrors.LocalSignInOff,
        ],
        ExampleRequest = new UpdateOwnInfoRequest(new(CurrentPassword: "the old one", NewPassword: "a long one of mine")),
        ExampleResponse = AccountExamples.User,
    };

    public async Task<OneUserResponse> RunAsync(ApiCall call, UpdateOwnInfoRequest request)
    {
        var data = request.Data;
        var account = await users.FindAsync(call.Caller.UserId, call.Aborted) ?? throw new ContactCenterException(AccountErrors.UserNotFound);
        var (username, email) = (UserNames.Checked(data.Username) ?? account.Username, data.Email?.Trim() ?? account.Email);
        var digest = data.NewPassword is { Length: > 0 } password ? passwords.DigestOf(password, username, email, data.Name ?? account.Name) : null;
        var needsPassword = digest is not null || username != account.Username || email != account.Email;
        var command = data.ToCommand(call, digest, needsPassword);
        var changed = needsPassword
            ? await guard.RunAsync(
                call.Request.HttpContext, $"own {account.UserId}", account.UserId, () => changes.ChangeAsync(call, account.UserId, command))
            : await changes.ChangeAsync(call, account.UserId, command);
        return OneUserResponse.From(changed, await users.FindAgentAsync(account.UserId, call.Aborted));
    }
}

/// <param name="Data">What changes; what is absent stays as it is.</param>
/// <param name="CustomFields">Accepted and not read.</param>
internal sealed record UpdateOwnInfoRequest(OwnInfoChange Data, ImmutableDictionary<string, string>? CustomFields = null);

/// <summary>Changes of the caller. Only <c>name</c>, <c>username</c>, <c>email</c> and the passwords are read; the others are accepted.</summary>
/// <param name="CurrentPassword">The password, or its SHA-256 in hexadecimal.</param>
/// <param name="NewPassword">Empty = the password stays as it is.</param>
internal sealed record OwnInfoChange(
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Name = null,
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Username = null,
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Email = null,
    string? StatusText = null, string? Bio = null, string? Nickname = null, ImmutableDictionary<string, string>? CustomFields = null,
    [MaxLength(InputLimits.PasswordMax)] string? CurrentPassword = null,
    [MaxLength(InputLimits.PasswordMax)] string? NewPassword = null,
    [MaxLength(64)] string? StatusType = null)
{
    public ChangeAccount ToCommand(ApiCall call, string? newPasswordDigest, bool needsPassword)
    {
        var context = call.Ids.Command(call.Caller.Actor);
        // Under a name of its own: the repeated id of another change must not count as a right password.
        return new ChangeAccount(needsPassword ? context.Step("credentials") : context)
        {
            Username = Username, Name = Name?.Trim(), Email = Email?.Trim(), NewPasswordDigest = newPasswordDigest, KeptTokenHash = call.TokenHash,
            CurrentDigests = needsPassword ? CurrentDigests() : null,
        };
    }

    private ImmutableArray<string> CurrentDigests() =>
        string.IsNullOrEmpty(CurrentPassword) ? [] : [PasswordDigest.Of(CurrentPassword), CurrentPassword.ToLowerInvariant()];
}
