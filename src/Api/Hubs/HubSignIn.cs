using System.Security.Claims;
using ContactCenter.Api.Feed;
using ContactCenter.Api.RateLimits;
using ContactCenter.Journal;

namespace ContactCenter.Api.Hubs;

/// <summary>
/// Signs callers of a hub in, before SignalR sees the request: by REST's headers, or, as browsers cannot set headers on a WebSocket, by
/// SignalR's access token in the form <c>userId:token</c> (query <c>access_token</c>, or <c>Authorization: Bearer</c>).
/// </summary>
internal static class HubSignIn
{
    private const string TokenHeader = "X-Auth-Token";
    private const string UserHeader = "X-User-Id";
    private const string BearerPrefix = "Bearer ";

    /// <summary>Refuses requests that are not signed in with 401, as REST does.</summary>
    public static IEndpointConventionBuilder RequireSignIn(this IEndpointConventionBuilder endpoints)
    {
        endpoints.Add(endpoint =>
        {
            var inner = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => RunAsync(http, inner);
        });
        return endpoints;
    }

    /// <summary>The credentials that the request was signed in with.</summary>
    public static FeedCredentials CredentialsOf(HttpContext http) => http.Features.Get<FeedCredentials>()
        ?? throw new InvalidOperationException("The hub was mapped without its sign-in.");

    private static async Task RunAsync(HttpContext http, RequestDelegate inner)
    {
        var services = http.RequestServices;
        var credentials = Read(http.Request);
        var writer = services.GetRequiredService<ResponseWriter>();
        Caller caller;
        try
        {
            caller = await AuthenticateAsync(http, credentials);
        }
        catch (Exception exception) when (exception is ContactCenterException || PassingFaults.Includes(exception))
        {
            await writer.WriteAsync(http.Response, ApiResponse.For((exception as ContactCenterException)?.Error ?? CommonErrors.Unavailable));
            return;
        }

        http.Features.Set(credentials);
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.UserId)], "token"));
        await inner(http);
    }

    private static async Task<Caller> AuthenticateAsync(HttpContext http, FeedCredentials? credentials)
    {
        if (credentials is null) throw new ContactCenterException(CommonErrors.NotLoggedIn);
        var tokens = http.RequestServices.GetRequiredService<TokenGuard>();
        tokens.CheckSignIn(http, credentials.Token);
        return await http.RequestServices.GetRequiredService<IAuthenticator>().AuthenticateAsync(credentials.UserId, credentials.Token, http.RequestAborted)
            ?? throw tokens.WrongSignIn(http, credentials.Token);
    }

    private static FeedCredentials? Read(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.TryGetValue(TokenHeader, out var token)) return new FeedCredentials(headers[UserHeader].ToString(), token.ToString());
        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? Split(authorization[BearerPrefix.Length..])
            : Split(request.Query["access_token"].ToString());
    }

    private static FeedCredentials? Split(string accessToken)
    {
        var colon = accessToken.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new FeedCredentials(accessToken[..colon], accessToken[(colon + 1)..]);
    }
}
