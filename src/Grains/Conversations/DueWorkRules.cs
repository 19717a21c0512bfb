using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Wording;
using ContactCenter.Workspace;

namespace ContactCenter.Conversations;

/// <summary>Decides on the visitor's survey and pages, on transcripts, and on a conversation's deletion.</summary>
public static class DueWorkRules
{
    /// <summary>The subject of transcripts for which nobody gave one.</summary>
    public const string TranscriptSubject = "Transcript of your chat";

    /// <summary>The subject on one line, however it was typed.</summary>
    public static string SubjectOf(string? subject) => VisibleText.OneLine(subject) is { Length: > 0 } line ? line : TranscriptSubject;

    public static Decision<ConversationEntry> Answer(ConversationState state, AnswerSurvey command) =>
        ConversationRules.BelongsTo(state, command.VisitorKey)
            ? new SurveyAnswered((state.View!.Survey ?? ImmutableDictionary<string, string>.Empty).SetItems(command.Answers))
            : ConversationErrors.InvalidRoom;

    /// <summary>Notes a page that the visitor looked at, unless the conversation is over.</summary>
    public static Decision<ConversationEntry> Visit(ConversationState state, VisitPage command)
    {
        if (!ConversationRules.BelongsTo(state, command.VisitorKey)) return ConversationErrors.InvalidRoom;
        return state.View!.Status == ConversationStatuses.Closed
            ? Decision<ConversationEntry>.Nothing
            : new PageVisited(state.View.Visitor, command.Title, command.Url, command.Change);
    }

    /// <summary>
    /// Requests the transcript by e-mail. Agents may while the conversation is open (contract §3.5), the visitor also when it is closed
    /// (§2.4).
    /// </summary>
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

    /// <summary>
    /// Adds a transcript request to entries that close a conversation, if the setting Livechat_transcript_send_always is on and something
    /// was said. A visitor who was blocked gets none.
    /// </summary>
    public static Decision<ConversationEntry> WithTranscript(
        ConversationState state, Decision<ConversationEntry> decision, DateTimeOffset now, WorkspaceSnapshot workspace)
    {
        if (!workspace.SettingIsOn("Livechat_transcript_send_always") || decision.Error is not null) return decision;
        if (!decision.Entries.Any(entry => entry is ConversationClosed { ByBlock: false, WasHeld: false })) return decision;
        if (state.View is { MessageCount: 0 } or { TranscriptRequest: not null }) return decision;
        if (decision.Entries.Any(entry => entry is TranscriptRequested)) return decision;
        return decision.Entries.Add(new TranscriptRequested(new TranscriptRequest(TranscriptRequest.ToVisitor, TranscriptSubject, now, null)));
    }

    /// <summary>Requests the transcript as a document, once, and only of a closed conversation (contract §3.5 request-transcript).</summary>
    public static Decision<ConversationEntry> RequestPdf(ConversationState state, AgentReference by) => state.View switch
    {
        null => ConversationErrors.ErrorInvalidRoom,
        { Status: not ConversationStatuses.Closed } => ConversationErrors.TranscriptOfOpenRoom,
        { Pdf: not null } => Decision<ConversationEntry>.Nothing,
        _ => new PdfRequested(by),
    };

    public static Decision<ConversationEntry> Made(ConversationState state, FileReference file) =>
        state.View?.Pdf is { File: null } ? new PdfMade(file) : Decision<ConversationEntry>.Nothing;

    /// <summary>The reason why the conversation may not be deleted; null = it may.</summary>
    public static Errors.Error? RefusesDeletion(ConversationState state) => state.View switch
    {
        null => ConversationErrors.InvalidRoomText,
        { Status: ConversationStatuses.Closed } => null,
        _ => ConversationErrors.NotClosed,
    };
}
