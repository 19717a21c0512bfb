using System.Text.Json;
using ContactCenter.Accounts;

namespace ContactCenter.Api.Http;

/// <summary>Errors as HTTP shows them (contract §9.2).</summary>
internal static class ErrorResponses
{
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

    public static void WriteMembers(Utf8JsonWriter json, Error error)
    {
        if (error.Kind == ErrorKind.Unauthenticated)
        {
            // Sign-in has its own form: the code as error, the reason as message (contract §7.1, §9.2).
            json.WriteString("status", "error");
            json.WriteString("error", error.Type ?? error.Text);
            json.WriteString("message", Reason(error));
            if (error == AccountErrors.CodeRequired) WriteMethods(json);
            return;
        }

        json.WriteString("error", error.Text);
        json.Optional("errorType", error.Type);
    }

    /// <summary>Writes the available second factors (contract §9.2), which tell a client to ask for the code.</summary>
    private static void WriteMethods(Utf8JsonWriter json)
    {
        json.WriteStartObject("details");
        json.WriteString("method", "totp");
        json.WriteBoolean("codeGenerated", false);
        json.Texts("availableMethods", ["totp"]);
        json.WriteEndObject();
    }

    private static string Reason(Error error)
    {
        var suffix = $" [{error.Type}]";
        return error.Text.EndsWith(suffix, StringComparison.Ordinal) ? error.Text[..^suffix.Length] : error.Text;
    }
}
