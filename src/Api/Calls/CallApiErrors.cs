namespace ContactCenter.Api.Calls;

/// <summary>Errors of calls that only the edge knows.</summary>
internal static class CallApiErrors
{
    /// <summary>No adapter reads this format.</summary>
    public static Error UnknownFormat { get; } = Error.Coded("error-call-format-unknown", "No such format of events is read", ErrorKind.NotFound);

    /// <summary>The call has no such recording, or it is not where the provider keeps recordings.</summary>
    public static Error RecordingNotFound { get; } = Error.Coded("error-call-recording-not-found", "There is no such recording", ErrorKind.NotFound);

    /// <summary>The provider does not hand the recording over now.</summary>
    public static Error RecordingUnavailable { get; } =
        Error.Coded("error-call-recording-unavailable", "The provider does not hand the recording over now", ErrorKind.Unavailable);

    /// <summary>Nothing that makes calls is configured.</summary>
    public static Error DialNotConfigured { get; } = Error.Coded("error-call-dial-not-configured", "No provider that makes calls is configured");
}
