namespace ContactCenter.Api.Conversations;

/// <summary>Errors of room.saveInfo and priorities (contract §3.5).</summary>
internal static class RoomInfoErrors
{
    public static Error InvalidPriority { get; } = Error.Plain("error-invalid-priority");
    public static Error InvalidSla { get; } = Error.Plain("error-invalid-sla");

    /// <summary>All tags are given, and what to change of them as well.</summary>
    public static Error TagsTwice { get; } = CommonErrors.InvalidParams("must NOT have tags beside addTags or removeTags");
}

/// <summary>Errors of changing messages and of transcripts, for visitors and agents.</summary>
internal static class MessageErrors
{
    public static Error EditingDisabled { get; } = Error.Coded("error-action-not-allowed", "Message editing not allowed");
    public static Error DeletingDisabled { get; } = Error.Plain("error-message-deleting-disabled");
    public static Error InvalidEmail { get; } = Error.Plain("error-invalid-email");
}
