namespace ContactCenter.Api.Workspace;

/// <summary>Departments (contract §6).</summary>
internal sealed class ListDepartmentsOperation(Departments departments, IWorkspaceConfiguration workspace)
    : DepartmentList(departments, workspace), IOperation<ListDepartmentsRequest, ListDepartmentsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/department")
    {
        Access = Access.AnyOf(Permissions.ViewDepartments, Permissions.ViewRoom),
        ExampleRequest = new ListDepartmentsRequest("sal", OnlyMyDepartments: false) { Count = 25 },
        ExampleResponse = new ListDepartmentsResponse([WorkspaceExamples.SavedDepartment.Department]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListDepartmentsResponse> RunAsync(ApiCall call, ListDepartmentsRequest request) =>
        RunAsync(
            call, request, request.Text, request.Enabled, request.OnlyMyDepartments, request.ExcludeDepartmentId, request.ShowArchived == true ? null : false);
}

/// <summary>Departments in the archive (contract §6).</summary>
internal sealed class ListArchivedDepartmentsOperation(Departments departments, IWorkspaceConfiguration workspace)
    : DepartmentList(departments, workspace), IOperation<ListArchivedDepartmentsRequest, ListDepartmentsResponse>
{
    public static ApiOperation Operation { get; } = ListDepartmentsOperation.Operation with
    {
        Path = "livechat/departments/archived", ExampleRequest = new ListArchivedDepartmentsRequest("sal") { Count = 25 },
    };

    public Task<ListDepartmentsResponse> RunAsync(ApiCall call, ListArchivedDepartmentsRequest request) =>
        RunAsync(call, request, request.Text, request.Enabled, request.OnlyMyDepartments, request.ExcludeDepartmentId, true);
}

/// <summary>Pages of departments.</summary>
internal abstract class DepartmentList(Departments departments, IWorkspaceConfiguration workspace)
{
    /// <param name="isArchived">Null = whether or not.</param>
    protected async Task<ListDepartmentsResponse> RunAsync(
        ApiCall call, PageParameters request, string? text, bool? isEnabled, bool? isOwnOnly, string? excludedId, bool? isArchived)
    {
        var page = Paging.Of(request, workspace.Current, ("name", "name"));
        var found = (await departments.ListAsync(call, text, isOwnOnly, isArchived))
            .Where(department => isEnabled is null || department.Profile.Enabled == isEnabled)
            .Where(department => department.DepartmentId != excludedId);
        var (shown, total) = page.Cut(page.Sort is [{ Descending: true }, ..] ? found.Reverse() : found);
        return new ListDepartmentsResponse([.. shown.Select(DepartmentResponse.From)]) { Count = shown.Length, Offset = page.Offset, Total = total };
    }
}

/// <param name="Text">A part of the name, in any case.</param>
/// <param name="Enabled">Absent = whether or not.</param>
/// <param name="ShowArchived">True = also those in the archive.</param>
/// <param name="OnlyMyDepartments">True = only departments of which the caller is an agent.</param>
/// <param name="ExcludeDepartmentId">A department that is left out.</param>
internal sealed record ListDepartmentsRequest(
    [MaxLength(InputLimits.NameMax)] string? Text = null, bool? Enabled = null, bool? ShowArchived = null, bool? OnlyMyDepartments = null,
    [ValidId] string? ExcludeDepartmentId = null) : PageParameters;

/// <param name="Text">A part of the name, in any case.</param>
/// <param name="Enabled">Absent = whether or not.</param>
/// <param name="OnlyMyDepartments">True = only departments of which the caller is an agent.</param>
/// <param name="ExcludeDepartmentId">A department that is left out.</param>
internal sealed record ListArchivedDepartmentsRequest(
    [MaxLength(InputLimits.NameMax)] string? Text = null, bool? Enabled = null, bool? OnlyMyDepartments = null,
    [ValidId] string? ExcludeDepartmentId = null) : PageParameters;

internal sealed record ListDepartmentsResponse(ImmutableArray<DepartmentResponse> Departments) : PagedResult;
