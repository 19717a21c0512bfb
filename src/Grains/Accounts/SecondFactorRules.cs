using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Wording;

namespace ContactCenter.Accounts;

/// <summary>The result of checking a code that somebody gave.</summary>
/// <param name="IsDemanded">Whether the workspace wants a second factor from one of the account's roles.</param>
/// <param name="IsBlocked">Whether too many wrong codes came before.</param>
/// <param name="Step">The time step whose code it is, by the secret that counts (or, before there is one, by the offered one); null = of none.</param>
/// <param name="NewRecoveryHashes">Hashes of new recovery codes, used when this code switches the second factor on, or for a renewal.</param>
internal sealed record CodeCheck(bool IsDemanded, bool IsBlocked, string? Code, long? Step, ImmutableArray<string> NewRecoveryHashes)
{
    public static CodeCheck None { get; } = new(false, false, null, null, []);
}

/// <summary>Decides when a second factor is asked for, and which codes count as one.</summary>
internal static class SecondFactorRules
{
    public const int RecoveryCodes = 10;

    /// <summary>Hashes a recovery code. A quick hash is enough, because each code has eighty random bits.</summary>
    public static string HashOf(string recoveryCode) =>
        Hashes.Hex("recovery\n" + string.Concat(recoveryCode.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());

    /// <param name="setting">Roles, separated by commas.</param>
    public static bool IsDemanded(AccountView? account, string setting) => account is not null
        && setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(role => account.Roles.Contains(role));

    /// <summary>Decides on a sign-in with the right password: the code that it still needs, or the entries that its code leads to.</summary>
    public static Decision<AccountEntry> Admit(AccountState state, CodeCheck check, string tokenHash)
    {
        if (state.SecondFactor.Secret is not null) return Take(state, check);
        if (!check.IsDemanded) return Decision<AccountEntry>.Nothing;
        if (state.SecondFactor.Offered is not { } offered || check.Code is null) return AccountErrors.EnrollmentRequired;
        if (check.IsBlocked) return AccountErrors.TooManyCodes;
        return check.Step is { } step
            ? new SecondFactorEnabled(offered, check.NewRecoveryHashes, step, tokenHash)
            : AccountErrors.CodeWrong;
    }

    public static Decision<AccountEntry> Offer(AccountState state, string sealedSecret)
    {
        if (state.View is null) return AccountErrors.UserNotFound;
        return state.SecondFactor.Secret is null ? new SecondFactorOffered(sealedSecret) : AccountErrors.SecondFactorOn;
    }

    public static Decision<AccountEntry> Confirm(AccountState state, CodeCheck check, string? keptTokenHash)
    {
        if (state.SecondFactor.Secret is not null) return AccountErrors.SecondFactorOn;
        if (state.SecondFactor.Offered is not { } offered) return AccountErrors.SecondFactorOff;
        if (check.IsBlocked) return AccountErrors.CodesRefused;
        return check.Step is { } step
            ? new SecondFactorEnabled(offered, check.NewRecoveryHashes, step, keptTokenHash)
            : AccountErrors.CodeRefused;
    }

    public static Decision<AccountEntry> Renew(AccountState state, CodeCheck check) =>
        Prove(state, check, new RecoveryCodesMade(check.NewRecoveryHashes));

    public static Decision<AccountEntry> Remove(AccountState state, CodeCheck check) =>
        check.IsDemanded ? AccountErrors.SecondFactorDemanded : Prove(state, check, new SecondFactorRemoved(EndsSessions: false));

    public static Decision<AccountEntry> Reset(AccountState state)
    {
        if (state.View is null) return AccountErrors.UserNotFound;
        return state.SecondFactor == SecondFactorState.None ? Decision<AccountEntry>.Nothing : new SecondFactorRemoved(EndsSessions: true);
    }

    public static SecondFactorState Used(SecondFactorState factor, CodeUsed used) => used.Step is { } step
        ? factor with { LastStep = Math.Max(factor.LastStep, step) }
        : factor with { RecoveryHashes = factor.RecoveryHashes.Remove(used.RecoveryHash!) };

    private static Decision<AccountEntry> Prove(AccountState state, CodeCheck check, AccountEntry change)
    {
        if (state.SecondFactor.Secret is null) return AccountErrors.SecondFactorOff;
        var taken = Take(state, check);
        if (taken.Error is { } error) return error == AccountErrors.TooManyCodes ? AccountErrors.CodesRefused : AccountErrors.CodeRefused;
        return ImmutableArray.Create(change).AddRange(taken.Entries);
    }

    /// <summary>Accepts a code once: from then on no code of its time step or an earlier one is accepted.</summary>
    private static Decision<AccountEntry> Take(AccountState state, CodeCheck check)
    {
        if (check.Code is not { } code) return AccountErrors.CodeRequired;
        if (check.IsBlocked) return AccountErrors.TooManyCodes;
        if (check.Step is { } step) return step > state.SecondFactor.LastStep ? new CodeUsed(step, null) : AccountErrors.CodeWrong;
        var hash = HashOf(code);
        return state.SecondFactor.RecoveryHashes.Contains(hash) ? new CodeUsed(null, hash) : AccountErrors.CodeWrong;
    }
}
