using ContactCenter.Errors;

namespace ContactCenter.Retention;

public static class RetentionErrors
{
    /// <summary>There is no policy of that department, or none of the workspace.</summary>
    public static Error PolicyNotFound { get; } = Error.Plain("error-retention-policy-not-found");

    /// <summary>Only a department can say that its conversations are kept.</summary>
    public static Error KeepsWorkspace { get; } = Error.Plain("error-retention-keep-needs-department");

    /// <summary>A policy that deletes or anonymises says after how many days, at most <see cref="RetentionLimits.DaysMax"/>.</summary>
    public static Error InvalidDays { get; } = Error.Plain("error-retention-days-invalid");
}
