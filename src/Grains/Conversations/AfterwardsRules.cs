using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Entities;

namespace ContactCenter.Conversations;

/// <summary>What belongs to a conversation beside its messages: the visitor's survey and pages, transcripts by e-mail, its deletion.</summary>
public static class AfterwardsRules
{
    public static Decision<ConversationEntry> Answer(ConversationState state, AnswerSurvey command) =>
        ConversationRules.BelongsTo(state, command.VisitorKey)
            ? new SurveyAnswered((state.View!.Survey ?? ImmutableDictionary<string, string>.Empty).SetItems(command.Answers))
            : ConversationErrors.InvalidRoom;

    /// <summary>Pages count while it goes on.</summary>
    public static Decision<ConversationEntry> Visit(ConversationState state, VisitPage command)
    {
        if (!ConversationRules.BelongsTo(state, command.VisitorKey)) return ConversationErrors.InvalidRoom;
        return state.View!.Status == ConversationStatuses.Closed
            ? Decision<ConversationEntry>.Nothing
            : new PageVisited(state.View.Visitor, command.Title, command.Url, command.Change);
    }

    /// <summary>An agent asks while it is open (contract §3.5); the visitor also afterwards (§2.4).</summary>
    public static Decision<ConversationEntry> Request(ConversationState state, RequestTranscript command, DateTimeOffset now)
    {
        if (state.View is not { } view) return ConversationErrors.ErrorInvalidRoom;
        if (command.VisitorKey is { } key && !ConversationRules.BelongsTo(state, key)) return ConversationErrors.ErrorInvalidRoom;
        if (command.VisitorKey is null && view.Status == ConversationStatuses.Closed) return ConversationErrors.ErrorInvalidRoom;
        if (command.VisitorKey is null && view.TranscriptRequest is not null) return ConversationErrors.TranscriptAlreadyRequested;
        return new TranscriptRequested(new TranscriptRequest(command.Email, command.Subject, now, command.User));
    }

    public static Decision<ConversationEntry> Withdraw(ConversationState state)
    {
        if (state.View is null or { Status: ConversationStatuses.Closed }) return ConversationErrors.ErrorInvalidRoom;
        return state.View.TranscriptRequest is null ? ConversationErrors.TranscriptNotRequested : new TranscriptWithdrawn();
    }

    public static Decision<ConversationEntry> Sent(ConversationState state) =>
        state.View?.TranscriptRequest is null ? Decision<ConversationEntry>.Nothing : new TranscriptSent();

    /// <summary>Null = it may be deleted.</summary>
    public static Errors.Error? RefusesDeletion(ConversationState state) => state.View switch
    {
        null => ConversationErrors.InvalidRoomText,
        { Status: ConversationStatuses.Closed } => null,
        _ => ConversationErrors.NotClosed,
    };
}
