namespace ContactCenter.Api.Workspace;

/// <summary>Whether another department may be created: always (contract §6).</summary>
internal sealed class DepartmentCreationOperation : IOperation<NoRequest, DepartmentCreationResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/department/isDepartmentCreationAvailable")
    {
        Access = ListDepartmentsOperation.Operation.Access, ExampleResponse = new DepartmentCreationResponse(true),
    };

    public Task<DepartmentCreationResponse> RunAsync(ApiCall call, NoRequest request) => Task.FromResult(new DepartmentCreationResponse(true));
}

internal sealed record DepartmentCreationResponse(bool IsDepartmentCreationAvailable) : ApiResult;
