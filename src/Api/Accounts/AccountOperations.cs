using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.RateLimits;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Accounts;

/// <summary>Signing in and users (contract §7.1).</summary>
internal static class AccountOperations
{
    private const string UserExample = """
        {"user":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","name":"Grace Hopper","type":"user","status":"offline","active":true,
         "emails":[{"address":"grace@example.com","verified":false}],"roles":["user","livechat-agent"],"createdAt":"2026-11-22T09:00:00.000Z"}}
        """;

    private static readonly Schema UserName = Text(InputLimits.NameMax);
    private static readonly Schema Password = Text(InputLimits.PasswordMax);

    private static readonly SchemaProperty[] Identity =
        [Optional("userId", Id()), Optional("username", Text(InputLimits.NameMax)), Optional("user", Text(InputLimits.NameMax))];

    /// <summary>Name and password, in whichever of the contract's forms.</summary>
    public static ObjectSchema Credentials { get; } = new(
    [
        Optional("user", new OneOfSchema(UserName, Object(Optional("username", UserName), Optional("email", UserName)))),
        Optional("username", UserName), Optional("email", UserName),
        Optional("password", new OneOfSchema(
            Password, Object(Required("digest", Text(128)), Required("algorithm", Text(16).OneOf("sha-256"))))),
    ]);

    public static ApiOperation Login { get; } = new("POST", "login", "Signs in with a password, or again with a token.")
    {
        Group = "Accounts",
        Access = Access.Public,
        Limit = RateLimitRule.Login,
        Input = Credentials.And(Optional("resume", Text(SignInToken.LengthMax)), Optional("code", Text(64))),
        Errors =
        [
            AccountErrors.WrongCredentials, AccountErrors.TooManyAttempts, AccountErrors.CodeRequired, AccountErrors.CodeWrong, AccountErrors.TooManyCodes,
            AccountErrors.EnrollmentRequired, AccountErrors.LocalSignInOff,
        ],
        Request = """{"user":"grace","password":"secret"}""",
        Response = """{"status":"success","data":{"userId":"rbAXPnMktTFbNpwtJ","authToken":"9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq","me":"""
            + """{"_id":"rbAXPnMktTFbNpwtJ"}}}""",
    };

    public static ApiOperation RedeemLoginCode { get; } = new(
        "POST", "loginCode.redeem", "Exchanges the one-time code of a sign-in at another service for a token.")
    {
        Group = "Accounts",
        Access = Access.Public,
        Limit = RateLimitRule.Login,
        Input = Object(Required("code", Text(OneTimeCode.LengthMax).NotEmpty())),
        Errors = [AccountErrors.InvalidLoginCode],
        Request = """{"code":"rbAXPnMktTFbNpwtJ.9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq"}""",
        Response = """{"loginToken":"9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq","userId":"rbAXPnMktTFbNpwtJ"}""",
    };

    public static ApiOperation Logout { get; } = new("POST", "logout", "Makes the token of this call useless.")
    {
        Group = "Accounts",
        Input = ObjectSchema.Empty with { IgnoresOthers = true },
        Response = """{"status":"success","data":{"message":"You've been logged out!"}}""",
    };

    public static ApiOperation LogoutByGet { get; } = Logout with { Method = "GET" };

    public static ApiOperation Me { get; } = new("GET", "me", "The caller.")
    {
        Group = "Accounts",
        Input = ObjectSchema.Empty with { IgnoresOthers = true },
        Response = """{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","name":"Grace Hopper","roles":["user","livechat-agent"],"status":"online"}""",
    };

    public static ApiOperation CreateUser { get; } = new("POST", "users.create", "Creates a user.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.CreateUser),
        IsAudited = true,
        Input = new ObjectSchema(
        [
            Required("email", Text(InputLimits.NameMax).NotEmpty()), Required("name", Text(InputLimits.NameMax).NotEmpty().OneLine()),
            Required("password", Text(InputLimits.PasswordMax).NotEmpty()), Required("username", Text(InputLimits.NameMax).NotEmpty().OneLine()),
            Optional("roles", List(Text(InputLimits.NameMax))), Optional("active", Flag()), Optional("verified", Flag()),
            Optional("joinDefaultChannels", Flag()), Optional("requirePasswordChange", Flag()), Optional("sendWelcomeEmail", Flag()),
            Optional("setRandomPassword", Flag()), Optional("statusText", Text()), Optional("bio", Text()), Optional("nickname", Text()),
            Optional("customFields", new MapSchema(Text())),
        ]),
        Errors = [AccountErrors.RoleNotFound, AccountErrors.UsernameInUse("grace"), AccountErrors.EmailInUse("grace@example.com"),
            AccountErrors.PasswordTooWeak("The password must have at least 12 characters")],
        Request = """{"email":"grace@example.com","name":"Grace Hopper","password":"a long one","username":"grace","roles":["livechat-agent"]}""",
        Response = UserExample,
    };

    public static ApiOperation UserInfo { get; } = new("GET", "users.info", "One user, by id or user name.")
    {
        Group = "Accounts",
        Input = new ObjectSchema([Optional("userId", Id()), Optional("username", Text(InputLimits.NameMax)), Optional("fields", Text())]),
        Errors = [AccountErrors.UserNotFound],
        Request = """{"username":"grace"}""",
        Response = UserExample,
    };

    public static ApiOperation DeleteUser { get; } = new("POST", "users.delete", "Deletes a user; its sessions end everywhere.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.DeleteUser),
        IsAudited = true,
        Input = new ObjectSchema([Optional("userId", Id()), Optional("username", Text(InputLimits.NameMax)),
            Optional("confirmRelinquish", Flag())]),
        Errors = [AccountErrors.UserNotFound, AccountErrors.LastAdministrator],
        Request = """{"userId":"rbAXPnMktTFbNpwtJ"}""",
        Response = "{}",
    };

    public static ApiOperation SetStatus { get; } = new("POST", "users.setStatus", "Sets a user's presence.")
    {
        Group = "Accounts",
        Input = new ObjectSchema([Optional("status", Text(64)), Optional("message", Text(InputLimits.NameMax)), .. Identity]),
        Errors = [UserErrors.InvalidStatus, AccountErrors.UserNotFound, ContactCenter.Errors.CommonErrors.Unauthorized],
        Request = $$"""{"status":"{{Presences.Online}}","message":"At my desk"}""",
        Response = "{}",
    };
}
