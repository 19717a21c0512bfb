using ContactCenter.Errors;
using ContactCenter.Visitors;

namespace ContactCenter.Accounts;

/// <summary>Errors of contract §7.</summary>
public static class AccountErrors
{
    public static Error WrongCredentials { get; } = Error.Plain("Unauthorized", ErrorKind.Unauthenticated);
    public static Error TooManyAttempts { get; } = Error.Coded(
        "error-login-blocked-for-user", "Login has been temporarily blocked for user", ErrorKind.Unauthenticated);

    public static Error CodeRequired { get; } = Error.Coded("totp-required", "TOTP Required", ErrorKind.Unauthenticated);
    public static Error CodeWrong { get; } = Error.Coded("totp-invalid", "TOTP Invalid", ErrorKind.Unauthenticated);
    public static Error TooManyCodes { get; } = Error.Coded("totp-max-attempts", "TOTP Maximum Failed Attempts Reached", ErrorKind.Unauthenticated);
    public static Error EnrollmentRequired { get; } = Error.Coded(
        "totp-enrollment-required", "Two-factor sign-in must be set up first, by users.2fa.enrollTotp", ErrorKind.Unauthenticated);

    /// <summary><see cref="CodeWrong"/> for somebody who is signed in. It is no 401, which would tell a client that its session is over.</summary>
    public static Error CodeRefused { get; } = Error.Coded("totp-invalid", "TOTP Invalid");
    public static Error CodesRefused { get; } = Error.Coded("totp-max-attempts", "TOTP Maximum Failed Attempts Reached");
    public static Error SecondFactorOn { get; } = Error.Coded("error-2fa-already-enabled", "Two-factor sign-in is on already");
    public static Error SecondFactorOff { get; } = Error.Coded("error-2fa-not-enabled", "Two-factor sign-in is not on");
    public static Error SecondFactorDemanded { get; } = Error.Coded("error-2fa-required-by-role", "Two-factor sign-in is required for your role");

    public static Error UserNotFound { get; } = Error.Plain("User not found.");
    public static Error RoleNotFound { get; } = Error.Coded("error-role-not-found", "Role does not exist");
    public static Error EmailInUse(string email) => Error.Coded("error-field-unavailable", $"{email} is already in use :(");
    public static Error UsernameInUse(string username) => Error.Coded("error-field-unavailable", $"{username} is already in use :(");
    public static Error LastAdministrator { get; } = Error.Coded("error-action-not-allowed", "Leaving the app without admins is not allowed");
    public static Error WrongCurrentPassword { get; } = Error.Coded("error-invalid-password", "Invalid password");
    public static Error PasswordTooWeak(string reason) => Error.Coded("error-password-policy-not-met", reason);
    public static Error InvalidResetToken { get; } = Error.Coded("error-invalid-reset-token", "The code is wrong, used or too old");
    public static Error InvalidLoginCode { get; } = Error.Coded("error-invalid-login-code", "The code is wrong, used or too old");
    public static Error NoEmail { get; } = Error.Coded("error-user-has-no-email", "The user has no e-mail address");
    public static Error LocalSignInOff { get; } = Error.Coded("error-local-sign-in-disabled", "Passwords are switched off: sign in by your organisation");
    public static Error SessionNotFound { get; } = Error.Plain("Session not found", ErrorKind.NotFound);
}
