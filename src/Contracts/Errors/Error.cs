namespace ContactCenter.Errors;

/// <summary>The meaning of an error for a caller. The edge maps each kind to one HTTP status (contract §9.2).</summary>
[Alias("ErrorKind")]
public enum ErrorKind
{
    /// <summary>400: the command breaks a rule, or what it names does not exist (most of the contract's "not found").</summary>
    Refused,

    /// <summary>401: no or wrong credentials.</summary>
    Unauthenticated,

    /// <summary>403: the caller may not do this.</summary>
    Forbidden,

    /// <summary>404: there is no such thing.</summary>
    NotFound,

    /// <summary>429: too many requests.</summary>
    TooManyRequests,

    /// <summary>503: the command is not at fault, and its outcome may be unknown. Send it again with the same command id.</summary>
    Unavailable,

    /// <summary>500: a fault of ours. The log says which.</summary>
    Internal,
}

/// <summary>An error of the closed set: every one is a constant or factory in a class named <c>…Errors</c>.</summary>
/// <param name="Text">The text of the contract, in full: <c>error-contact-not-found</c> or <c>Reason [code]</c>.</param>
/// <param name="Type">The contract's <c>errorType</c>; null where it has none.</param>
[GenerateSerializer, Immutable, Alias("Error")]
public sealed record Error(ErrorKind Kind, string Text, string? Type)
{
    /// <summary>An error that is only a text (contract §9.2, first row).</summary>
    public static Error Plain(string text, ErrorKind kind = ErrorKind.Refused) => new(kind, text, null);

    /// <summary>An error with a code: "Reason [code]", or "[code]" without a reason (contract §9.2, second and third row).</summary>
    public static Error Coded(string code, string? reason = null, ErrorKind kind = ErrorKind.Refused) =>
        new(kind, reason is null ? $"[{code}]" : $"{reason} [{code}]", code);
}
