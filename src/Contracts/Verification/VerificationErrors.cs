using ContactCenter.Errors;

namespace ContactCenter.Verification;

/// <summary>Errors of verification (contract §1.14; the contract leaves the calls open). The chat shows their reasons to the visitor.</summary>
public static class VerificationErrors
{
    public const string CodeInvalidType = "error-verification-code-invalid";
    public const string ThrottledType = "error-verification-throttled";

    /// <summary>No code is valid now: it has expired, was used, or none was sent.</summary>
    public static Error CodeExpired { get; } = Error.Coded("error-verification-code-expired", "This code is not valid any more");

    public static Error TooManyAttempts { get; } = Error.Coded("error-verification-too-many-attempts", "Too many wrong codes");

    /// <summary>The visitor named no address, and none is known.</summary>
    public static Error NoAddress { get; } = Error.Coded("error-verification-no-address", "An e-mail address or a phone number is needed");

    /// <summary>
    /// The mail server or the SMS provider did not accept the code. It does not count for the visitor's limits, so another one can be asked
    /// for at once.
    /// </summary>
    public static Error NotSent { get; } = Error.Coded("error-verification-not-sent", "The code could not be sent, please try again");

    public static Error CodeInvalid(int attemptsLeft) => Error.Coded(CodeInvalidType, $"This code is wrong, attempts left: {attemptsLeft}");

    public static Error Throttled(TimeSpan wait) => Error.Coded(
        ThrottledType, $"Another code can be sent in {Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))} seconds");
}
