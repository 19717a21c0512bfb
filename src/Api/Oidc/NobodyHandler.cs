using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;

namespace ContactCenter.Api.Oidc;

/// <summary>The scheme that a request has when it says nothing: nobody is signed in by a cookie here.</summary>
internal sealed class NobodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "nobody";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
}
