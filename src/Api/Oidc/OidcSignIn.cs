using System.Security.Claims;
using ContactCenter.Api.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace ContactCenter.Api.Oidc;

/// <summary>
/// The end of a sign-in at another service: the browser is sent back with a one-time code, which its page exchanges for a token
/// (loginCode.redeem). A token is in no address, and so in no log and no history.
/// </summary>
internal sealed partial class OidcSignIn(
    IGrainFactory grains, OidcAccounts accounts, IIdSource ids, IOptions<OidcOptions> options, ILogger<OidcSignIn> logger)
{
    /// <summary>The page that gets the code, if it is one that may; the first when none is named.</summary>
    public string? ReturnUrlOf(string? asked) => string.IsNullOrEmpty(asked)
        ? options.Value.ReturnUrls[0]
        : options.Value.ReturnUrls.FirstOrDefault(known => known == asked);

    /// <returns>The address that the browser is sent to.</returns>
    public async Task<string> CompleteAsync(ClaimsPrincipal user, string issuer, string returnUrl, CancellationToken cancellationToken)
    {
        try
        {
            var key = AccountIdentity.KeyOf(issuer, user.FindFirstValue("sub")!);
            var userId = await accounts.FindOrCreateAsync(user, key, cancellationToken);
            var code = ids.NewSecret();
            await grains.GetGrain<IAccountGrain>(userId).OfferSignIn(
                new OfferSignIn(CommandContext.OfCall(ids.NewSeed(), Actors.User(userId)), key, SignInToken.Hash(code)));
            return QueryHelpers.AddQueryString(returnUrl, "loginCode", OneTimeCode.Of(userId, code));
        }
        catch (ContactCenterException refused)
        {
            LogRefused(refused.Error.Type ?? refused.Error.Text);
            return QueryHelpers.AddQueryString(returnUrl, "error", refused.Error.Type ?? "access_denied");
        }
        catch (Exception failure) when (PassingFaults.Includes(failure) && !cancellationToken.IsCancellationRequested)
        {
            return Unavailable(failure, returnUrl);
        }
    }

    /// <summary>Ends a sign-in while the service, or a part of this server, is unavailable.</summary>
    /// <returns>The address that the browser is sent to.</returns>
    public string Unavailable(Exception failure, string returnUrl)
    {
        LogFailed(failure.GetType().Name);
        return QueryHelpers.AddQueryString(returnUrl, "error", "temporarily_unavailable");
    }

    /// <summary>The service refused, or what came back is not what was sent out.</summary>
    public void Fail(RemoteFailureContext context)
    {
        LogFailed(context.Failure?.GetType().Name ?? "none");
        context.Response.Redirect(QueryHelpers.AddQueryString(
            context.Properties?.RedirectUri ?? options.Value.ReturnUrls[0], "error", "access_denied"));
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in by another service was refused: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "A sign-in by another service failed: {Reason}")]
    private partial void LogFailed(string reason);
}
