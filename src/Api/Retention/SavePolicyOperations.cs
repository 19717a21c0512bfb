using ContactCenter.Api.Conversations;
using ContactCenter.Api.Workspace;
using ContactCenter.Erasure;
using ContactCenter.Retention;

namespace ContactCenter.Api.Retention;

/// <summary>
/// Saves how long closed conversations are kept. A policy that lets more go than the one before begins after 24 hours, so that a slip can be taken
/// back. What has gone does not come back.
/// </summary>
internal sealed class SavePolicyOperation(WorkspaceWriter writer, RetentionPreview preview, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<SavePolicyRequest, SavePolicyResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "retention.save")
    {
        Access = Access.AllOf(Permissions.ManageRetention),
        Errors = [DepartmentErrors.NotFound, RetentionErrors.KeepsWorkspace, RetentionErrors.InvalidDays, ErasureErrors.ConfirmationMismatch],
        ExampleRequest = new SavePolicyRequest(RoomExamples.DepartmentId, RetentionActions.Anonymize, 365, Confirm: 1_204),
        ExampleResponse = new SavePolicyResponse(RetentionPolicyResponse.Example),
    };

    public async Task<SavePolicyResponse> RunAsync(ApiCall call, SavePolicyRequest request)
    {
        var now = time.GetUtcNow();
        var policy = new RetentionPolicy(request.DepartmentId, request.Action, request.Days ?? 0, request.Enabled ?? true, now, now, call.Caller.Actor);
        if (RetentionRules.FindFault(policy, workspace.Current) is { } fault) throw new ContactCenterException(fault);
        await preview.CheckAsync(policy, request.Confirm, call.Aborted);
        await writer.WriteAsync(call, (actor, context) => actor.SaveRetention(context, policy));
        return new SavePolicyResponse(RetentionPolicyResponse.From(workspace.Current.Retention[policy.Key], workspace.Current));
    }
}

/// <param name="DepartmentId">Absent = the workspace: all departments without a policy of their own, and what is in none.</param>
/// <param name="Days">Days after closing, at most 36,500; wanted by `delete` and `anonymize`.</param>
/// <param name="Enabled">Absent = true.</param>
/// <param name="Confirm">The number of conversations that `retention.preview` tells for this change; absent = 0.</param>
internal sealed record SavePolicyRequest(
    [ValidId] string? DepartmentId,
    [AllowedValues(RetentionActions.Delete, RetentionActions.Anonymize, RetentionActions.Keep)] string Action,
    [AtLeast(1)] int? Days = null, bool? Enabled = null, [AtLeast(0)] long? Confirm = null);

internal sealed record SavePolicyResponse(RetentionPolicyResponse Policy) : ApiResult;

/// <summary>
/// Removes a policy: nothing of the workspace goes by it any more; a department follows the workspace's after 24 hours, and until then keeps all.
/// </summary>
internal sealed class RemovePolicyOperation(WorkspaceWriter writer, RetentionPreview preview, TimeProvider time) : IOperation<RemovePolicyRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "retention.remove")
    {
        Access = Access.AllOf(Permissions.ManageRetention), Errors = [RetentionErrors.PolicyNotFound, ErasureErrors.ConfirmationMismatch],
        ExampleRequest = new RemovePolicyRequest(RoomExamples.DepartmentId),
    };

    public async Task<Done> RunAsync(ApiCall call, RemovePolicyRequest request)
    {
        await preview.CheckAsync(RetentionRules.Removed(request.DepartmentId, call.Caller.Actor, time.GetUtcNow()), request.Confirm, call.Aborted);
        return await writer.WriteAsync(call, (actor, context) => actor.RemoveRetention(context, request.DepartmentId));
    }
}

/// <param name="DepartmentId">Absent = the workspace's.</param>
/// <param name="Confirm">The number of conversations that `retention.preview` tells for `inherit`; absent = 0.</param>
internal sealed record RemovePolicyRequest([ValidId] string? DepartmentId = null, [AtLeast(0)] long? Confirm = null);
