using ContactCenter.Files;

namespace ContactCenter.Api.Http;

/// <summary>The response of an operation that was refused or failed (contract §9.2).</summary>
/// <param name="Status">"error" when nobody is signed in or a sign-in failed; absent otherwise.</param>
/// <param name="Error">The text, which ends with the code in brackets where there is one. Of a sign-in that failed: the code alone.</param>
/// <param name="Message">The text of a sign-in that failed.</param>
/// <param name="ErrorType">The code.</param>
/// <param name="Reason">The text again, of uploads.</param>
/// <param name="Details">The second factors by which to sign in again.</param>
internal sealed record ErrorResponse(
    string? Status, string Error, string? Message = null, string? ErrorType = null, string? Reason = null, ErrorDetailsResponse? Details = null)
{
    /// <summary>False, always.</summary>
    public bool Success { get; }

    /// <summary>The one place where kinds of errors become statuses.</summary>
    public static int StatusOf(Error error) => error.Kind switch
    {
        _ when ReferenceEquals(error, HttpErrors.Internal) => StatusCodes.Status500InternalServerError,
        _ when ReferenceEquals(error, HttpErrors.BodyTooLarge) => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Refused => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.TooManyRequests => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <remarks>Sign-in has its own form: the code as error, the reason as message (contract §7.1, §9.2).</remarks>
    public static ErrorResponse From(Error error) => error.Kind == ErrorKind.Unauthenticated
        ? new("error", error.Type ?? error.Text, ReasonOf(error), Details: error == AccountErrors.CodeRequired ? ErrorDetailsResponse.Totp : null)
        // The contract wants the reason for uploads (§2.4).
        : new(null, error.Text, ErrorType: error.Type, Reason: FileErrors.All.Contains(error) ? error.Text : null);

    private static string ReasonOf(Error error)
    {
        var suffix = $" [{error.Type}]";
        return error.Text.EndsWith(suffix, StringComparison.Ordinal) ? error.Text[..^suffix.Length] : error.Text;
    }
}

/// <summary>The available second factors, which tell a client to ask for the code.</summary>
/// <param name="Method">"totp", always.</param>
/// <param name="CodeGenerated">False, always: an authenticator app makes the code.</param>
internal sealed record ErrorDetailsResponse(string Method, bool CodeGenerated, ImmutableArray<string> AvailableMethods)
{
    public static ErrorDetailsResponse Totp { get; } = new("totp", false, ["totp"]);
}
