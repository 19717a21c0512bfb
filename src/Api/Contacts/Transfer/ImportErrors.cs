namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Errors of an import that cannot be read, that ends early, or that leaves a row out.</summary>
internal static class ImportErrors
{
    public static Error WrongContentType { get; } =
        CommonErrors.InvalidParams("Content-Type must be text/csv, application/x-ndjson or application/jsonl, in UTF-8");

    public static Error Empty { get; } = CommonErrors.InvalidParams("must NOT be empty");
    public static Error Deleted { get; } = Error.Plain("error-contact-deleted");
    public static Error InputStopped { get; } = Error.Plain("error-import-input-stopped");

    public static Error Header(string fault) => CommonErrors.InvalidParams($"header {fault}");

    public static Error TooManyRows(int max) => Error.Plain($"error-import-more-than-{max}-rows");

    public static Error Merged(string into) => Error.Plain($"error-contact-merged-into-{into}");
}
