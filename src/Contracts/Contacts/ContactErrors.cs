using ContactCenter.Errors;

namespace ContactCenter.Contacts;

/// <summary>Errors of contract §1.</summary>
public static class ContactErrors
{
    public static Error NotFound { get; } = Error.Plain("error-contact-not-found");
    public static Error VisitorNotFound { get; } = Error.Plain("error-visitor-not-found");
    public static Error ManagerNotFound { get; } = Error.Plain("error-contact-manager-not-found");
    public static Error ChannelBlocked { get; } = Error.Plain("error-contact-channel-blocked");
    public static Error HasNoConflicts { get; } = Error.Plain("error-contact-has-no-conflicts");
    public static Error HasOpenRooms { get; } = Error.Plain("error-contact-has-open-rooms");
    public static Error HasOpenCalls { get; } = Error.Plain("error-contact-has-open-calls");
    public static Error ChannelNotFound { get; } = Error.Plain("error-invalid-channel");

    /// <summary>A merge of a contact with itself or with a part of it, or of more contacts than one may consist of.</summary>
    public static Error CannotMerge { get; } = Error.Plain("error-contacts-cannot-be-merged");
    public static Error MergeNotFound { get; } = Error.Plain("error-merge-not-found");

    /// <summary>The contact is part of another one now, which the caller finds by asking again.</summary>
    public static Error Moved { get; } = Error.Plain("Service Unavailable", ErrorKind.Unavailable);

    /// <summary>
    /// The registered contact cannot take the visitor: somebody else has claimed it, or it is full or erased. The visitor gets a contact of
    /// its own. Never shown.
    /// </summary>
    public static Error AlreadyClaimed { get; } = Error.Plain("error-contact-already-claimed");

    public static Error InvalidCustomField(string label) => Error.Plain($"Invalid value for {label} field");

    public static Error CustomFieldNotAllowed(string key) => Error.Plain($"Custom field {key} is not allowed");
}
