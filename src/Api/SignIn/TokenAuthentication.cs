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
        if (await authenticator.AuthenticateAsync(userId, token, Context.RequestAborted) is { } caller)
            return AuthenticateResult.Success(new AuthenticationTicket(new CallerPrincipal(caller, token!), Scheme.Name));
        tokens.CountWrongSignIn(Context, token);
        return AuthenticateResult.NoResult();
    }

    protected virtual (string? UserId, string? Token) ReadCredentials() => (Request.Headers[ApiHeaders.UserId], Request.Headers[ApiHeaders.Token]);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        writer.WriteAsync(Response, CommonErrors.NotLoggedIn);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        writer.WriteAsync(Response, CommonErrors.MissingPermission);
}

/// <summary>
/// Signs users of a hub in: by REST's headers, or, as browsers cannot set headers on a WebSocket, by SignalR's access token in the form
/// <c>userId:token</c> (query <c>access_token</c>, or <c>Authorization: Bearer</c>).
/// </summary>
internal sealed class HubAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAuthenticator authenticator, TokenGuard tokens,
    ResponseWriter writer)
    : TokenAuthentication(options, logger, encoder, authenticator, tokens, writer)
{
    public const string HubScheme = "hub";
    private const string BearerPrefix = "Bearer ";

    protected override (string? UserId, string? Token) ReadCredentials()
    {
        if (Request.Headers.ContainsKey(ApiHeaders.Token)) return base.ReadCredentials();
        var authorization = Request.Headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? Split(authorization[BearerPrefix.Length..])
            : Split(Request.Query["access_token"].ToString());
    }

    private static (string? UserId, string? Token) Split(string accessToken)
    {
        var colon = accessToken.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (null, null) : (accessToken[..colon], accessToken[(colon + 1)..]);
    }
}
