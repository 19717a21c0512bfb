using System.Security.Claims;

namespace ContactCenter.Api.SignIn;

/// <summary>The signed-in user of a request, as ASP.NET Core carries it.</summary>
internal sealed class CallerPrincipal(Caller caller, string token)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.UserId)], "token"))
{
    public Caller Caller => caller;

    /// <summary>The token that the request was signed in with.</summary>
    public string Token => token;

    /// <returns>Null = nobody is signed in.</returns>
    public static CallerPrincipal? Of(HttpContext http) => http.User as CallerPrincipal;
}
