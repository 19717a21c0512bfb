using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Agents;

/// <summary>The departments of an agent, by name (contract §6).</summary>
internal sealed class ListAgentDepartmentsOperation(IWorkspaceConfiguration workspace)
    : IOperation<ListAgentDepartmentsRequest, ListAgentDepartmentsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/agents/{agentId}/departments")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = new ListAgentDepartmentsRequest(true),
        ExampleResponse = new ListAgentDepartmentsResponse([new AgentDepartmentResponse(
            $"{WorkspaceExamples.DepartmentId}-{StaffResponse.Example.Id}", StaffResponse.Example.Id, WorkspaceExamples.DepartmentId, "Sales", true)]),
    };

    public Task<ListAgentDepartmentsResponse> RunAsync(ApiCall call, ListAgentDepartmentsRequest request)
    {
        var agentId = call.FromPath("agentId");
        var found = workspace.Current.Departments.Values
            .Where(department => Departments.HasAgent(department, agentId) && (request.EnabledDepartmentsOnly != true || department.IsOpen))
            .OrderBy(department => department.Profile.Name, StringComparer.CurrentCulture);
        return Task.FromResult(new ListAgentDepartmentsResponse([.. found.Select(department => new AgentDepartmentResponse(
            $"{department.DepartmentId}-{agentId}", agentId, department.DepartmentId, department.Profile.Name, department.Profile.Enabled))]));
    }
}

/// <param name="EnabledDepartmentsOnly">True = only departments that take conversations.</param>
internal sealed record ListAgentDepartmentsRequest(bool? EnabledDepartmentsOnly = null);

internal sealed record ListAgentDepartmentsResponse(ImmutableArray<AgentDepartmentResponse> Departments) : ApiResult;

/// <summary>A department as one of an agent's.</summary>
/// <param name="Id">The ids of department and agent.</param>
internal sealed record AgentDepartmentResponse(
    [property: JsonPropertyName("_id")] string Id, string AgentId, string DepartmentId, string DepartmentName, bool DepartmentEnabled);
