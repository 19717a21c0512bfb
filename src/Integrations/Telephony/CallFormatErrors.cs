using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony;

/// <summary>Errors of payloads that adapters read.</summary>
public static class CallFormatErrors
{
    public static Error Unreadable { get; } = Error.Coded("error-call-payload-unreadable", "The payload is not of the format that this address takes");

    public static Error TooMany { get; } =
        Error.Coded("error-call-payloads-too-many", $"A request has at most {CallPayload.ItemsMax} payloads");

    /// <param name="field">The field, as the provider names it.</param>
    public static Error Missing(string field) => Error.Coded("error-call-field-missing", $"The payload has no {field}");

    /// <param name="field">The field, as the provider names it.</param>
    public static Error Invalid(string field) => Error.Coded("error-call-field-invalid", $"Invalid value for {field}");
}
