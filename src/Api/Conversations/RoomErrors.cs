namespace ContactCenter.Api.Conversations;

/// <summary>Errors of reading one room. A room that the caller may not see gives the same error as one that does not exist.</summary>
internal static class RoomErrors
{
    public static Error NotFound { get; } = Error.Coded(
        "error-room-not-found", "The required \"roomId\" or \"roomName\" param provided does not match any channel");
}

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

/// <summary>Errors of contract §3.4 and §3.5 that are found before the conversation is asked.</summary>
internal static class TransferErrors
{
    public static Error RoomNotFound { get; } = Error.Plain("error-room-not-found");
    public static Error Returning { get; } = Error.Plain("error-returning-inquiry");
    public static Error InvalidDepartment { get; } = Error.Plain("error-invalid-department");
    public static Error AgentIsOffline { get; } = Error.Plain("error-user-is-offline");
    public static Error NotOfDepartment { get; } = Error.Plain("error-user-not-belong-to-department");
    public static Error NobodyOnline { get; } = Error.Plain("error-no-agents-online-in-department");
    public static Error HoldDisabled { get; } = Error.Coded("error-onHold-not-allowed", "Placing conversations on hold is not allowed");
}
