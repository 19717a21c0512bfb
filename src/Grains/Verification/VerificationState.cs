using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Parties;
using ContactCenter.Visitors;

namespace ContactCenter.Verification;

/// <summary>The state of a visitor's proof of who it is.</summary>
/// <param name="Challenge">The code that would be accepted; null = none.</param>
/// <param name="SentAt">The times at which codes were sent in the last hour, oldest first.</param>
/// <param name="WrongAt">The times at which wrong answers came in the last hour, oldest first.</param>
/// <param name="Unfinished">A proof of which contact and conversation may not know yet; null = none.</param>
/// <param name="AskedRoomId">The conversation in which the visitor was asked for a proof; null = none.</param>
internal sealed record VerificationState(
    Challenge? Challenge, ImmutableArray<DateTimeOffset> SentAt, ImmutableArray<DateTimeOffset> WrongAt, Proof? Unfinished, string? AskedRoomId)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>The last proof that was refused; null = none.</summary>
    public RefusedProof? Refused { get; init; }

    public static VerificationState None { get; } = new(null, [], [], null, null);

    /// <summary>Applies an entry; entries of other topics change nothing.</summary>
    public static VerificationState Apply(VerificationState state, Recorded<VisitorEntry> recorded) => recorded.Entry switch
    {
        CodeIssued issued => state with
        {
            Challenge = new Challenge(issued.Field, issued.Value, issued.CodeHash, issued.ExpiresAt, issued.AttemptsMax, IsSent: false),
        },
        CodeSent => state with
        {
            Challenge = state.Challenge is { } challenge ? challenge with { IsSent = true } : null,
            SentAt = [.. Within(state.SentAt, recorded.At), recorded.At],
        },
        CodeRefused refused => state with
        {
            Challenge = state.Challenge! with { AttemptsLeft = refused.AttemptsLeft },
            WrongAt = [.. Within(state.WrongAt, recorded.At), recorded.At],
        },
        AddressProven proven => state with
        {
            Challenge = null,
            Unfinished = new Proof(proven.Field, proven.Value, proven.RoomId, proven.Source, recorded.Seq, recorded.At),
        },
        VerificationFinished finished => state with
        {
            Unfinished = null,
            Refused = finished.Refusal is { } error ? new RefusedProof(state.Unfinished!.Seq, error) : state.Refused,
        },
        ProofAsked asked => state with { AskedRoomId = asked.RoomId },
        _ => state,
    };

    /// <summary>The times that are within the last hour.</summary>
    public static ImmutableArray<DateTimeOffset> Within(ImmutableArray<DateTimeOffset> times, DateTimeOffset now) =>
        [.. times.Where(at => at > now - Window)];
}

/// <summary>A code that waits for the visitor's answer.</summary>
internal sealed record Challenge(string Field, string Value, string CodeHash, DateTimeOffset ExpiresAt, int AttemptsLeft, bool IsSent);

/// <summary>A proof that was refused.</summary>
/// <param name="Seq">The proof's place in the visitor's history.</param>
/// <param name="Refusal">The reason, as an error's text.</param>
internal sealed record RefusedProof(long Seq, string Refusal);

/// <summary>A proof that an address is the visitor's.</summary>
/// <param name="Seq">Its place in the visitor's history, which makes its consequences repeatable.</param>
public sealed record Proof(string Field, string Value, string RoomId, ChannelSource Source, long Seq, DateTimeOffset At);
