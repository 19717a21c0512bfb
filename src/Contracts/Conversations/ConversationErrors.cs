using ContactCenter.Errors;

namespace ContactCenter.Conversations;

/// <summary>Errors of contract §2.2, §2.3, §3.4 and §3.5.</summary>
public static class ConversationErrors
{
    public static Error InvalidRoom { get; } = Error.Plain("invalid-room");
    public static Error RoomClosed { get; } = Error.Plain("room-closed");
    public static Error MessageTooLong { get; } = Error.Plain("message-length-exceeds-character-limit");

    /// <summary>The message has no visible text and no file.</summary>
    public static Error EmptyMessage { get; } = Error.Coded("error-message-empty", "A message needs something that can be seen");

    public static Error InvalidMessage { get; } = Error.Plain("invalid-message");

    /// <summary>The message id is one that the system gives itself.</summary>
    public static Error InvalidMessageId { get; } = CommonErrors.InvalidParams("must be a valid id");

    /// <summary>The room does not exist, in the form of closeByUser.</summary>
    public static Error ErrorInvalidRoom { get; } = Error.Plain("error-invalid-room");
    public static Error AlreadyClosed { get; } = Error.Plain("error-room-already-closed");
    public static Error CommentIsRequired { get; } = Error.Plain("error-comment-is-required");
    public static Error NotAuthorized { get; } = Error.Plain("error-not-authorized");
    public static Error ClosingByVisitorNotAllowed { get; } = Error.Plain("error-not-allowed-to-close-conversation");

    public static Error InquiryNotFound { get; } = Error.Coded("error-not-found", "Inquiry not found");

    /// <summary>The conversation does not wait in its queue (contract §3.5 inquiry.setSLA).</summary>
    public static Error InvalidInquiry { get; } = Error.Plain("error-invalid-inquiry");
    public static Error InquiryTaken { get; } = Error.Coded("error-inquiry-taken", "Inquiry already taken");

    /// <summary>The workspace lets nobody serve an unknown contact (contract §1.14).</summary>
    public static Error UnknownContact { get; } = Error.Coded("error-unknown-contact");
    public static Error UnverifiedContact { get; } = Error.Coded("error-unverified-contact");

    /// <summary>The conversation was blocked or abandoned before it started. Never shown: its visitor opens another one, or hears of the block.</summary>
    public static Error NeverStarts { get; } = Error.Plain("error-conversation-refused");

    /// <summary>A user who does not serve the conversation tries to write in it.</summary>
    public static Error NotServing { get; } = Error.Plain("error-not-allowed");

    /// <summary>The conversation is closed, in the form of room.forward (contract §3.5).</summary>
    public static Error ConversationIsClosed { get; } = Error.Plain("This_conversation_is_already_closed");
    public static Error OnHold { get; } = Error.Plain("error-room-onHold");
    public static Error ForwardingFailed { get; } = Error.Plain("error-forwarding-chat");
    public static Error SameDepartment { get; } = Error.Plain("error-forwarding-chat-same-department");
    public static Error SameAgent { get; } = Error.Plain("error-selected-agent-room-agent-are-same");

    /// <summary>The conversation is on hold already, in the form of room.onHold (contract §3.5).</summary>
    public static Error AlreadyOnHold { get; } = Error.Coded("error-room-is-already-on-hold", "room is already on hold");
    public static Error HoldNotAuthorized { get; } = Error.Coded("error-not-authorized", "Not_authorized");
    public static Error HoldWhileVisitorWaits { get; } =
        Error.Coded("error-contact-sent-last-message-so-cannot-place-on-hold", "Contact sent the last message, so it can not be placed on hold");

    public static Error TagsAreRequired { get; } = Error.Plain("error-tags-must-be-assigned-before-closing-chat");

    /// <summary>More tags or custom fields than one conversation may have.</summary>
    public static Error TooMuchInfo { get; } = Error.Plain("error-too-many-values");

    /// <summary>Messages were edited or deleted too often in one conversation.</summary>
    public static Error TooManyChanges { get; } = Error.Plain("error-too-many-message-changes");

    public static Error TranscriptAlreadyRequested { get; } = Error.Plain("error-transcript-already-requested");
    public static Error TranscriptNotRequested { get; } = Error.Plain("error-transcript-not-requested");

    public static Error TranscriptOfOpenRoom { get; } = Error.Plain("error-room-not-closed");

    /// <summary>The room does not exist, in the form of rooms.delete.</summary>
    public static Error InvalidRoomText { get; } = Error.Plain("Invalid room");
    public static Error TooLateToEdit { get; } = Error.Coded("error-message-editing-blocked", "Message editing is blocked");
    public static Error TooLateToDelete { get; } = Error.Coded("error-message-deleting-blocked", "Message deleting is blocked");
    public static Error NotClosed { get; } = Error.Plain("error-room-is-not-closed");
}
