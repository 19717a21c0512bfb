namespace ContactCenter.Api.Workspace;

/// <summary>One department with its agents; null when unknown (contract §6).</summary>
internal sealed class GetDepartmentOperation(Departments departments) : IOperation<GetDepartmentRequest, GetDepartmentResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/department/{_id}")
    {
        Access = ListDepartmentsOperation.Operation.Access,
        ExampleRequest = new GetDepartmentRequest(IncludeAgents: true),
        ExampleResponse = new GetDepartmentResponse(WorkspaceExamples.SavedDepartment.Department, WorkspaceExamples.SavedDepartment.Agents),
    };

    public async Task<GetDepartmentResponse> RunAsync(ApiCall call, GetDepartmentRequest request)
    {
        var department = await departments.FindByIdAsync(call.FromPath("_id"), call.Aborted);
        if (department is null || (request.OnlyMyDepartments == true && !Departments.HasAgent(department, call.Caller.UserId)))
            return new GetDepartmentResponse(null, null);
        return new GetDepartmentResponse(
            DepartmentResponse.From(department), request.IncludeAgents == false ? null : DepartmentAgentResponse.Of(department, department.Agents));
    }
}

/// <param name="OnlyMyDepartments">True = null also when the caller is not one of its agents.</param>
/// <param name="IncludeAgents">Absent = true.</param>
internal sealed record GetDepartmentRequest(bool? OnlyMyDepartments = null, bool? IncludeAgents = null);

internal sealed record GetDepartmentResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DepartmentResponse? Department, ImmutableArray<DepartmentAgentResponse>? Agents) : ApiResult;
