using ContactCenter.Errors;

namespace ContactCenter.Accounts;

/// <summary>Errors of contract §7.</summary>
public static class AccountErrors
{
    public static Error WrongCredentials { get; } = Error.Plain("Unauthorized", ErrorKind.Unauthenticated);
    public static Error TooManyAttempts { get; } = Error.Coded(
        "error-login-blocked-for-user", "Login has been temporarily blocked for user", ErrorKind.Unauthenticated);

    public static Error UserNotFound { get; } = Error.Plain("User not found.");
    public static Error RoleNotFound { get; } = Error.Coded("error-role-not-found", "Role does not exist");
    public static Error EmailInUse(string email) => Error.Coded("error-field-unavailable", $"{email} is already in use :(");
    public static Error UsernameInUse(string username) => Error.Coded("error-field-unavailable", $"{username} is already in use :(");
    public static Error LastAdministrator { get; } = Error.Coded("error-action-not-allowed", "Leaving the app without admins is not allowed");
}
