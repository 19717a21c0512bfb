using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Errors of contract §3.7.</summary>
public static class CatalogErrors
{
    public static Error SlaNotFound { get; } = Error.Plain("SLA not found", ErrorKind.NotFound);
    public static Error SlaNotFoundOnChange { get; } = Error.Plain("error-sla-not-found");
    public static Error SlaExists { get; } = Error.Plain("error-duplicated-sla");
    public static Error TagNotFound { get; } = Error.Plain("Tag not found", ErrorKind.NotFound);
    public static Error TagNotFoundOnChange { get; } = Error.Plain("Tag not found");
    public static Error TagExists { get; } = Error.Plain("error-tag-already-exists");
    public static Error DispositionNotFound { get; } = Error.Plain("error-disposition-not-found");
    public static Error DispositionExists { get; } = Error.Plain("error-disposition-already-exists");
    public static Error ExtensionNotFound { get; } = Error.Plain("error-extension-not-found");

    /// <summary>Another agent has the extension.</summary>
    public static Error ExtensionTaken { get; } = Error.Plain("error-extension-already-in-use");
    public static Error UnitNotFound { get; } = Error.Plain("error-unit-not-found");

    /// <summary>The department is in another unit.</summary>
    public static Error DepartmentTaken { get; } = Error.Plain("error-department-belongs-to-another-unit");
    public static Error MonitorNotFound { get; } = Error.Plain("error-invalid-monitor");
    public static Error PriorityNotFound { get; } = Error.Plain("Priority not found", ErrorKind.NotFound);
    public static Error PriorityExists { get; } = Error.Plain("error-duplicate-priority-name");
    public static Error CannedResponseNotFound { get; } = Error.Plain("error-canned-response-not-found");
    public static Error ShortcutExists { get; } = Error.Coded("error-invalid-shortcut", "Shortcut provided already exists");
    public static Error NotYours { get; } = Error.Plain("error-not-allowed");
    public static Error InvalidMonitor { get; } = Error.Plain("error-user-is-not-monitor");
    public static Error InvalidScope { get; } = Error.Plain("error-invalid-canned-response-scope");
    public static Error BusinessHourNotFound { get; } = Error.Plain("error-business-hour-not-found");
    public static Error DefaultBusinessHour { get; } = Error.Plain("error-default-business-hour-cannot-be-removed");
    public static Error InvalidTimeZone { get; } = Error.Plain("error-invalid-timezone");
    public static Error InvalidWorkHours { get; } = Error.Plain("error-invalid-work-hours");

    public static Error WebhookNotFound { get; } = Error.Plain("error-webhook-not-found");

    /// <summary>A catalog is full (<see cref="CatalogLimits"/>).</summary>
    public static Error TooMany { get; } = Error.Plain("error-too-many-items");
}
