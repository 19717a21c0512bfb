using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;

namespace ContactCenter.Api.SignIn;

/// <summary>The one who opens a connection to the visitors' hub.</summary>
/// <param name="visitor">The visitor whose ticket it came with; null = it came without, and says with its first call who it is.</param>
internal sealed class VisitorPrincipal(VisitorCaller? visitor)
    : ClaimsPrincipal(new ClaimsIdentity(visitor is { } known ? [new Claim(ClaimTypes.NameIdentifier, known.VisitorId)] : [], "ticket"))
{
    public VisitorCaller? Visitor => visitor;
}

/// <summary>Takes tickets of visitors, where a connection comes with one.</summary>
internal sealed class VisitorTicketAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IHubTickets tickets, TokenQuota quota,
    ResponseWriter writer)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string VisitorScheme = "visitor";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = AccessToken.Of(Request);
        if (given.Length == 0) return Success(null);
        if (given.Length > SignInToken.LengthMax) return AuthenticateResult.NoResult();
        quota.Check(Context, TokenKinds.Visitor, SignInToken.Hash(given));
        if (await tickets.RedeemAsync(given, HubNames.Visitor, Context.RequestAborted) is { } ticket) return Success(VisitorCaller.OfKey(ticket.HolderId));
        quota.CountWrong(Context, TokenKinds.Visitor);
        return AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => writer.WriteAsync(Response, CommonErrors.NotLoggedIn);

    private AuthenticateResult Success(VisitorCaller? visitor) =>
        AuthenticateResult.Success(new AuthenticationTicket(new VisitorPrincipal(visitor), Scheme.Name));
}
