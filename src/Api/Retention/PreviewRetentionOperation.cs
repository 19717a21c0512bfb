using ContactCenter.Api.Conversations;
using ContactCenter.Api.Workspace;
using ContactCenter.Retention;

namespace ContactCenter.Api.Retention;

/// <summary>
/// Counts the conversations that would go now by a policy, as if it had begun; without `action`, by all policies together. Its number is what
/// `retention.save` and `retention.remove` want as `confirm`.
/// </summary>
internal sealed class PreviewRetentionOperation(RetentionPreview preview, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<PreviewRetentionRequest, PreviewRetentionResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "retention.preview")
    {
        Access = Access.AllOf(Permissions.ManageRetention), Errors = [DepartmentErrors.NotFound, RetentionErrors.KeepsWorkspace, RetentionErrors.InvalidDays],
        ExampleRequest = new PreviewRetentionRequest(RoomExamples.DepartmentId, RetentionActions.Anonymize, 365),
        ExampleResponse = new PreviewRetentionResponse(
            1_204, WorkspaceExamples.At, [new(RetentionPolicyResponse.Example.Department, 1_204, WorkspaceExamples.At)]),
    };

    public async Task<PreviewRetentionResponse> RunAsync(ApiCall call, PreviewRetentionRequest request)
    {
        var counts = await preview.CountAsync(request.ToPolicy(workspace.Current, call.Caller.Actor, time.GetUtcNow()), call.Aborted);
        return new PreviewRetentionResponse(
            counts.Sum(count => count.Conversations), counts.IsEmpty ? null : counts.Min(count => count.Oldest),
            [.. counts.Select(count => PreviewedDepartment.From(count, workspace.Current))]);
    }
}

/// <param name="DepartmentId">Absent = the workspace.</param>
/// <param name="Action">`inherit` = the policy is removed; absent = all policies as they are.</param>
/// <param name="Days">Days after closing, at most 36,500; wanted by `delete` and `anonymize`.</param>
/// <param name="Enabled">Absent = true.</param>
internal sealed record PreviewRetentionRequest(
    [ValidId] string? DepartmentId = null,
    [AllowedValues(RetentionActions.Delete, RetentionActions.Anonymize, RetentionActions.Keep, RetentionActions.Inherit)] string? Action = null,
    [AtLeast(1)] int? Days = null, bool? Enabled = null)
{
    /// <returns>Null = all policies are meant.</returns>
    public RetentionPolicy? ToPolicy(WorkspaceSnapshot workspace, string actor, DateTimeOffset now)
    {
        if (Action is null) return null;
        var policy = Action == RetentionActions.Inherit
            ? RetentionRules.Removed(DepartmentId, actor, now)
            : new RetentionPolicy(DepartmentId, Action, Days ?? 0, Enabled ?? true, now, now, actor);
        return RetentionRules.FindFault(policy, workspace) is { } fault ? throw new ContactCenterException(fault) : policy;
    }
}

/// <param name="Oldest">When the first of them was closed; absent = there are none.</param>
/// <param name="Departments">At most 1,000, those with most first.</param>
internal sealed record PreviewRetentionResponse(long Conversations, DateTimeOffset? Oldest, ImmutableArray<PreviewedDepartment> Departments) : ApiResult;

/// <param name="Department">Absent = conversations without a department.</param>
internal sealed record PreviewedDepartment(NamedResponse? Department, long Conversations, DateTimeOffset Oldest)
{
    public static PreviewedDepartment From(RetiringCount count, WorkspaceSnapshot workspace) =>
        new(RetentionPolicyResponse.DepartmentOf(count.DepartmentId, workspace), count.Conversations, count.Oldest);
}
