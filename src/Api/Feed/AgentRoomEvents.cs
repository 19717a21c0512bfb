using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Feed;

/// <summary>A visitor opened a conversation. Sent to the agents of the queue in which it waits; until the visitor has proven who it is, to none.</summary>
internal sealed record ConversationStartedEvent(JournalEntry Entry, MessageResponse Message, StartedRoom Room) : AgentRoomEvent(Entry);

/// <summary>An agent serves the conversation from now on, or goes on after it was on hold. What was said before is in REST's history.</summary>
/// <param name="Decision">The way in which the queue chose the agent; absent = no queue chose.</param>
internal sealed record ConversationAssignedEvent(JournalEntry Entry, MessageResponse Message, AssignedRoom Room, DecisionSummary? Decision)
    : AgentRoomEvent(Entry);

/// <summary>Somebody wrote. Sent to the serving agent; while it waits, to the agents of its queue.</summary>
internal sealed record MessagePostedEvent(JournalEntry Entry, MessageResponse Message) : AgentRoomEvent(Entry);

/// <summary>
/// The conversation goes to another agent, or away from this one: it is the last event for the agent who had it. `message.transferData` tells more.
/// </summary>
internal sealed record ConversationTransferredEvent(JournalEntry Entry, MessageResponse Message, TransferredRoom Room) : AgentRoomEvent(Entry);

/// <summary>The conversation waits in another queue, or in its queue again. Sent to the agents of that queue.</summary>
/// <param name="Room">The whole room: all that a screen needs to show it.</param>
internal sealed record TransferredToQueueEvent(JournalEntry Entry, MessageResponse Message, RoomResponse Room) : AgentRoomEvent(Entry);

/// <summary>
/// A conversation waits from now on, or is shown to the whole queue because the agent who was asked first cannot take it any more. Sent to the agents of
/// its queue.
/// </summary>
/// <param name="Room">The whole room: all that a screen needs to show it. Absent = it does not wait any more.</param>
internal sealed record ConversationQueuedEvent(JournalEntry Entry, RoomResponse? Room) : AgentRoomEvent(Entry);

/// <summary>The visitor has proven who it is, or the wait for its proof is over. Sent to the serving agent.</summary>
internal sealed record VerificationEndedEvent(JournalEntry Entry, VerifiedRoom Room) : AgentRoomEvent(Entry);

/// <summary>The conversation is on hold. It goes on with a `conversation-assigned` (`onHold: false`).</summary>
internal sealed record ConversationHeldEvent(JournalEntry Entry, MessageResponse Message, HeldRoom Room) : AgentRoomEvent(Entry);

/// <summary>Topic, tags, custom fields, priority and service level, as a whole.</summary>
internal sealed record InfoSavedEvent(JournalEntry Entry, InfoRoom Room) : AgentRoomEvent(Entry);

/// <summary>A message has another text.</summary>
internal sealed record MessageEditedEvent(JournalEntry Entry, EditedMessage Message) : AgentRoomEvent(Entry);

/// <summary>A message was taken back.</summary>
internal sealed record MessageDeletedEvent(JournalEntry Entry, DeletedMessage Message) : AgentRoomEvent(Entry);

/// <summary>A user wrote a private note (`message.t` is `note`). The visitor is never told, nor of the two events that follow.</summary>
internal sealed record NotePostedEvent(JournalEntry Entry, MessageResponse Message) : AgentRoomEvent(Entry);

/// <summary>A private note has another text.</summary>
internal sealed record NoteEditedEvent(JournalEntry Entry, EditedMessage Message) : AgentRoomEvent(Entry);

/// <summary>A private note was taken back.</summary>
internal sealed record NoteDeletedEvent(JournalEntry Entry, DeletedMessage Message) : AgentRoomEvent(Entry);

/// <summary>The visitor or the serving agent has read.</summary>
internal sealed record CursorMovedEvent(JournalEntry Entry, CursorChange Cursor) : AgentRoomEvent(Entry);

/// <summary>The visitor looked at a page.</summary>
internal sealed record PageVisitedEvent(JournalEntry Entry, MessageResponse Message, VisitedPageChange Page) : AgentRoomEvent(Entry);

/// <summary>The visitor answered the survey.</summary>
/// <param name="Survey">The answers by the names of the questions.</param>
internal sealed record SurveyAnsweredEvent(JournalEntry Entry, IReadOnlyDictionary<string, string> Survey) : AgentRoomEvent(Entry);

/// <summary>Nothing is left of the conversation but its figures: messages and notes that were read before are gone.</summary>
/// <param name="Room">The whole room.</param>
internal sealed record ConversationAnonymizedEvent(JournalEntry Entry, RoomResponse Room) : AgentRoomEvent(Entry);

/// <summary>The transcript by e-mail is asked for, is not wanted any more, or was sent.</summary>
internal sealed record TranscriptEvent(JournalEntry Entry, TranscriptRoom Room) : AgentRoomEvent(Entry);

/// <summary>The transcript as a document is asked for, or made.</summary>
internal sealed record PdfEvent(JournalEntry Entry, PdfRoom Room) : AgentRoomEvent(Entry);

/// <summary>The transcript by e-mail was given up; it may be asked for again.</summary>
internal sealed record TranscriptFailedEvent(JournalEntry Entry, MessageResponse Message, TranscriptRoom Room) : AgentRoomEvent(Entry);

/// <summary>The transcript as a document was given up; it may be asked for again.</summary>
internal sealed record PdfFailedEvent(JournalEntry Entry, MessageResponse Message, PdfRoom Room) : AgentRoomEvent(Entry);

/// <summary>
/// A message did not reach the phone of a conversation by SMS. `message.sms` has its `seq` and the reason: the provider's code, or `not-reached`.
/// </summary>
internal sealed record SmsFailedEvent(JournalEntry Entry, MessageResponse Message) : AgentRoomEvent(Entry);

/// <summary>The conversation is another visitor's from now on; earlier messages keep their senders. The connections of the former visitor end.</summary>
internal sealed record VisitorChangedEvent(JournalEntry Entry, VisitorOfRoom Room) : AgentRoomEvent(Entry);

/// <summary>The conversation's contact has another name, or is a part of another contact.</summary>
internal sealed record ContactOfRoomEvent(JournalEntry Entry, ContactOfRoom Room) : AgentRoomEvent(Entry);

/// <summary>The conversation is over.</summary>
internal sealed record ConversationClosedEvent(JournalEntry Entry, MessageResponse Message, ClosedRoomChange Room) : AgentRoomEvent(Entry);

/// <summary>The conversation does not wait any more. Sent to the agents of the queue who saw it wait, in place of what took it away.</summary>
internal sealed record LeftQueueEvent(JournalEntry Entry) : RoomEvent(Entry with { Kind = FeedKinds.LeftQueue });

/// <summary>Something of a kind that this server does not know, or cannot read: it is shown without its content.</summary>
internal sealed record UnknownEvent(JournalEntry Entry) : AgentRoomEvent(Entry);
