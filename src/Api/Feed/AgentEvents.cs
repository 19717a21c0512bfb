using ContactCenter.Api.Conversations;
using ContactCenter.Entities;

namespace ContactCenter.Api.Feed;

/// <summary>Builds the events that agents see of conversations' entries. What has no event here is shown without its content.</summary>
internal static class AgentEvents
{
    /// <param name="message">The entry as the transcript shows it; null = it does not.</param>
    /// <param name="waiting">The room that waits now; null = it does not, or the entry tells enough.</param>
    /// <param name="isGone">Whether the event is for an agent who does not see the queue that the conversation goes to.</param>
    public static LiveEvent Of(JournalEntry entry, ConversationEntry? content, MessageView? message, ConversationView? waiting, bool isGone = false)
    {
        return content switch
        {
            MessagePosted => new MessagePostedEvent(entry, Said()),
            NotePosted => new NotePostedEvent(entry, Said()),
            NoteEdited edited => new NoteEditedEvent(entry, EditedMessage.From(entry, edited)),
            NoteDeleted deleted => new NoteDeletedEvent(entry, DeletedMessage.From(entry, deleted)),
            ConversationStarted started => new ConversationStartedEvent(entry, Said(), StartedRoom.From(started, entry.At)),
            AgentAssigned assigned => new ConversationAssignedEvent(
                entry, Said(), AssignedRoom.From(assigned, entry.At), DecisionSummary.From(assigned.Decision)),
            // To an agent it does not wait, whatever has become of it since.
            ConversationTransferred { Scope: not TransferScopes.Agent } when waiting is not null =>
                new TransferredToQueueEvent(entry, Transferred(), Whole(entry, waiting)),
            ConversationTransferred moved => new ConversationTransferredEvent(
                entry, Transferred(), TransferredRoom.From(moved, entry.At, isGone)),
            VerificationEnded or OfferedToAll when waiting is not null => new ConversationQueuedEvent(entry, Whole(entry, waiting)),
            OfferedToAll => new ConversationQueuedEvent(entry, null),
            VerificationEnded ended => new VerificationEndedEvent(entry, new VerifiedRoom(ended.Verified)),
            ConversationHeld => new ConversationHeldEvent(entry, Said(), new HeldRoom(true, entry.At)),
            InfoSaved saved => new InfoSavedEvent(entry, InfoRoom.From(saved.Info)),
            MessageEdited edited => new MessageEditedEvent(entry, EditedMessage.From(entry, edited, edited.By)),
            MessageDeleted deleted => new MessageDeletedEvent(entry, DeletedMessage.From(entry, deleted)),
            CursorMoved moved => new CursorMovedEvent(entry, CursorChange.From(moved)),
            ConversationAnonymized => new ConversationAnonymizedEvent(entry, Anonymized(entry, content)),
            ConversationClosed closed => new ConversationClosedEvent(entry, Said(), ClosedRoomChange.From(closed, entry.At)),
            _ => OfVisitor(entry, content) ?? OfDocuments(entry, content, message),
        };

        MessageResponse Said() => MessageResponse.From(message!);

        MessageResponse Transferred() => Said() with { TransferData = TransferDataResponse.From(message!.Transfer!, entry.At) };
    }

    private static LiveEvent? OfVisitor(JournalEntry entry, ConversationEntry? content) => content switch
    {
        PageVisited visited => new PageVisitedEvent(
            entry, MessageResponse.From(ConversationTranscript.Page(entry.Entity.Id, entry.Seq, entry.At, visited)),
            new VisitedPageChange(visited.Title, visited.Url, visited.Change)),
        SurveyAnswered answered => new SurveyAnsweredEvent(entry, answered.Answers),
        VisitorChanged changed => new VisitorChangedEvent(entry, new VisitorOfRoom(StartedRoom.UserOf(changed.Visitor), changed.Verified)),
        ContactChanged changed => new ContactOfRoomEvent(entry, new ContactOfRoom(changed.Name, changed.ContactId)),
        _ => null,
    };

    private static LiveEvent OfDocuments(JournalEntry entry, ConversationEntry? content, MessageView? message) => content switch
    {
        TranscriptRequested requested => new TranscriptEvent(entry, TranscriptRoom.From(requested.Request)),
        TranscriptWithdrawn or TranscriptSent => new TranscriptEvent(entry, TranscriptRoom.None),
        PdfRequested => new PdfEvent(entry, new PdfRoom(true)),
        PdfMade => new PdfEvent(entry, new PdfRoom(true, PdfTranscript.FileIdOf(entry.Entity.Id))),
        WorkFailed { Work: TimeoutKinds.Pdf } => new PdfFailedEvent(entry, MessageResponse.From(message!), new PdfRoom(false)),
        WorkFailed => new TranscriptFailedEvent(entry, MessageResponse.From(message!), TranscriptRoom.None),
        SmsFailed => new SmsFailedEvent(entry, MessageResponse.From(message!)),
        _ => new UnknownEvent(entry),
    };

    /// <summary>What is left of the room.</summary>
    private static RoomResponse Anonymized(JournalEntry entry, ConversationEntry content) => RoomResponse.From(ConversationState.Apply(
        entry.Entity.Id, ConversationState.None, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, content)).View!) with { Seq = entry.Seq };

    /// <summary>Everything that a screen needs to show it in the queue.</summary>
    private static RoomResponse Whole(JournalEntry entry, ConversationView waiting)
    {
        // What was written since comes with its own entry, to those who may see it then.
        var room = waiting.Seq > entry.Seq && waiting.LastMessage?.Seq > entry.Seq ? waiting with { LastMessage = null } : waiting;
        return RoomResponse.From(room) with { Seq = room.Seq };
    }
}
