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
