using ContactCenter.Api.Conversations;
using ContactCenter.Api.Workspace;
using ContactCenter.Retention;

namespace ContactCenter.Api.Retention;

/// <summary>How long closed conversations are kept: of a department, or of all that has no policy of its own.</summary>
/// <param name="Department">The department; absent = the workspace.</param>
/// <param name="Action">
/// `delete`, `anonymize` or `keep`; `inherit` = the department's policy was removed, and until `beginsAt` its conversations stay.
/// </param>
/// <param name="Days">Days after closing; absent = they are kept.</param>
/// <param name="Enabled">False = nothing goes by it, and in a department nothing by the workspace's either.</param>
/// <param name="BeginsAt">Nothing goes before: until then a change can be taken back.</param>
/// <param name="ChangedBy">The id of the user who changed it last.</param>
internal sealed record RetentionPolicyResponse(
    NamedResponse? Department, string Action, int? Days, bool Enabled, DateTimeOffset BeginsAt, DateTimeOffset ChangedAt, string? ChangedBy)
{
    public static RetentionPolicyResponse Example { get; } = new(
        new NamedResponse(RoomExamples.DepartmentId, "Sales"), RetentionActions.Anonymize, 365, true, WorkspaceExamples.At.AddDays(1),
        WorkspaceExamples.At, "rbAXPnMktTFbNpwtJ");

    public static RetentionPolicyResponse From(RetentionPolicy policy, WorkspaceSnapshot workspace) => new(
        DepartmentOf(policy.DepartmentId, workspace), policy.Action, policy.Days == 0 ? null : policy.Days, policy.Enabled, policy.BeginsAt,
        policy.ChangedAt, Actors.UserIdOf(policy.ChangedBy));

    public static NamedResponse? DepartmentOf(string? departmentId, WorkspaceSnapshot workspace) => departmentId is null ? null
        : new(departmentId, workspace.Departments.GetValueOrDefault(departmentId)?.Profile.Name);
}
