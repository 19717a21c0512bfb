namespace ContactCenter.Api.Http;

/// <summary>Errors that only HTTP knows (contract §9.2, §9.4, §9.5).</summary>
internal static class HttpErrors
{
    public static Error InvalidJson { get; } = CommonErrors.InvalidParams("must be valid JSON");
    public static Error KeyTooLong { get; } =
        CommonErrors.InvalidParams($"Idempotency-Key must NOT have more than {InputLimits.IdMax} characters");

    public static Error BodyTooLarge { get; } = Error.Plain("Request Entity Too Large");
    public static Error Internal { get; } = Error.Plain("Internal server error");

    public static Error InvalidSort(string sort) => Error.Coded("error-invalid-sort", $"Invalid sort parameter provided: \"{sort}\"");

    public static Error InvalidDate(string parameter) => Error.Plain($"The \"{parameter}\" query parameter must be a valid date.");

    public static Error InvalidJsonParameter(string parameter) => Error.Plain($"The \"{parameter}\" query parameter must be a valid JSON.");

    public static Error TooManyRequests(int seconds) => Error.Coded(
        "error-too-many-requests",
        $"Error, too many requests. Please slow down. You must wait {seconds} seconds before trying this endpoint again.",
        ErrorKind.TooManyRequests);
}
