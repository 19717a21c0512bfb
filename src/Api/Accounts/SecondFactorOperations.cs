using ContactCenter.Accounts;
using ContactCenter.Api.RateLimits;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Accounts;

internal static class SecondFactorOperations
{
    private const string Offered =
        """{"secret":"JBSWY3DPEHPK3PXP","url":"otpauth://totp/ContactCenter:grace?secret=JBSWY3DPEHPK3PXP&issuer=ContactCenter&digits=6&period=30"}""";

    private const string Codes = """{"codes":["K7QM-2ZPX-W4RT-9HCD"]}""";

    private static readonly Schema Code = Object(Required("code", Text(64).NotEmpty()));

    public static ApiOperation Enroll { get; } = new(
        "POST", "users.2fa.enrollTotp", "Makes a secret for time-based codes for who may not sign in without one; the first login with a code switches it on.")
    {
        Group = "Accounts",
        Access = Access.Public,
        Limit = RateLimitRule.Login,
        Input = AccountOperations.Credentials,
        Errors = [AccountErrors.WrongCredentials, AccountErrors.TooManyAttempts, AccountErrors.SecondFactorOn, AccountErrors.LocalSignInOff],
        Request = """{"user":"grace","password":"secret"}""",
        Response = Offered,
    };

    public static ApiOperation Enable { get; } = new(
        "POST", "users.2fa.enableTotp", "Makes a secret for time-based codes; the first right code switches it on.")
    {
        Group = "Accounts", Input = Object(), Errors = [AccountErrors.SecondFactorOn], Response = Offered,
    };

    public static ApiOperation Validate { get; } = new(
        "POST", "users.2fa.validateTotp", "Switches two-factor sign-in on by a code; other sessions end. The recovery codes are shown this once.")
    {
        Group = "Accounts",
        Input = Code,
        Errors = [AccountErrors.CodeRefused, AccountErrors.CodesRefused, AccountErrors.SecondFactorOn, AccountErrors.SecondFactorOff],
        Request = """{"code":"123456"}""",
        Response = Codes,
    };

    public static ApiOperation Disable { get; } = new("POST", "users.2fa.disableTotp", "Switches two-factor sign-in off by a code, unless the role demands it.")
    {
        Group = "Accounts",
        Input = Code,
        Errors = [AccountErrors.CodeRefused, AccountErrors.CodesRefused, AccountErrors.SecondFactorOff, AccountErrors.SecondFactorDemanded],
        Request = """{"code":"123456"}""",
        Response = "{}",
    };

    public static ApiOperation RegenerateCodes { get; } = Disable with
    {
        Path = "users.2fa.regenerateCodes", Summary = "Makes new recovery codes in place of the old ones.", Response = Codes,
        Errors = [AccountErrors.CodeRefused, AccountErrors.CodesRefused, AccountErrors.SecondFactorOff],
    };

    public static ApiOperation CheckCodesRemaining { get; } = new("GET", "users.2fa.checkCodesRemaining", "How many recovery codes are left.")
    {
        Group = "Accounts", Input = Object(), Response = """{"remaining":9}""",
    };

    public static ApiOperation Reset { get; } = new("POST", "users.resetTOTP", "Switches a user's two-factor sign-in off because it is lost; its sessions end.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.EditOtherSecondFactor),
        IsAudited = true,
        Input = Object(Optional("userId", Id()), Optional("username", Text(InputLimits.NameMax))),
        Errors = [AccountErrors.UserNotFound, CommonErrors.Unauthorized],
        Request = """{"userId":"rbAXPnMktTFbNpwtJ"}""",
        Response = "{}",
    };
}
