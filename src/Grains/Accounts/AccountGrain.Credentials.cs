using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Accounts;

internal sealed partial class AccountGrain
{
    private readonly CodeAttempts _codes = new();

    public async Task<IssuedToken> Login(Login command)
    {
        var (check, codes) = await CheckAsync(command.Code);
        var executed = await ExecuteCheckedAsync(
            command.Context, check, (state, now) => AccountRules.Login(state, command, now, tools.Passwords, check));
        var isEnrolled = !executed.IsRepeat && State.SecondFactor.RecoveryHashes.SequenceEqual(check.NewRecoveryHashes);
        return new IssuedToken(State.View!, ((TokenIssued)executed.Expect<TokenIssued>().Entry).ExpiresAt)
        {
            RecoveryCodes = isEnrolled ? codes : [],
        };
    }

    public async Task<long> Logout(CommandContext context, string tokenHash) =>
        (await ExecuteAsync(context, (state, _) => AccountRules.Logout(state, tokenHash))).Position;

    public async Task<long> EndSessions(EndSessions command) =>
        (await ExecuteAsync(command.Context, (state, _) => AccountRules.EndSessions(state, command))).Position;

    public Task<ImmutableArray<SessionView>> ListSessions()
    {
        var now = Services.Now();
        return Task.FromResult<ImmutableArray<SessionView>>(
            [.. State.Tokens.Where(token => token.ExpiresAt > now).Reverse().Select(SessionRules.View)]);
    }

    public async Task Touch(string tokenHash) => await ExecuteAsync(
        CommandContext.OfStep(Actors.User(Key), "touch", $"{Seq}"), (state, now) => AccountRules.Touch(state, tokenHash, now));

    public async Task RequestReset(RequestReset command)
    {
        var executed = await ExecuteAsync(command.Context, (state, now) => CredentialRules.RequestReset(state, command, now));
        if (executed.First is not null && !executed.IsRepeat) _ = MailCodeAsync(command.Code);
    }

    public async Task<long> ResetPassword(RequestReset command)
    {
        var executed = await ExecuteAsync(command.Context, (state, now) => CredentialRules.ResetPassword(state, command, now));
        if (!executed.IsRepeat) _ = MailCodeAsync(command.Code);
        return executed.Position;
    }

    public Task<bool> HasResetCode(string codeHash) => Task.FromResult(CredentialRules.MayReset(State, codeHash, Services.Now()));

    public async Task<long> CompleteReset(CompleteReset command) =>
        (await ExecuteAsync(command.Context, (state, now) => CredentialRules.CompleteReset(state, command, now, tools.Passwords))).Position;

    public async Task<AccountView> OfferSignIn(OfferSignIn command)
    {
        await ExecuteAsync(command.Context, (state, now) => CredentialRules.OfferSignIn(state, command, now));
        return State.View!;
    }

    public async Task<IssuedToken> RedeemSignIn(RedeemSignIn command)
    {
        var executed = await ExecuteAsync(command.Context, (state, now) => CredentialRules.RedeemSignIn(state, command, now));
        return new IssuedToken(State.View!, ((TokenIssued)executed.Expect<TokenIssued>().Entry).ExpiresAt);
    }

    public async Task<OfferedSecret> OfferSecondFactor(OfferSecondFactor command)
    {
        var sealedSecret = await tools.Sealer.SealAsync(Key, tools.Codes.NewSecret());
        var executed = await ExecuteAsync(command.Context, (state, _) =>
        {
            if (command.PasswordDigest is { } digest && !(tools.Passwords.Matches(state.PasswordHash, digest) & state.View is { Active: true }))
                return AccountErrors.WrongCredentials;
            return SecondFactorRules.Offer(state, sealedSecret);
        });
        var offered = (SecondFactorOffered)executed.Expect<SecondFactorOffered>().Entry;
        return new OfferedSecret(tools.Codes.TextOf(await tools.Sealer.OpenAsync(Key, offered.SealedSecret)), State.View!.Username);
    }

    public async Task<RecoveryCodes> ConfirmSecondFactor(ProveSecondFactor command)
    {
        var (check, codes) = await CheckAsync(command.Code);
        var executed = await ExecuteCheckedAsync(
            command.Context, check, (state, _) => SecondFactorRules.Confirm(state, check, command.KeptTokenHash));
        return new RecoveryCodes(executed.IsRepeat ? [] : codes, executed.Position);
    }

    public async Task<RecoveryCodes> RenewRecoveryCodes(ProveSecondFactor command)
    {
        var (check, codes) = await CheckAsync(command.Code);
        var executed = await ExecuteCheckedAsync(command.Context, check, (state, _) => SecondFactorRules.Renew(state, check));
        return new RecoveryCodes(executed.IsRepeat ? [] : codes, executed.Position);
    }

    public Task<int> CountRecoveryCodes() => Task.FromResult(State.SecondFactor.RecoveryHashes.Length);

    public async Task<long> RemoveSecondFactor(ProveSecondFactor command)
    {
        var (check, _) = await CheckAsync(command.Code);
        return (await ExecuteCheckedAsync(command.Context, check, (state, _) => SecondFactorRules.Remove(state, check))).Position;
    }

    public async Task<long> ResetSecondFactor(CommandContext context) =>
        (await ExecuteAsync(context, (state, _) => SecondFactorRules.Reset(state))).Position;

    /// <summary>
    /// Finds out what a code is, before the decision, which is pure. It also makes recovery codes, in case the code switches the second
    /// factor on.
    /// </summary>
    private async Task<(CodeCheck Check, ImmutableArray<string> Codes)> CheckAsync(string? code)
    {
        var now = Services.Now();
        var demanded = SecondFactorRules.IsDemanded(State.View, tools.Workspace.Current.SettingText(AccountSettings.SecondFactorRoles));
        var given = string.IsNullOrWhiteSpace(code) ? null : code.Trim();
        if (given is null || (State.SecondFactor.Secret ?? State.SecondFactor.Offered) is not { } sealedSecret)
            return (CodeCheck.None with { IsDemanded = demanded, Code = given }, []);
        var step = tools.Codes.FindStep(await tools.Sealer.OpenAsync(Key, sealedSecret), given, now);
        ImmutableArray<string> codes = [.. Enumerable.Range(0, SecondFactorRules.RecoveryCodes).Select(_ => tools.Codes.NewRecoveryCode())];
        return (new CodeCheck(demanded, _codes.AreBlocked(now), given, step, [.. codes.Select(SecondFactorRules.HashOf)]), codes);
    }

    /// <summary>Executes a command with a code, and counts wrong codes: there are only a million, and whoever knows the password may try.</summary>
    private async Task<Executed<AccountEntry>> ExecuteCheckedAsync(
        CommandContext context, CodeCheck check, Func<AccountState, DateTimeOffset, Decision<AccountEntry>> decide)
    {
        try
        {
            var executed = await ExecuteAsync(context, decide);
            if (check.Code is not null && !executed.IsRepeat) _codes.Succeeded();
            return executed;
        }
        catch (ContactCenterException refused) when (refused.Error == AccountErrors.CodeWrong || refused.Error == AccountErrors.CodeRefused)
        {
            _codes.Failed(Services.Now());
            // The count is in memory: it stays there for as long as it matters.
            DelayDeactivation(AttemptLimit.ForgottenAfter);
            throw;
        }
    }

    /// <summary>Mails a code. Nobody waits for it: the time that a mail server takes would tell whether the user exists.</summary>
    private async Task MailCodeAsync(string code)
    {
        try
        {
            await tools.Mail.SendAsync(State.View!.Email!, $"{Key}.{code}", CredentialRules.ResetLifetime);
        }
        catch (Exception failure)
        {
            LogNotMailed(tools.Logger, Key, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The code to set a password could not be mailed to user {UserId}: {Reason}")]
    private static partial void LogNotMailed(ILogger logger, string userId, string reason);
}
