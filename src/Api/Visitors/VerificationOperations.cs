using ContactCenter.Addresses;
using ContactCenter.Api.RateLimits;
using ContactCenter.Contacts;
using ContactCenter.Verification;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Visitors;

/// <summary>
/// The operations by which a visitor proves that an address is its own (contract §1.14, which leaves the calls open). No response depends on
/// whether the address is known.
/// </summary>
internal static class VerificationOperations
{
    private const int CodeCharactersMax = 64;
    private static readonly Schema Token = Text(InputLimits.TokenMax);

    public static Error BothAddresses { get; } = CommonErrors.InvalidParams("must NOT have both 'email' and 'phone'");
    public static Error InvalidEmail { get; } = CommonErrors.InvalidParams("must match format \"basic_email\"");
    public static Error InvalidPhone { get; } = CommonErrors.InvalidParams("must be a phone number");

    public static ApiOperation Request { get; } = Visitor("livechat/verification.request",
        "Sends a six-digit code to an e-mail address or phone number; without either, to the visitor's own. It replaces every earlier code.") with
    {
        Input = Object(
            Required("token", Token), Optional("email", Text(VerificationAddress.EmailCharactersMax)), Optional("phone", Text(InputLimits.IdMax))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ContactErrors.ChannelNotFound, ContactErrors.ChannelBlocked, VerificationErrors.NoAddress,
            VerificationErrors.Throttled(TimeSpan.FromSeconds(42)), VerificationErrors.TooManyAttempts, VerificationErrors.NotSent,
            BothAddresses, InvalidEmail, InvalidPhone,
        ],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","email":"ada@example.com"}""",
        Response = """
            {"verification":{"field":"email","sentTo":"a•••@e•••.com","expiresAt":"2026-11-22T09:10:00.000Z","resendAfterSeconds":60}}
            """,
    };

    public static ApiOperation Confirm { get; } = Visitor("livechat/verification.confirm",
        "Answers with the code. The right one is accepted once; it verifies the channel and lets a conversation that waits for it into its queue.")
        with
    {
        Input = Object(Required("token", Token), Required("code", Text(CodeCharactersMax))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ContactErrors.ChannelNotFound, ContactErrors.ChannelBlocked, VerificationErrors.CodeInvalid(4),
            VerificationErrors.CodeExpired, VerificationErrors.TooManyAttempts,
        ],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","code":"123 456"}""",
        Response = """
            {"verification":{"verified":true,"field":"email","value":"ada@example.com","verifiedAt":"2026-11-22T09:01:00.000Z"}}
            """,
    };

    private static ApiOperation Visitor(string path, string summary) => new("POST", path, summary)
    {
        Group = "Visitors", Access = Access.Visitor, Limit = RateLimitRule.Verification,
    };
}
