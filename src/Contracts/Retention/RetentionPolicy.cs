namespace ContactCenter.Retention;

/// <summary>How long closed conversations of a department, or of the whole workspace, are kept.</summary>
/// <param name="DepartmentId">Null = the workspace's, for all that has no policy of its own.</param>
/// <param name="Action">One of <see cref="RetentionActions"/>.</param>
/// <param name="Days">Days after closing.</param>
/// <param name="Enabled">False = nothing goes by it; a department's still stands in for the workspace's.</param>
/// <param name="BeginsAt">Nothing goes before.</param>
/// <param name="ChangedBy">The actor, as the journal writes it.</param>
[GenerateSerializer, Immutable, Alias("RetentionPolicy")]
public sealed record RetentionPolicy(
    string? DepartmentId, string Action, int Days, bool Enabled, DateTimeOffset BeginsAt, DateTimeOffset ChangedAt, string ChangedBy)
{
    /// <summary>The workspace's key among the policies. No department has an empty id.</summary>
    public const string WorkspaceKey = "";

    public string Key => DepartmentId ?? WorkspaceKey;

    /// <summary>Whether conversations go by it, now or from <see cref="BeginsAt"/> on.</summary>
    public bool Acts => Enabled && Action is (RetentionActions.Delete or RetentionActions.Anonymize);
}

/// <summary>What becomes of conversations whose time is over; a name, once written, is never changed or reused.</summary>
public static class RetentionActions
{
    public const string Delete = "delete";
    public const string Anonymize = "anonymize";

    /// <summary>They stay, whatever the workspace's policy says. For departments.</summary>
    public const string Keep = "keep";

    /// <summary>The department had a policy of its own; from <see cref="RetentionPolicy.BeginsAt"/> on the workspace's holds again.</summary>
    public const string Inherit = "inherit";
}

public static class RetentionLimits
{
    public const int DaysMax = 36_500;

    /// <summary>Conversations of one receipt at most.</summary>
    public const int PerReceiptMax = 1_000;

    /// <summary>The time between a change that lets more go and its effect, in which it can be taken back.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromHours(24);
}
