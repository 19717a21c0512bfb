namespace ContactCenter.Api.Workspace;

/// <summary>Errors of contract §7.1, permissions.</summary>
internal static class WorkspaceErrors
{
    public static Error InvalidPermissionBody { get; } = new(ErrorKind.Refused, "Invalid body params", "error-invalid-body-params");

    public static Error NoWebAddress { get; } = Error.Coded("error-invalid-setting-value", "The address must begin with http:// or https:// and name a host");
    public static Error AddressWithUser { get; } = Error.Coded("error-invalid-setting-value", "The address must not contain a user name or password");
    public static Error PrivateAddress { get; } = Error.Coded(
        "error-invalid-setting-value", "The address is not public; an operator can allow it in the configuration, Outgoing:AllowedAddresses");

    /// <summary>The form of the error of queries with a department's list of agents.</summary>
    public static Error AgentNotFound { get; } = Error.Plain("error-agent-not-found");

    /// <summary>Contract §6, departments.</summary>
    public static Error SelectorRequired { get; } = Error.Plain("The 'selector' param is required");
    public static Error InvalidSelector { get; } = Error.Plain("The 'selector' param must be a valid JSON.");
    public static Error IdsRequired { get; } = Error.Plain("The 'ids' param is required");
    public static Error IdsNoArray { get; } = Error.Plain("The 'ids' param must be an array");
}
