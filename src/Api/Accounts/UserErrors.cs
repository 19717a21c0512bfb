namespace ContactCenter.Api.Accounts;

/// <summary>Errors of the users endpoints that no actor knows.</summary>
internal static class UserErrors
{
    public static Error InvalidStatus { get; } = Error.Coded(
        "error-invalid-status", "Valid status types include online, away, offline, and busy.");

    public static Error InvalidUsername { get; } = Error.Coded("error-invalid-username", "The username is not valid");
}
