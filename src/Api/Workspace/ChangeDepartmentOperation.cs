namespace ContactCenter.Api.Workspace;

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
