using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;

namespace ContactCenter.Api.SignIn;

/// <summary>Signs users in by the headers of the contract (§7.1). A refusal has the contract's body (§9.2).</summary>
internal class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAuthenticator authenticator, TokenGuard tokens,
    ResponseWriter writer)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string HeadersScheme = "headers";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (userId, token) = ReadCredentials();
        tokens.CheckSignIn(Context, token);
        if (await FindUserAsync(userId, token) is { } user) return AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name));
        tokens.CountWrongSignIn(Context, token);
        return AuthenticateResult.NoResult();
    }

    protected virtual (string? UserId, string? Token) ReadCredentials() => (Request.Headers[ApiHeaders.UserId], Request.Headers[ApiHeaders.Token]);

    protected virtual async Task<CallerPrincipal?> FindUserAsync(string? userId, string? token) =>
        await authenticator.AuthenticateAsync(userId, token, Context.RequestAborted) is { } caller
            ? new CallerPrincipal(caller, SignInToken.Hash(token!))
            : null;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        writer.WriteAsync(Response, CommonErrors.NotLoggedIn);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        writer.WriteAsync(Response, CommonErrors.MissingPermission);
}
