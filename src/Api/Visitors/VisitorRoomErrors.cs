namespace ContactCenter.Api.Visitors;

/// <summary>Errors of actions that the workspace does not allow visitors (contract §2.2, §2.4).</summary>
internal static class VisitorRoomErrors
{
    public static Error SwitchingNotAllowed { get; } = Error.Plain("error-transfering-chat");
    public static Error TranscriptDisabled { get; } = Error.Plain("error-transcript-not-enabled");
}
