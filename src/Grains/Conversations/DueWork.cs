using ContactCenter.Entities;

namespace ContactCenter.Conversations;

/// <summary>The tries at a piece of work so far.</summary>
public sealed record WorkTries(int Attempts, DateTimeOffset NextAt);

/// <summary>The reason why a piece of work was not done.</summary>
/// <param name="IsFinal">Whether the service that was asked says that asking again is no use.</param>
internal sealed record WorkFailure(string Reason, bool IsFinal);

/// <summary>
/// Decides on a closed conversation's due work: its transcript by e-mail, or as a document. Each has its own tries, with growing pauses
/// that are kept in the history, so that one that fails holds up nothing else. In the end the agents are told.
/// </summary>
internal static class DueWork
{
    /// <summary>The reason that agents are told after the last try.</summary>
    public const string GivenUp = "not-done";

    /// <summary>The most tries when the refusal is final: servers also say so while they are set up wrongly, or to a stranger's first mail.</summary>
    public const int FinalTriesMax = 4;

    /// <summary>Decides what follows from a try that failed.</summary>
    public static Decision<ConversationEntry> Settle(ConversationState state, string work, WorkFailure failure, DateTimeOffset now)
    {
        if (!IsDue(state, work)) return Decision<ConversationEntry>.Nothing;
        var attempts = TriesOf(state, work)?.Attempts ?? 0;
        if (failure.IsFinal && attempts + 1 >= FinalTriesMax) return new WorkFailed(work, failure.Reason);
        return attempts < SmsRules.Pauses.Length
            ? new WorkDelayed(work, attempts + 1, now + SmsRules.Pauses[attempts])
            : new WorkFailed(work, failure.Reason);
    }

    /// <summary>The time of the next try; null = no such work is due.</summary>
    public static DueTimeout? Due(ConversationState state, string work) => !IsDue(state, work)
        ? null
        : new DueTimeout(work, TriesOf(state, work)?.NextAt
            ?? (work == TimeoutKinds.Pdf ? state.View!.Pdf!.RequestedAt : state.View!.TranscriptRequest!.RequestedAt));

    public static ConversationState Apply(ConversationState state, ConversationEntry entry) => entry switch
    {
        WorkDelayed delayed => WithTries(state, delayed.Work, new WorkTries(delayed.Attempts, delayed.NextAt)),
        // The failure shows as a message of its own.
        WorkFailed { Work: TimeoutKinds.Pdf } => state with
        {
            View = state.View! with { Pdf = null, MessageCount = state.View.MessageCount + 1 }, PdfTries = null,
        },
        WorkFailed => state with
        {
            View = state.View! with { TranscriptRequest = null, MessageCount = state.View.MessageCount + 1 }, TranscriptTries = null,
        },
        _ => state,
    };

    private static bool IsDue(ConversationState state, string work) =>
        state.View is { Status: Listing.ConversationStatuses.Closed } view
        && (work == TimeoutKinds.Pdf ? view.Pdf is { File: null } : view.TranscriptRequest is not null);

    private static WorkTries? TriesOf(ConversationState state, string work) => work == TimeoutKinds.Pdf ? state.PdfTries : state.TranscriptTries;

    private static ConversationState WithTries(ConversationState state, string work, WorkTries tries) => work == TimeoutKinds.Pdf
        ? state with { PdfTries = tries }
        : state with { TranscriptTries = tries };
}
