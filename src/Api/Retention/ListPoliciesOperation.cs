using ContactCenter.Retention;

namespace ContactCenter.Api.Retention;

/// <summary>The retention policies: the workspace's first, then those of departments by name. What has none is kept for ever.</summary>
internal sealed class ListPoliciesOperation(IWorkspaceConfiguration workspace, TimeProvider time) : IOperation<NoRequest, ListPoliciesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "retention.policies")
    {
        Access = Access.AllOf(Permissions.ManageRetention), ExampleResponse = new ListPoliciesResponse([RetentionPolicyResponse.Example]),
    };

    public Task<ListPoliciesResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var (current, now) = (workspace.Current, time.GetUtcNow());
        var listed = current.Retention.Values
            .Where(policy => policy.DepartmentId is { } id ? current.Departments.ContainsKey(id) : policy.Action != RetentionActions.Inherit)
            .Where(policy => policy.Action != RetentionActions.Inherit || policy.BeginsAt > now)
            .Select(policy => RetentionPolicyResponse.From(policy, current))
            .OrderBy(policy => policy.Department is not null).ThenBy(policy => policy.Department?.Name, StringComparer.CurrentCulture);
        return Task.FromResult(new ListPoliciesResponse([.. listed]));
    }
}

internal sealed record ListPoliciesResponse(ImmutableArray<RetentionPolicyResponse> Policies) : ApiResult;
