namespace ContactCenter.Api.Conversations;

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
