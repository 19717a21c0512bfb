using System.Collections.Immutable;
using ContactCenter.Accounts;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;
using OtpNet;

namespace ContactCenter.Tests.Accounts;

/// <summary>Time-based codes of an account.</summary>
public sealed class SecondFactorTests
{
    [Fact]
    public async Task Code_is_taken_once_and_recovery_codes_once_each()
    {
        await using var host = await GrainHost.StartAsync(time: TimeProvider.System);
        var (account, secret) = await CreateAsync(host);
        var first = CodeOf(secret);
        var codes = (await account.ConfirmSecondFactor(new ProveSecondFactor(Context(), first, null))).Codes;
        Assert.Equal(SecondFactorRules.RecoveryCodes, codes.Length);

        Assert.Equal(AccountErrors.CodeRequired, await RefusedAsync(account, null));
        Assert.Equal(AccountErrors.CodeWrong, await RefusedAsync(account, first));
        var next = CodeOf(secret, stepsAhead: 1);
        await LoginAsync(account, next);
        Assert.Equal(AccountErrors.CodeWrong, await RefusedAsync(account, next));
        await LoginAsync(account, codes[0].ToLowerInvariant());
        Assert.Equal(AccountErrors.CodeWrong, await RefusedAsync(account, codes[0]));
        Assert.Equal(SecondFactorRules.RecoveryCodes - 1, await account.CountRecoveryCodes());
    }

    [Fact]
    public async Task Wrong_password_is_told_nothing_of_the_second_factor()
    {
        await using var host = await GrainHost.StartAsync();
        var (account, secret) = await CreateAsync(host);
        await account.ConfirmSecondFactor(new ProveSecondFactor(Context(), CodeOf(secret), null));
        var refused = await Assert.ThrowsAsync<ContactCenterException>(
            () => account.Login(new Login(Context(), PasswordDigest.Of("guess"), "hash") { Code = CodeOf(secret, stepsAhead: 1) }));
        Assert.Equal(AccountErrors.WrongCredentials, refused.Error);
    }

    [Fact]
    public async Task Guessing_codes_is_stopped_even_for_the_right_one()
    {
        await using var host = await GrainHost.StartAsync();
        var (account, secret) = await CreateAsync(host);
        await account.ConfirmSecondFactor(new ProveSecondFactor(Context(), CodeOf(secret), null));
        for (var guess = 0; guess < AttemptLimit.FreeFailures; guess++) Assert.Equal(AccountErrors.CodeWrong, await RefusedAsync(account, "not-a-code"));
        Assert.Equal(AccountErrors.TooManyCodes, await RefusedAsync(account, CodeOf(secret, stepsAhead: 1)));
    }

    [Fact]
    public async Task Role_that_demands_it_is_not_signed_in_before_it_is_set_up()
    {
        await using var host = await GrainHost.StartAsync();
        var (account, secret) = await CreateAsync(host);
        host.Workspace.Set(AccountSettings.SecondFactorRoles, $"\"{Roles.Admin}, {Roles.User}\"");
        Assert.Equal(AccountErrors.EnrollmentRequired, await RefusedAsync(account, null));
        var signedIn = await LoginAsync(account, CodeOf(secret));
        Assert.Equal(SecondFactorRules.RecoveryCodes, signedIn.RecoveryCodes.Length);
        var kept = await Assert.ThrowsAsync<ContactCenterException>(
            () => account.RemoveSecondFactor(new ProveSecondFactor(Context(), CodeOf(secret, stepsAhead: 1), null)));
        Assert.Equal(AccountErrors.SecondFactorDemanded, kept.Error);
        await account.ResetSecondFactor(Context());
        Assert.Empty(await account.ListSessions());
        Assert.Equal(AccountErrors.EnrollmentRequired, await RefusedAsync(account, null));
    }

    [Fact]
    public async Task Secret_is_in_no_entry_and_opens_for_nobody_else()
    {
        await using var host = await GrainHost.StartAsync();
        var (account, secret) = await CreateAsync(host);
        await account.ConfirmSecondFactor(new ProveSecondFactor(Context(), CodeOf(secret), null));
        var plain = Convert.ToBase64String(Base32Encoding.ToBytes(secret));
        Assert.All(host.Journal.Entries, entry =>
        {
            Assert.DoesNotContain(secret, entry.Data, StringComparison.Ordinal);
            Assert.DoesNotContain(plain, entry.Data, StringComparison.Ordinal);
        });

        var sealer = new SecretSealer(new MemoryServerKeys());
        var sealedSecret = await sealer.SealAsync("ann", [1, 2, 3]);
        Assert.Equal([1, 2, 3], await sealer.OpenAsync("ann", sealedSecret));
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => sealer.OpenAsync("bob", sealedSecret));
    }

    private static async Task<(IAccountGrain Account, string Secret)> CreateAsync(GrainHost host)
    {
        var account = host.Grains.GetGrain<IAccountGrain>("id1");
        await account.Create(new CreateAccount(Context(), "ann", "Ann", null, PasswordDigest.Of("secret"), [Roles.User]));
        return (account, (await account.OfferSecondFactor(new OfferSecondFactor(Context(), null))).Secret);
    }

    private static string CodeOf(string secret, int stepsAhead = 0) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30 * stepsAhead));

    private static async Task<Error> RefusedAsync(IAccountGrain account, string? code) =>
        (await Assert.ThrowsAsync<ContactCenterException>(() => LoginAsync(account, code))).Error;

    private static Task<IssuedToken> LoginAsync(IAccountGrain account, string? code) =>
        account.Login(new Login(Context(), PasswordDigest.Of("secret"), Guid.NewGuid().ToString("N")) { Code = code });

    private static CommandContext Context() => CommandContext.OfSystem("test", Guid.NewGuid().ToString("N"));
}
