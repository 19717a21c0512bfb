using ContactCenter.Errors;

namespace ContactCenter.Visitors;

/// <summary>Errors of contract §2.1 and §2.2.</summary>
public static class VisitorErrors
{
    public static Error InvalidToken { get; } = Error.Plain("invalid-token");

    /// <summary>The token is unknown, in the form of the call that reads a visitor.</summary>
    public static Error InvalidTokenCoded { get; } = Error.Coded("invalid-token");

    public static Error EmptyToken { get; } = Error.Coded("error-invalid-token", "Token cannot be empty");
    public static Error WeakToken { get; } = Error.Coded(
        "error-weak-visitor-token",
        $"Token is too easily guessed: it must have at least {VisitorTokens.CharactersMin} characters, "
        + $"{VisitorTokens.DifferentCharactersMin} of them different");
    public static Error InvalidDepartment { get; } = Error.Plain("error-invalid-department");
    public static Error HasOpenRooms { get; } = Error.Coded("visitor-has-open-rooms", "Cannot remove visitors with opened rooms");

    /// <summary>The visitor is unknown, in the form of room.visitor.</summary>
    public static Error Invalid { get; } = Error.Plain("invalid-visitor");
    public static Error HasOpenRoom { get; } = Error.Plain("error-visitor-has-open-room");
    public static Error OtherContact { get; } = Error.Plain("error-visitor-of-another-contact");
    public static Error NoAgentOnline { get; } = Error.Coded("no-agent-online", "Sorry, no online agents");
    public static Error OmnichannelDisabled { get; } = Error.Coded("error-omnichannel-is-disabled");
}
