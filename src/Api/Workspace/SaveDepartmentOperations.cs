namespace ContactCenter.Api.Workspace;

/// <summary>Creates a department (contract §6).</summary>
internal sealed class CreateDepartmentOperation(DepartmentSaving saving, Oversight oversight) : IOperation<SaveDepartmentRequest, SavedDepartmentResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/department")
    {
        Access = Access.AllOf(Permissions.ManageDepartments),
        Errors = [DepartmentErrors.OwnFallback, WorkspaceErrors.AgentNotFound, CatalogErrors.UnitNotFound],
        ExampleRequest = WorkspaceExamples.DepartmentToSave,
        ExampleResponse = WorkspaceExamples.SavedDepartment,
    };

    public Task<SavedDepartmentResponse> RunAsync(ApiCall call, SaveDepartmentRequest request) =>
        saving.SaveAsync(call, call.Ids.HexId("department"), request, UnitOfNew(call.Caller, request));

    /// <summary>A monitor's new department is its unit's; which, it must say only if it looks after several.</summary>
    private UnitChoice? UnitOfNew(Caller caller, SaveDepartmentRequest request)
    {
        var asked = saving.UnitAsked(caller, request);
        if (asked is not null || oversight.ScopeOf(caller).SeesAll) return asked;
        return oversight.UnitsOf(caller) is [var only] ? new UnitChoice(only) : throw new ContactCenterException(CatalogErrors.UnitNotFound);
    }
}

/// <summary>Changes a department (contract §6).</summary>
internal sealed class ChangeDepartmentOperation(DepartmentSaving saving) : IOperation<SaveDepartmentRequest, SavedDepartmentResponse>
{
    public static ApiOperation Operation { get; } = CreateDepartmentOperation.Operation with
    {
        Method = "PUT", Path = "livechat/department/{_id}",
        Errors = [DepartmentErrors.NotFound, .. CreateDepartmentOperation.Operation.Errors],
    };

    public async Task<SavedDepartmentResponse> RunAsync(ApiCall call, SaveDepartmentRequest request)
    {
        var known = await saving.GetOwnAsync(call);
        return await saving.SaveAsync(call, known.DepartmentId, request, saving.UnitAsked(call.Caller, request));
    }
}

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
