using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.Http;
using ContactCenter.Api.Identity;
using ContactCenter.Api.RateLimits;
using ContactCenter.Directory;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Api.Accounts;

/// <summary>Signing in and out (contract §7.1).</summary>
internal sealed class LoginEndpoints(
    IGrainFactory grains, IDirectory directory, Users users, IPasswordHash passwords, IIdSource ids, RateLimiter limiter,
    IJournalFollower follower, TimeProvider time) : IApiModule
{
    // What an unknown user's password is compared with, so that the answer takes as long as a known user's.
    private readonly Lazy<string> _nobodysPassword = new(() => passwords.Of(PasswordDigest.Of(ids.NewSecret())));

    public void Map(ApiRoutes api)
    {
        api.Map(AccountOperations.Login, LoginAsync);
        api.Map(AccountOperations.Logout, LogoutAsync);
        api.Map(AccountOperations.LogoutByGet, LogoutAsync);
        api.Map(AccountOperations.Me, MeAsync);
    }

    private async Task<Answer> LoginAsync(ApiCall call)
    {
        if (call.Input.Text("resume") is { } token) return await ResumeAsync(token, call.Aborted);
        var name = NameOf(call.Input);
        var digest = GivenPassword.DigestOf(call.Input.Member("password"));
        if (string.IsNullOrWhiteSpace(name) || digest is null) throw new ContactCenterException(AccountErrors.WrongCredentials);
        limiter.CheckLogin(call.Request.HttpContext, name);
        if (await directory.FindAccountIdAsync(name, call.Aborted) is not { } userId)
        {
            passwords.Matches(_nobodysPassword.Value, digest);
            throw new ContactCenterException(AccountErrors.WrongCredentials);
        }

        // The token is random even for a repeated call: a key that a client chose must never lead to a secret.
        var issued = ids.NewSecret();
        var context = CommandContext.OfCall(ids.NewSeed(), Actors.User(userId));
        var login = await grains.GetGrain<IAccountGrain>(userId).Login(new Login(context, digest, SignInToken.Hash(issued)));
        return await SignedInAsync(login.Account, issued, call.Aborted);
    }

    private async Task<Answer> ResumeAsync(string token, CancellationToken cancellationToken)
    {
        var owner = await directory.FindTokenAsync(SignInToken.Hash(token), cancellationToken);
        var account = owner is null || owner.ExpiresAt <= time.GetUtcNow() ? null : await users.FindAsync(owner.UserId, cancellationToken);
        if (account is not { Active: true }) throw new ContactCenterException(AccountErrors.WrongCredentials);
        return await SignedInAsync(account, token, cancellationToken);
    }

    private async Task<Answer> SignedInAsync(AccountView account, string token, CancellationToken cancellationToken)
    {
        var agent = await users.FindAgentAsync(account.UserId, cancellationToken);
        return Answer.Of(json =>
        {
            json.WriteString("status", "success");
            json.WriteStartObject("data");
            json.WriteString("userId", account.UserId);
            json.WriteString("authToken", token);
            json.Object("me", account, (j, a) => AccountJson.WriteMe(j, a, agent));
            json.WriteEndObject();
        });
    }

    private async Task<Answer> LogoutAsync(ApiCall call)
    {
        var hash = SignInToken.Hash(call.Request.Headers[ApiHeaders.Token].ToString());
        var position = await grains.GetGrain<IAccountGrain>(call.Caller.UserId).Logout(call.Ids.Command(call.Caller.Actor), hash);
        await follower.SeenAsync(position);
        return Answer.Of(static json =>
        {
            json.WriteString("status", "success");
            json.WriteStartObject("data");
            json.WriteString("message", "You've been logged out!");
            json.WriteEndObject();
        });
    }

    private async Task<Answer> MeAsync(ApiCall call)
    {
        var account = await users.FindAsync(call.Caller.UserId, call.Aborted) ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        var agent = await users.FindAgentAsync(account.UserId, call.Aborted);
        return Answer.Of(json => AccountJson.WriteMe(json, account, agent));
    }

    private static string? NameOf(JsonElement input)
    {
        if ((input.Text("username") ?? input.Text("email")) is { } plain) return plain;
        if (input.Member("user") is not { } user) return null;
        return user.ValueKind == JsonValueKind.String ? user.GetString() : user.Text("username") ?? user.Text("email");
    }
}
