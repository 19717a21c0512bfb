using System.Security.Claims;

namespace ContactCenter.Api.SignIn;

/// <summary>The signed-in user of a request, as ASP.NET Core carries it.</summary>
internal sealed class CallerPrincipal(Caller caller, string tokenHash)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.UserId)], "token"))
{
    public Caller Caller => caller;

    /// <summary>The hash of the token that the request was signed in with, or that its ticket was given for.</summary>
    public string TokenHash => tokenHash;

    /// <returns>Null = nobody is signed in.</returns>
    public static CallerPrincipal? Of(HttpContext http) => http.User as CallerPrincipal;
}
