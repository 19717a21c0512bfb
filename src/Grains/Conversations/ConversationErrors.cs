using ContactCenter.Errors;

namespace ContactCenter.Conversations;

/// <summary>Errors of contract §2.2, §2.3, §3.4 and §3.5.</summary>
public static class ConversationErrors
{
    public static Error InvalidRoom { get; } = Error.Plain("invalid-room");
    public static Error RoomClosed { get; } = Error.Plain("room-closed");
    public static Error MessageTooLong { get; } = Error.Plain("message-length-exceeds-character-limit");

    public static Error InvalidMessage { get; } = Error.Plain("invalid-message");

    /// <summary>The form of closeByUser.</summary>
    public static Error ErrorInvalidRoom { get; } = Error.Plain("error-invalid-room");
    public static Error AlreadyClosed { get; } = Error.Plain("error-room-already-closed");
    public static Error CommentIsRequired { get; } = Error.Plain("error-comment-is-required");
    public static Error NotAuthorized { get; } = Error.Plain("error-not-authorized");
    public static Error ClosingByVisitorNotAllowed { get; } = Error.Plain("error-not-allowed-to-close-conversation");

    public static Error InquiryNotFound { get; } = Error.Coded("error-not-found", "Inquiry not found");
    public static Error InquiryTaken { get; } = Error.Coded("error-inquiry-taken", "Inquiry already taken");

    /// <summary>Contract §1.14: the workspace serves nobody unknown, or nobody unproven.</summary>
    public static Error UnknownContact { get; } = Error.Coded("error-unknown-contact");
    public static Error UnverifiedContact { get; } = Error.Coded("error-unverified-contact");

    /// <summary>It was blocked before it started. Never shown: its visitor opens another one, or hears of the block.</summary>
    public static Error NeverStarts { get; } = Error.Plain("error-conversation-refused");

    /// <summary>A user who does not serve the conversation tries to write in it.</summary>
    public static Error NotServing { get; } = Error.Plain("error-not-allowed");
}
