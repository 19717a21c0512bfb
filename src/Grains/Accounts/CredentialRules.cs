using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Secrets;

namespace ContactCenter.Accounts;

/// <summary>Decides what a command does to sessions, one-time codes and second factors, and applies each entry.</summary>
internal static class CredentialRules
{
    public const int ResetsPerHourMax = 3;

    public static readonly TimeSpan ResetLifetime = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan SignInLifetime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ResetWindow = TimeSpan.FromHours(1);

    /// <summary>
    /// Decides whether a code is made. None is made for a user who cannot be mailed, has no password to forget, or asks too often; the
    /// caller does not learn which.
    /// </summary>
    public static Decision<AccountEntry> RequestReset(AccountState state, RequestReset command, DateTimeOffset now)
    {
        if (state.View is not { Active: true, Email: not null }) return Decision<AccountEntry>.Nothing;
        // A user whom only another service signs in has nothing to forget here.
        if (state.View is { HasPassword: false, IsLinked: true }) return Decision<AccountEntry>.Nothing;
        if (state.ResetsAsked.Count(at => at > now - ResetWindow) >= ResetsPerHourMax) return Decision<AccountEntry>.Nothing;
        return new ResetRequested(command.CodeHash, now + ResetLifetime);
    }

    public static Decision<AccountEntry> ResetPassword(AccountState state, RequestReset command, DateTimeOffset now)
    {
        if (state.View is null) return AccountErrors.UserNotFound;
        if (state.View.Email is null) return AccountErrors.NoEmail;
        return ImmutableArray.Create<AccountEntry>(
            new PasswordChanged("", null), new ResetRequested(command.CodeHash, now + ResetLifetime));
    }

    public static bool MayReset(AccountState state, string codeHash, DateTimeOffset now) =>
        state.View is { Active: true } && IsGood(state.Reset, codeHash, now);

    public static Decision<AccountEntry> CompleteReset(AccountState state, CompleteReset command, DateTimeOffset now, IPasswordHash passwords) =>
        MayReset(state, command.CodeHash, now)
            ? new PasswordChanged(passwords.Of(command.NewPasswordDigest), null)
            : AccountErrors.InvalidResetToken;

    public static Decision<AccountEntry> OfferSignIn(AccountState state, OfferSignIn command, DateTimeOffset now)
    {
        if (state.View is not { Active: true }) return AccountErrors.WrongCredentials;
        var offered = new SignInOffered(command.CodeHash, now + SignInLifetime);
        return state.IdentityKeys.Contains(command.IdentityKey)
            ? offered
            : ImmutableArray.Create<AccountEntry>(offered, new IdentityLinked(command.IdentityKey));
    }

    public static Decision<AccountEntry> RedeemSignIn(AccountState state, RedeemSignIn command, DateTimeOffset now) =>
        state.View is { Active: true } && IsGood(state.SignIn, command.CodeHash, now)
            ? new TokenIssued(command.TokenHash, now + SessionRules.Lifetime) { Client = command.Client }
            : AccountErrors.InvalidLoginCode;

    public static AccountState Apply(AccountState state, Recorded<AccountEntry> recorded) => recorded.Entry switch
    {
        TokenIssued issued => state with
        {
            Tokens = SessionRules.With(state.Tokens, Row(issued, recorded.At)), SignIn = null, HasUnusedGeneratedPassword = false,
        },
        TokenRevoked revoked => state with { Tokens = state.Tokens.RemoveAll(token => token.TokenHash == revoked.TokenHash) },
        TokensRevoked revoked => state with { Tokens = SessionRules.Without(state.Tokens, revoked.KeptTokenHash) },
        TokenUsed used => state with { Tokens = SessionRules.Used(state.Tokens, used.TokenHash, recorded.At) },
        PasswordChanged changed => state with
        {
            PasswordHash = changed.PasswordHash, Tokens = SessionRules.Without(state.Tokens, changed.KeptTokenHash), Reset = null,
            View = state.View! with { HasPassword = changed.PasswordHash.Length > 0 }, HasUnusedGeneratedPassword = false,
        },
        ResetRequested asked => state with
        {
            Reset = new PendingCode(asked.CodeHash, asked.ExpiresAt),
            ResetsAsked = [.. state.ResetsAsked.TakeLast(ResetsPerHourMax - 1), recorded.At],
        },
        SignInOffered offered => state with { SignIn = new PendingCode(offered.CodeHash, offered.ExpiresAt) },
        IdentityLinked linked => state with
        {
            IdentityKeys = state.IdentityKeys.Add(linked.IdentityKey), View = state.View! with { IsLinked = true },
        },
        _ => ApplySecondFactor(state, recorded.Entry),
    };

    private static AccountState ApplySecondFactor(AccountState state, AccountEntry entry) => entry switch
    {
        SecondFactorOffered offered => state with { SecondFactor = state.SecondFactor with { Offered = offered.SealedSecret } },
        SecondFactorEnabled enabled => state with
        {
            SecondFactor = new SecondFactorState(null, enabled.SealedSecret, enabled.Step, enabled.RecoveryHashes),
            Tokens = SessionRules.Without(state.Tokens, enabled.KeptTokenHash),
            View = state.View! with { HasSecondFactor = true },
        },
        SecondFactorRemoved removed => state with
        {
            SecondFactor = SecondFactorState.None, Tokens = removed.EndsSessions ? [] : state.Tokens,
            View = state.View! with { HasSecondFactor = false },
        },
        CodeUsed used => state with { SecondFactor = SecondFactorRules.Used(state.SecondFactor, used) },
        RecoveryCodesMade made => state with { SecondFactor = state.SecondFactor with { RecoveryHashes = made.RecoveryHashes } },
        _ => state,
    };

    private static TokenRow Row(TokenIssued issued, DateTimeOffset at) => new(issued.TokenHash, at, issued.ExpiresAt) { Client = issued.Client };

    private static bool IsGood(PendingCode? pending, string codeHash, DateTimeOffset now) =>
        pending is not null && pending.Hash == codeHash && now < pending.ExpiresAt;
}
