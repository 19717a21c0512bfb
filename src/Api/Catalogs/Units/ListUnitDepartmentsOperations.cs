using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Units;

/// <summary>The unit's departments, by name (contract §3.7).</summary>
internal sealed class ListUnitDepartmentsOperation(IWorkspaceConfiguration workspace) : IOperation<ListByTextRequest, ListUnitDepartmentsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/units/{unitId}/departments")
    {
        Access = Access.AllOf(Permissions.ManageUnits),
        Errors = [CatalogErrors.UnitNotFound],
        ExampleRequest = new ListByTextRequest("sal") { Count = 25 },
        ExampleResponse = new ListUnitDepartmentsResponse([new UnitDepartmentResponse(WorkspaceExamples.DepartmentId, "Sales", true, false)])
        {
            Count = 1, Offset = 0, Total = 1,
        },
    };

    public Task<ListUnitDepartmentsResponse> RunAsync(ApiCall call, ListByTextRequest request)
    {
        var unit = GetUnitOperation.Find(workspace.Current, call);
        return Task.FromResult(ListUnitDepartmentsResponse.Of(
            request, workspace.Current, department => UnitOf(department, workspace.Current)?.UnitId == unit.UnitId));
    }

    public static UnitItem? UnitOf(DepartmentView department, WorkspaceSnapshot workspace) =>
        workspace.Units.Values.FirstOrDefault(unit => unit.DepartmentIds.Contains(department.DepartmentId));
}

/// <summary>Departments that are in no unit, or in this one; any id serves for a unit that is yet to be made (contract §3.7).</summary>
internal sealed class ListAvailableDepartmentsOperation(IWorkspaceConfiguration workspace) : IOperation<ListByTextRequest, ListUnitDepartmentsResponse>
{
    public static ApiOperation Operation { get; } = ListUnitDepartmentsOperation.Operation with
    {
        Path = "livechat/units/{unitId}/departments/available", Errors = [],
    };

    public Task<ListUnitDepartmentsResponse> RunAsync(ApiCall call, ListByTextRequest request)
    {
        var unitId = call.FromPath("unitId");
        return Task.FromResult(ListUnitDepartmentsResponse.Of(
            request, workspace.Current,
            department => ListUnitDepartmentsOperation.UnitOf(department, workspace.Current) is not { } unit || unit.UnitId == unitId));
    }
}

internal sealed record ListUnitDepartmentsResponse(ImmutableArray<UnitDepartmentResponse> Departments) : PagedResult
{
    public static ListUnitDepartmentsResponse Of(ListByTextRequest request, WorkspaceSnapshot workspace, Func<DepartmentView, bool> isListed)
    {
        var page = Paging.Of(request, workspace);
        var (shown, total) = page.Cut(workspace.Departments.Values
            .Where(department => isListed(department) && !department.IsArchived)
            .Where(department => FoldedText.Contains(department.Profile.Name, request.Text ?? ""))
            .OrderBy(department => department.Profile.Name, StringComparer.CurrentCulture)
            .ThenBy(department => department.DepartmentId, StringComparer.Ordinal));
        return new ListUnitDepartmentsResponse([.. shown.Select(UnitDepartmentResponse.From)])
        {
            Count = shown.Length, Offset = page.Offset, Total = total,
        };
    }
}

/// <summary>A department as units show it.</summary>
/// <param name="Archived">False, always: departments in the archive are not listed.</param>
internal sealed record UnitDepartmentResponse([property: JsonPropertyName("_id")] string Id, string Name, bool Enabled, bool Archived)
{
    public static UnitDepartmentResponse From(DepartmentView department) =>
        new(department.DepartmentId, department.Profile.Name, department.Profile.Enabled, department.IsArchived);
}
