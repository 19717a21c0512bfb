using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Visitors;

namespace ContactCenter.Verification;

/// <summary>Decides whether a code may be sent and whether a given code is right, for the visitor's grain.</summary>
internal static class VerificationRules
{
    public const int CodeDigits = 6;

    /// <param name="hash">Hashes the new code. It is slow, and called only when a code may be issued.</param>
    public static Decision<VisitorEntry> Issue(
        VerificationState state, VerificationAddress address, Func<string> hash, VerificationSettings settings, DateTimeOffset now)
    {
        if (HasGuessedTooOften(state, now)) return VerificationErrors.TooManyAttempts;
        if (Wait(state, settings, now) is var wait && wait > TimeSpan.Zero) return VerificationErrors.Throttled(wait);
        return new CodeIssued(address.Field, address.Value, hash(), now + settings.Expiry, settings.AttemptsMax);
    }

    /// <summary>Notes that a code was sent. While it was being sent it may have been replaced or used: then nothing is noted.</summary>
    public static Decision<VisitorEntry> MarkSent(VerificationState state, string codeHash) =>
        state.Challenge is { IsSent: false } challenge && challenge.CodeHash == codeHash ? new CodeSent() : Decision<VisitorEntry>.Nothing;

    /// <param name="opened">The visitor's open conversation; null = it has none.</param>
    /// <param name="matches">Tells whether the visitor's answer is the code with this hash; takes the same time either way.</param>
    public static Decision<VisitorEntry> Confirm(
        VerificationState state, ConversationOpening? opened, Func<string, bool> matches, DateTimeOffset now)
    {
        if (opened is not { } conversation) return ContactErrors.ChannelNotFound;
        if (HasGuessedTooOften(state, now)) return VerificationErrors.TooManyAttempts;
        if (state.Challenge is not { } challenge || challenge.ExpiresAt <= now) return VerificationErrors.CodeExpired;
        if (challenge.AttemptsLeft == 0) return VerificationErrors.TooManyAttempts;
        return matches(challenge.CodeHash)
            ? new AddressProven(challenge.Field, challenge.Value, conversation.RoomId, conversation.Source)
            : new CodeRefused(challenge.AttemptsLeft - 1);
    }

    /// <param name="refusal">The reason why the proof was refused; null = contact and conversation know of it.</param>
    public static Decision<VisitorEntry> Finish(VerificationState state, Error? refusal) =>
        state.Unfinished is null ? Decision<VisitorEntry>.Nothing : new VerificationFinished(refusal?.Text);

    public static Decision<VisitorEntry> Asked(VerificationState state, string roomId) =>
        state.AskedRoomId == roomId ? Decision<VisitorEntry>.Nothing : new ProofAsked(roomId);

    /// <summary>The time until the next code may be sent; zero = now.</summary>
    public static TimeSpan Wait(VerificationState state, VerificationSettings settings, DateTimeOffset now)
    {
        var sent = VerificationState.Within(state.SentAt, now);
        if (sent.Length >= settings.CodesPerHourMax) return sent[^settings.CodesPerHourMax] + VerificationState.Window - now;
        var wait = sent.IsEmpty ? TimeSpan.Zero : sent[^1] + settings.Resend - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Tells whether the visitor can prove nothing for a while: every code of this hour is used up, or every answer.</summary>
    public static bool IsExhausted(VerificationState state, VerificationSettings settings, DateTimeOffset now) =>
        HasGuessedTooOften(state, now)
        || (VerificationState.Within(state.SentAt, now).Length >= settings.CodesPerHourMax && !IsAnswerable(state, now));

    /// <summary>Tells whether there is a code that an answer could match.</summary>
    public static bool IsAnswerable(VerificationState state, DateTimeOffset now) =>
        state.Challenge is { IsSent: true, AttemptsLeft: > 0 } challenge && challenge.ExpiresAt > now;

    private static bool HasGuessedTooOften(VerificationState state, DateTimeOffset now) =>
        VerificationState.Within(state.WrongAt, now).Length >= VerificationSettings.WrongPerHourMax;
}
