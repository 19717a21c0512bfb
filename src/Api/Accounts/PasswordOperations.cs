using ContactCenter.Accounts;
using ContactCenter.Api.RateLimits;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Accounts;

internal static class PasswordOperations
{
    public static ApiOperation Forgot { get; } = new(
        "POST", "users.forgotPassword", "Mails a one-time code to set a new password, if somebody has the address; answers the same if nobody has.")
    {
        Group = "Accounts",
        Access = Access.Public,
        Limit = RateLimitRule.Login,
        Input = Object(Required("email", Text(InputLimits.NameMax).NotEmpty())),
        Errors = [AccountErrors.LocalSignInOff],
        Request = """{"email":"grace@example.com"}""",
        Response = """{"status":"success"}""",
    };

    public static ApiOperation ResetByToken { get; } = new(
        "POST", "users.resetPasswordByToken", "Sets a new password by a code that was mailed; all sessions of the user end.")
    {
        Group = "Accounts",
        Access = Access.Public,
        Limit = RateLimitRule.Login,
        Input = Object(
            Required("token", Text(OneTimeCode.LengthMax).NotEmpty()), Required("newPassword", Text(InputLimits.PasswordMax).NotEmpty())),
        Errors =
        [
            AccountErrors.InvalidResetToken, AccountErrors.PasswordTooWeak("The password must have at least 12 characters"), AccountErrors.LocalSignInOff,
        ],
        Request = """{"token":"rbAXPnMktTFbNpwtJ.9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq","newPassword":"a long one of mine"}""",
        Response = "{}",
    };

    public static ApiOperation Reset { get; } = new(
        "POST", "users.resetPassword", "Takes a user's password away: all its sessions end, and a one-time code to set another is mailed to it.")
    {
        Group = "Accounts",
        Access = Access.AllOf(Permissions.EditOtherPassword),
        IsAudited = true,
        Input = Object(Optional("userId", Id()), Optional("username", Text(InputLimits.NameMax))),
        Errors = [AccountErrors.UserNotFound, AccountErrors.NoEmail, AccountErrors.LocalSignInOff],
        Request = """{"userId":"rbAXPnMktTFbNpwtJ"}""",
        Response = "{}",
    };
}
