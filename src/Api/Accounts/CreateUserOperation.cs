namespace ContactCenter.Api.Accounts;

/// <summary>Creates a user (contract §7.1).</summary>
internal sealed class CreateUserOperation(IGrainFactory grains, AgentRoles agentRoles, AccessControl access, PasswordCheck passwords)
    : IOperation<CreateUserRequest, OneUserResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.create")
    {
        Access = Access.AllOf(Permissions.CreateUser), IsAudited = true,
        Errors =
        [
            AccountErrors.RoleNotFound, AccountErrors.UsernameInUse("grace"), AccountErrors.EmailInUse("grace@example.com"), UserErrors.InvalidUsername,
            AccountExamples.PasswordTooWeak, AccountErrors.LocalSignInOff, CommonErrors.Unauthorized,
        ],
        ExampleRequest = new CreateUserRequest("joan@example.com", "Joan Clarke", "a long one of hers", "joan", [Roles.Agent]),
        ExampleResponse = AccountExamples.User,
    };

    public async Task<OneUserResponse> RunAsync(ApiCall call, CreateUserRequest request)
    {
        UserNames.Checked(request.Username);
        access.CheckMayGive(call.Caller, request.Roles ?? []);
        var digest = passwords.DigestOf(request.Password, request.Username, request.Email, request.Name);
        var account = await grains.GetGrain<IAccountGrain>(call.Ids.ShortId("user")).Create(request.ToCommand(call, digest));
        if (account.Roles.Contains(Roles.Agent)) await agentRoles.EnrollAsync(call, account);
        return OneUserResponse.From(account, null);
    }
}

/// <summary>A user to create. What follows <c>active</c> is accepted and not read.</summary>
/// <param name="Roles">Absent = "user" alone.</param>
/// <param name="Active">False = the user is switched off. Absent = true.</param>
internal sealed record CreateUserRequest(
    [NotEmpty, MaxLength(InputLimits.NameMax)] string Email,
    [NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] string Name,
    [NotEmpty, MaxLength(InputLimits.PasswordMax)] string Password,
    [NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] string Username,
    [MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Roles = null,
    bool? Active = null, bool? Verified = null, bool? JoinDefaultChannels = null, bool? RequirePasswordChange = null, bool? SendWelcomeEmail = null,
    bool? SetRandomPassword = null, string? StatusText = null, string? Bio = null, string? Nickname = null,
    ImmutableDictionary<string, string>? CustomFields = null)
{
    public CreateAccount ToCommand(ApiCall call, string passwordDigest) => new(
        call.Ids.Command(call.Caller.Actor), Username, Name.Trim(), Email.Trim(), passwordDigest,
        [.. (Roles ?? [ContactCenter.Workspace.Roles.User]).Distinct()])
    {
        Active = Active ?? true,
    };
}
