using System.Text.Json;
using ContactCenter.Wording;

namespace ContactCenter.Api.Workspace;

/// <summary>The lists of departments (contract §6): few by nature, so they are filtered here.</summary>
internal sealed class DepartmentListEndpoints(Departments departments, IWorkspaceConfiguration workspace) : IApiModule
{
    private const int CompletedMax = 50;

    public void Map(ApiRoutes api)
    {
        api.Map(WorkspaceOperations.ListDepartments, call => ListAsync(call, call.Input.Flag("showArchived") == true ? null : false));
        api.Map(WorkspaceOperations.ListArchivedDepartments, call => ListAsync(call, true));
        api.Map(WorkspaceOperations.ListDepartmentsByIds, ListByIdsAsync);
        api.Map(WorkspaceOperations.AutocompleteDepartment, AutocompleteAsync);
        api.Map(WorkspaceOperations.IsDepartmentCreationAvailable, _ => Task.FromResult(
            ApiResponse.Of(json => json.WriteBoolean("isDepartmentCreationAvailable", true))));
    }

    /// <param name="archived">Null = whether or not.</param>
    private async Task<ApiResponse> ListAsync(ApiCall call, bool? archived)
    {
        var input = call.Input;
        var page = Paging.Read(input, workspace.Current, ("name", "name"));
        var found = (await NamedAsync(call, input.Text("text"), archived))
            .Where(department => input.Flag("enabled") is not { } enabled || department.Profile.Enabled == enabled)
            .Where(department => department.DepartmentId != input.Text("excludeDepartmentId"));
        if (!page.Sort.IsEmpty && page.Sort[0].Descending) found = found.Reverse();
        return PagedResponse.Cut("departments", [.. found], page, DepartmentJson.Write);
    }

    private async Task<ApiResponse> ListByIdsAsync(ApiCall call)
    {
        if (call.Input.Member("ids") is not { } given) throw new ContactCenterException(WorkspaceErrors.IdsRequired);
        if (given.ValueKind != JsonValueKind.Array) throw new ContactCenterException(WorkspaceErrors.IdsNoArray);
        var ids = call.Input.TextsOrNone("ids");
        var found = (await NamedAsync(call, null, null)).Where(department => ids.Contains(department.DepartmentId)).ToList();
        return ApiResponse.Of(json => json.Array("departments", found, DepartmentJson.Write));
    }

    private async Task<ApiResponse> AutocompleteAsync(ApiCall call)
    {
        var (term, exceptions) = Selector(call.Input.Text("selector"));
        var found = (await NamedAsync(call, term, call.Input.Flag("showArchived") == true ? null : false))
            .Where(department => !exceptions.Contains(department.DepartmentId)).Take(CompletedMax).ToList();
        return ApiResponse.Of(json => json.Array("items", found, DepartmentJson.WriteName));
    }

    private static (string? Term, ImmutableArray<string> Exceptions) Selector(string? selector) => string.IsNullOrEmpty(selector)
        ? throw new ContactCenterException(WorkspaceErrors.SelectorRequired)
        : SelectorInput.Read(selector, WorkspaceErrors.InvalidSelector);

    /// <summary>Finds departments by a part of the name; with <c>onlyMyDepartments</c> only those of the caller.</summary>
    private async Task<IEnumerable<DepartmentView>> NamedAsync(ApiCall call, string? text, bool? archived)
    {
        var agentId = call.Input.Flag("onlyMyDepartments") == true ? call.Caller.UserId : null;
        return (await departments.ListAsync(call.Aborted))
            .Where(department => string.IsNullOrEmpty(text) || FoldedText.Contains(department.Profile.Name, text))
            .Where(department => agentId is null || department.Agents.Any(agent => agent.AgentId == agentId))
            .Where(department => archived is null || department.IsArchived == archived)
            .OrderBy(department => department.Profile.Name, StringComparer.CurrentCulture)
            .ThenBy(department => department.DepartmentId, StringComparer.Ordinal);
    }
}
