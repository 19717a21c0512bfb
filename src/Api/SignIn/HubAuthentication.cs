using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;

namespace ContactCenter.Api.SignIn;

/// <summary>
/// Signs users of a hub in: by REST's headers, or, as browsers cannot set headers on a WebSocket, by SignalR's access token (query
/// <c>access_token</c>, or <c>Authorization: Bearer</c>). That is a ticket of <c>sessions/ticket</c>; clients that are no browsers may also put
/// <c>userId:token</c> there.
/// </summary>
internal sealed class HubAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAuthenticator authenticator, TokenGuard tokens,
    ResponseWriter writer, IHubTickets tickets)
    : TokenAuthentication(options, logger, encoder, authenticator, tokens, writer)
{
    public const string HubScheme = "hub";
    private const char Separator = ':';

    private readonly IAuthenticator _authenticator = authenticator;

    protected override (string? UserId, string? Token) ReadCredentials()
    {
        if (Request.Headers.ContainsKey(ApiHeaders.Token)) return base.ReadCredentials();
        var given = AccessToken.Of(Request);
        var colon = given.IndexOf(Separator, StringComparison.Ordinal);
        return colon < 0 ? (null, given) : (given[..colon], given[(colon + 1)..]);
    }

    protected override async Task<CallerPrincipal?> FindUserAsync(string? userId, string? token)
    {
        if (userId is not null || Request.Headers.ContainsKey(ApiHeaders.Token)) return await base.FindUserAsync(userId, token);
        if (await tickets.RedeemAsync(token, HubNames.Agent, Context.RequestAborted) is not { TokenHash: { } hash } ticket) return null;
        return await _authenticator.AuthenticateSessionAsync(ticket.HolderId, hash, Context.RequestAborted) is { } caller
            ? new CallerPrincipal(caller, hash)
            : null;
    }
}

/// <summary>SignalR's access token.</summary>
internal static class AccessToken
{
    private const string BearerPrefix = "Bearer ";

    /// <returns>Empty = there is none.</returns>
    public static string Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[BearerPrefix.Length..]
            : request.Query["access_token"].ToString();
    }
}
