namespace ContactCenter.Errors;

/// <summary>Errors that belong to no single part of the domain.</summary>
public static class CommonErrors
{
    public static Error NotLoggedIn { get; } = Error.Plain("You must be logged in to do this.", ErrorKind.Unauthenticated);
    public static Error MissingPermission { get; } =
        Error.Plain("User does not have the permissions required for this action [error-unauthorized]", ErrorKind.Forbidden);

    public static Error Unauthorized { get; } = Error.Plain("unauthorized", ErrorKind.Forbidden);
    public static Error ResourceNotFound { get; } = Error.Plain("Resource not found", ErrorKind.NotFound);
    public static Error Internal { get; } = Error.Plain("Internal server error", ErrorKind.Internal);
    public static Error Unavailable { get; } = Error.Plain("Service Unavailable", ErrorKind.Unavailable);

    /// <summary>The command id was used on the same entity by another actor, or for another kind of command.</summary>
    public static Error CommandIdInUse { get; } = Error.Coded("error-duplicate-id", "This id has been used for something else");

    /// <summary>The command has a text that the databases cannot hold, or more of it than they can hold.</summary>
    public static Error NotStorable { get; } = Error.Coded("error-not-storable", "A value cannot be kept");

    public static Error InvalidParams(string message) => Error.Coded("invalid-params", message);
}
