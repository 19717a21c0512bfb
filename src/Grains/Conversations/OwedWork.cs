using ContactCenter.Entities;

namespace ContactCenter.Conversations;

/// <summary>The tries at a piece of work so far.</summary>
public sealed record WorkTries(int Attempts, DateTimeOffset NextAt);

/// <summary>Why a piece of work was not done.</summary>
/// <param name="IsFinal">Whoever was asked says that asking again is no use.</param>
public sealed record WorkFailure(string Reason, bool IsFinal);

/// <summary>
/// What a conversation owes somebody when it is over: its transcript by e-mail, or as a document. Each has its own tries, with growing pauses that
/// are kept in the history, so that one that fails holds up nothing else; in the end the agents are told.
/// </summary>
public static class OwedWork
{
    /// <summary>After so many tries that brought nothing.</summary>
    public const string GivenUp = "not-done";

    /// <summary>Tries at what is refused for good: servers say so too while they are set up wrongly, or to a stranger's first mail.</summary>
    public const int FinalTriesMax = 4;

    /// <summary>What follows from a try that failed.</summary>
    public static Decision<ConversationEntry> Settle(ConversationState state, string work, WorkFailure failure, DateTimeOffset now)
    {
        if (!IsOwed(state, work)) return Decision<ConversationEntry>.Nothing;
        var attempts = TriesOf(state, work)?.Attempts ?? 0;
        if (failure.IsFinal && attempts + 1 >= FinalTriesMax) return new WorkFailed(work, failure.Reason);
        return attempts < TextRules.Pauses.Length
            ? new WorkDelayed(work, attempts + 1, now + TextRules.Pauses[attempts])
            : new WorkFailed(work, failure.Reason);
    }

    /// <summary>When it is to be tried; null = nothing is owed.</summary>
    public static DueTimeout? Due(ConversationState state, string work) => !IsOwed(state, work)
        ? null
        : new DueTimeout(work, TriesOf(state, work)?.NextAt
            ?? (work == TimeoutKinds.Pdf ? state.View!.Pdf!.RequestedAt : state.View!.TranscriptRequest!.RequestedAt));

    public static ConversationState Apply(ConversationState state, ConversationEntry entry) => entry switch
    {
        WorkDelayed delayed => WithTries(state, delayed.Work, new WorkTries(delayed.Attempts, delayed.NextAt)),
        // That it will not come is a message of its own.
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

    private static bool IsOwed(ConversationState state, string work) =>
        state.View is { Status: Directory.ConversationStatuses.Closed } view
        && (work == TimeoutKinds.Pdf ? view.Pdf is { File: null } : view.TranscriptRequest is not null);

    private static WorkTries? TriesOf(ConversationState state, string work) => work == TimeoutKinds.Pdf ? state.PdfTries : state.TranscriptTries;

    private static ConversationState WithTries(ConversationState state, string work, WorkTries tries) => work == TimeoutKinds.Pdf
        ? state with { PdfTries = tries }
        : state with { TranscriptTries = tries };
}
