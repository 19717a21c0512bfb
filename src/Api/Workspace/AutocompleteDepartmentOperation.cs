namespace ContactCenter.Api.Workspace;

/// <summary>Departments whose name contains a text, for a field that completes it (contract §6).</summary>
internal sealed class AutocompleteDepartmentOperation(Departments departments)
    : IOperation<AutocompleteDepartmentRequest, AutocompleteDepartmentResponse>
{
    private const int CompletedMax = 50;

    public static ApiOperation Operation { get; } = new("GET", "livechat/department.autocomplete")
    {
        Access = ListDepartmentsOperation.Operation.Access,
        Errors = [WorkspaceErrors.SelectorRequired, WorkspaceErrors.InvalidSelector],
        ExampleRequest = new AutocompleteDepartmentRequest("""{"term":"sal","exceptions":[]}"""),
        ExampleResponse = new AutocompleteDepartmentResponse([new DepartmentNameResponse("674eeb4343725ce31dd9bdb0", "Sales")]),
    };

    public async Task<AutocompleteDepartmentResponse> RunAsync(ApiCall call, AutocompleteDepartmentRequest request)
    {
        if (string.IsNullOrEmpty(request.Selector)) throw new ContactCenterException(WorkspaceErrors.SelectorRequired);
        var (term, exceptions) = SelectorInput.Read(request.Selector, WorkspaceErrors.InvalidSelector);
        var found = (await departments.ListAsync(call, term, request.OnlyMyDepartments, request.ShowArchived == true ? null : false))
            .Where(department => !exceptions.Contains(department.DepartmentId)).Take(CompletedMax);
        return new AutocompleteDepartmentResponse(
            [.. found.Select(department => new DepartmentNameResponse(department.DepartmentId, department.Profile.Name))]);
    }
}

/// <param name="Selector">A JSON object: `term`, a part of the name, and `exceptions`, ids that are left out.</param>
/// <param name="OnlyMyDepartments">True = only departments of which the caller is an agent.</param>
/// <param name="ShowArchived">True = also those in the archive.</param>
internal sealed record AutocompleteDepartmentRequest(string? Selector = null, bool? OnlyMyDepartments = null, bool? ShowArchived = null);

/// <param name="Items">At most 50.</param>
internal sealed record AutocompleteDepartmentResponse(ImmutableArray<DepartmentNameResponse> Items) : ApiResult;
