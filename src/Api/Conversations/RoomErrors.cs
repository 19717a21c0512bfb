namespace ContactCenter.Api.Conversations;

/// <summary>Errors of reading one room. A room that the caller may not see gives the same error as one that does not exist.</summary>
internal static class RoomErrors
{
    public static Error NotFound { get; } = Error.Coded(
        "error-room-not-found", "The required \"roomId\" or \"roomName\" param provided does not match any channel");
}
