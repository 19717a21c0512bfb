using ContactCenter.Addresses;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Visitors;

namespace ContactCenter.Verification;

/// <summary>May a code be sent, is an answer right: what the visitor's actor judges.</summary>
public static class VerificationRules
{
    public const int CodeDigits = 6;

    /// <param name="hash">Called only when a code may be issued: it is slow.</param>
    public static Decision<VisitorEntry> Issue(
        VerificationState state, VerificationAddress address, Func<string> hash, VerificationSettings settings, DateTimeOffset now)
    {
        if (HasGuessedTooOften(state, now)) return VerificationErrors.TooManyAttempts;
        if (Wait(state, settings, now) is var wait && wait > TimeSpan.Zero) return VerificationErrors.Throttled(wait);
        return new CodeIssued(address.Field, address.Value, hash(), now + settings.Expiry, settings.AttemptsMax);
    }

    /// <summary>The code is gone already when another one was issued, or used, while this one was being sent.</summary>
    public static Decision<VisitorEntry> MarkSent(VerificationState state, string codeHash) =>
        state.Challenge is { IsSent: false } challenge && challenge.CodeHash == codeHash ? new CodeSent() : Decision<VisitorEntry>.Nothing;

    /// <param name="opened">The visitor's open conversation; null = it has none.</param>
    /// <param name="matches">Whether the answer is the code with this hash; takes the same time either way.</param>
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

    /// <param name="refusal">Why nothing can be done with the proof; null = contact and conversation know of it.</param>
    public static Decision<VisitorEntry> Finish(VerificationState state, Error? refusal) =>
        state.Unfinished is null ? Decision<VisitorEntry>.Nothing : new VerificationFinished(refusal?.Text);

    public static Decision<VisitorEntry> Asked(VerificationState state, string roomId) =>
        state.AskedRoomId == roomId ? Decision<VisitorEntry>.Nothing : new ProofAsked(roomId);

    /// <summary>How long the next code has to wait; zero = not at all.</summary>
    public static TimeSpan Wait(VerificationState state, VerificationSettings settings, DateTimeOffset now)
    {
        var sent = VerificationState.Within(state.SentAt, now);
        if (sent.Length >= settings.CodesPerHourMax) return sent[^settings.CodesPerHourMax] + VerificationState.Window - now;
        var wait = sent.IsEmpty ? TimeSpan.Zero : sent[^1] + settings.Resend - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Nothing the visitor could do soon would prove anything: every code of this hour is used up, or every answer.</summary>
    public static bool IsExhausted(VerificationState state, VerificationSettings settings, DateTimeOffset now) =>
        HasGuessedTooOften(state, now)
        || (VerificationState.Within(state.SentAt, now).Length >= settings.CodesPerHourMax && !IsAnswerable(state, now));

    /// <summary>Whether an answer could be right.</summary>
    public static bool IsAnswerable(VerificationState state, DateTimeOffset now) =>
        state.Challenge is { IsSent: true, AttemptsLeft: > 0 } challenge && challenge.ExpiresAt > now;

    private static bool HasGuessedTooOften(VerificationState state, DateTimeOffset now) =>
        VerificationState.Within(state.WrongAt, now).Length >= VerificationSettings.WrongPerHourMax;
}
