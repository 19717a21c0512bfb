using ContactCenter.Errors;

namespace ContactCenter.Api.Visitors;

/// <summary>What the workspace does not let visitors do (contract §2.2, §2.4).</summary>
internal static class VisitorRoomErrors
{
    public static Error SwitchingNotAllowed { get; } = Error.Plain("error-transfering-chat");
    public static Error TranscriptDisabled { get; } = Error.Plain("error-transcript-not-enabled");
}
