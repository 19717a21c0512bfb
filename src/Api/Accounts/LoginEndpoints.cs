using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Addresses;
using ContactCenter.Api.RateLimits;
using ContactCenter.Journal;

namespace ContactCenter.Api.Accounts;

/// <summary>Signing in and out (contract §7.1).</summary>
internal sealed class LoginEndpoints(
    IGrainFactory grains, ISignInDirectory directory, Users users, IIdSource ids, RateLimiter limiter, SignInGuard guard, TokenGuard tokens,
    PasswordCheck passwords,
    IJournalFollower follower, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(AccountOperations.Login, LoginAsync);
        api.Map(AccountOperations.Logout, LogoutAsync);
        api.Map(AccountOperations.LogoutByGet, LogoutAsync);
        api.Map(AccountOperations.Me, MeAsync);
        api.Map(SecondFactorOperations.Enroll, EnrollAsync);
        api.Map(AccountOperations.RedeemLoginCode, RedeemAsync);
    }

    private async Task<ApiResponse> LoginAsync(ApiCall call)
    {
        if (call.Input.Text("resume") is { } token) return await ResumeAsync(call, token);
        var code = call.Input.Text("code") is { Length: > 0 } given ? given : CodeInHeader(call.Request);
        // The token is random even for a repeated call: a key that a client chose must never lead to a secret.
        var issued = ids.NewSecret();
        var login = await AttemptAsync(call, (userId, digest) => grains.GetGrain<IAccountGrain>(userId).Login(
            new Login(CommandContext.OfCall(ids.NewSeed(), Actors.User(userId)), digest, SignInToken.Hash(issued))
            {
                Client = ClientName.Of(call.Request), Code = code,
            }));
        return await SignedInAsync(login, issued, call.Aborted);
    }

    /// <summary>Offers a second factor to a user who must have one, has none yet and therefore has no session to make one in.</summary>
    private async Task<ApiResponse> EnrollAsync(ApiCall call)
    {
        var offered = await AttemptAsync(call, (userId, digest) => grains.GetGrain<IAccountGrain>(userId)
            .OfferSecondFactor(new OfferSecondFactor(CommandContext.OfCall(ids.NewSeed(), Actors.User(userId)), digest)));
        return SecondFactorJson.Offered(offered);
    }

    /// <summary>Attempts a sign-in. An unknown name takes the same way, to an account that does not exist.</summary>
    private async Task<T> AttemptAsync<T>(ApiCall call, Func<string, string, Task<T>> attempt)
    {
        passwords.CheckLocal();
        var name = NameOf(call.Input);
        var digest = GivenPassword.DigestOf(call.Input.Member("password"));
        if (string.IsNullOrWhiteSpace(name) || digest is null) throw new ContactCenterException(AccountErrors.WrongCredentials);
        var http = call.Request.HttpContext;
        var userId = await directory.FindAccountIdAsync(name, call.Aborted);
        // By whom it means, not by how it is spelled: an address can be written in many ways. No user name has a space in it.
        var counted = userId is null ? ContactAddresses.EmailKey(name) : $"user {userId}";
        limiter.CheckLogin(http, counted);
        return await guard.RunAsync(http, counted, userId, () => attempt(userId ?? $"nobody-{digest[0]}", digest));
    }

    private async Task<ApiResponse> RedeemAsync(ApiCall call)
    {
        if (OneTimeCode.Read(call.Input.RequiredText("code")) is not var (userId, secret))
            throw new ContactCenterException(AccountErrors.InvalidLoginCode);
        var issued = ids.NewSecret();
        await grains.GetGrain<IAccountGrain>(userId).RedeemSignIn(new RedeemSignIn(
            CommandContext.OfCall(ids.NewSeed(), Actors.User(userId)), SignInToken.Hash(secret), SignInToken.Hash(issued), ClientName.Of(call.Request)));
        return ApiResponse.Of(json =>
        {
            json.WriteString("loginToken", issued);
            json.WriteString("userId", userId);
        });
    }

    private async Task<ApiResponse> ResumeAsync(ApiCall call, string token)
    {
        tokens.CheckSignIn(call.Request.HttpContext, token);
        var owner = await directory.FindTokenAsync(SignInToken.Hash(token), call.Aborted);
        var account = owner is null || owner.ExpiresAt <= time.GetUtcNow() ? null : await users.FindAsync(owner.UserId, call.Aborted);
        if (account is not { Active: true })
        {
            tokens.WrongSignIn(call.Request.HttpContext, token);
            throw new ContactCenterException(AccountErrors.WrongCredentials);
        }

        return await SignedInAsync(new IssuedToken(account, owner!.ExpiresAt), token, call.Aborted);
    }

    private async Task<ApiResponse> SignedInAsync(IssuedToken login, string token, CancellationToken cancellationToken)
    {
        var agent = await users.FindAgentAsync(login.Account.UserId, cancellationToken);
        return ApiResponse.Of(json =>
        {
            json.WriteString("status", "success");
            json.WriteStartObject("data");
            json.WriteString("userId", login.Account.UserId);
            json.WriteString("authToken", token);
            json.Object("me", login.Account, (j, a) => AccountJson.WriteMe(j, a, agent));
            if (!login.RecoveryCodes.IsDefaultOrEmpty) json.Texts("codes", login.RecoveryCodes);
            json.WriteEndObject();
        });
    }

    private async Task<ApiResponse> LogoutAsync(ApiCall call)
    {
        var position = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).Logout(call.Ids.Command(call.Caller.Actor), call.TokenHash);
        await follower.SeenAsync(position);
        return ApiResponse.Of(static json =>
        {
            json.WriteString("status", "success");
            json.WriteStartObject("data");
            json.WriteString("message", "You've been logged out!");
            json.WriteEndObject();
        });
    }

    private async Task<ApiResponse> MeAsync(ApiCall call)
    {
        var account = await users.FindAsync(call.Caller.UserId, call.Aborted) ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        var agent = await users.FindAgentAsync(account.UserId, call.Aborted);
        return ApiResponse.Of(json => AccountJson.WriteMe(json, account, agent));
    }

    private static string? CodeInHeader(HttpRequest request) =>
        request.Headers[ApiHeaders.SecondFactorCode].ToString() is { Length: > 0 and <= InputLimits.IdMax } code ? code : null;

    private static string? NameOf(JsonElement input)
    {
        if ((input.Text("username") ?? input.Text("email")) is { } plain) return plain;
        if (input.Member("user") is not { } user) return null;
        return user.ValueKind == JsonValueKind.String ? user.GetString() : user.Text("username") ?? user.Text("email");
    }
}
