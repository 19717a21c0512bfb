using ContactCenter.Errors;

namespace ContactCenter.Agents;

/// <summary>Errors of contract §3.4 and §6.</summary>
public static class AgentErrors
{
    public static Error NotFound { get; } = Error.Plain("Agent not found", ErrorKind.NotFound);
    public static Error InvalidUser { get; } = Error.Plain("error-invalid-user");
    public static Error UserIsInvalid { get; } = Error.Plain("The user is invalid");
    public static Error Deactivated { get; } = Error.Plain("error-user-deactivated");
    public static Error NotAgent { get; } = Error.Plain("error-user-is-not-agent");
    public static Error BusinessHoursClosed { get; } = Error.Plain("error-business-hours-are-closed");
    public static Error Offline { get; } =
        Error.Coded("error-agent-status-service-offline", "Agent status is offline or Omnichannel service is not active");

    /// <summary>The agent's limit of simultaneous conversations is reached (promise 6).</summary>
    public static Error AtCapacity { get; } = Error.Coded("error-max-number-simultaneous-chats-reached", "Not allowed");
}
