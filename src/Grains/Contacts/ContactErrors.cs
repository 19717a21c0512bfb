using ContactCenter.Errors;

namespace ContactCenter.Contacts;

/// <summary>Errors of contract §1.</summary>
public static class ContactErrors
{
    public static Error NotFound { get; } = Error.Plain("error-contact-not-found");
    public static Error ManagerNotFound { get; } = Error.Plain("error-contact-manager-not-found");
    public static Error ChannelBlocked { get; } = Error.Plain("error-contact-channel-blocked");

    public static Error InvalidCustomField(string label) => Error.Plain($"Invalid value for {label} field");

    public static Error CustomFieldNotAllowed(string key) => Error.Plain($"Custom field {key} is not allowed");
}
