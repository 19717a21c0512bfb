using System.Text.Json;
using ContactCenter.Api.Workspace;
using ContactCenter.Wording;

namespace ContactCenter.Api.Catalogs;

/// <summary>Texts that agents send with a shortcut (contract §3.7).</summary>
internal sealed class CannedResponseEndpoints(
    Catalog catalog, AccessControl access, Oversight oversight, IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(CannedResponseOperations.List, call => Task.FromResult(List(call)));
        api.Map(CannedResponseOperations.Get, call => Task.FromResult(ApiResponse.Of(json => json.Array("responses", Visible(call.Caller), Write))));
        api.Map(
            CannedResponseOperations.GetOne, call => Task.FromResult(ApiResponse.Of("cannedResponse", Find(call.Caller, call.FromPath("responseId")), Write)));
        api.Map(CannedResponseOperations.Save, SaveAsync);
        api.Map(CannedResponseOperations.Remove, RemoveAsync);
    }

    private ApiResponse List(ApiCall call)
    {
        var input = call.Input;
        var (text, shortcut) = (input.Text("text") ?? "", input.Text("shortcut") ?? "");
        var (scope, department, creator) = (input.Text("scope"), input.Text("departmentId"), input.Text("createdBy"));
        var tags = input.TextsOrNone("tags");
        var found = Visible(call.Caller)
            .Where(one => FoldedText.Contains(one.Shortcut, shortcut))
            .Where(one => text.Length == 0 || FoldedText.Contains(one.Text, text)
                || FoldedText.Contains(one.Shortcut, text))
            .Where(one => (scope is null || one.Scope == scope) && (department is null || one.DepartmentId == department))
            .Where(one => creator is null || one.CreatedBy.MonitorId == creator || one.CreatedBy.Username == creator)
            .Where(one => tags.IsEmpty || one.Tags.Any(tags.Contains));
        return PagedResponse.Cut("cannedResponses", [.. found], Paging.Read(input, workspace.Current), Write);
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call)
    {
        var input = call.Input;
        var known = input.Text("_id") is { } id ? Find(call.Caller, id) : null;
        if (known is not null) CheckMayChange(call.Caller, known);
        var (scope, department) = (input.RequiredText("scope"), input.Text("departmentId") is { Length: > 0 } given ? given : null);
        if (scope == CannedScopes.Department && (department is null || !workspace.Current.Departments.ContainsKey(department)))
            throw new ContactCenterException(DepartmentErrors.NotFound);
        if (scope == CannedScopes.Department && access.May(call.Caller, Permissions.SaveDepartmentCanned))
            oversight.CheckDepartment(call.Caller, department!);
        var now = time.GetUtcNow();
        var response = new CannedResponseItem(
            known?.ResponseId ?? call.Ids.HexId("canned-response"), input.RequiredText("shortcut").Trim(), input.RequiredText("text"), scope,
            scope == CannedScopes.Department ? department : null, scope == CannedScopes.User ? known?.OwnerId ?? call.Caller.UserId : null,
            known?.CreatedBy ?? new UnitMonitor(call.Caller.UserId, call.Caller.AsAgent().Username), input.TextsOrNone("tags"), known?.CreatedAt ?? now, now);
        if (response.Shortcut.Length == 0 || VisibleText.IsBlank(response.Text)) throw new ContactCenterException(CannedResponseOperations.Incomplete);
        CheckMayChange(call.Caller, response);
        await catalog.SaveAsync(call, response);
        return ApiResponse.Of("cannedResponse", response, Write);
    }

    private async Task<ApiResponse> RemoveAsync(ApiCall call)
    {
        var response = Find(call.Caller, call.Input.RequiredText("_id"));
        CheckMayChange(call.Caller, response);
        await catalog.DeleteAsync(call, CatalogKinds.CannedResponse, response.ResponseId);
        return ApiResponse.Success;
    }

    /// <summary>
    /// Refuses a change unless the canned response is the caller's own, is a department's in the caller's reach with the permission for these, or
    /// the caller has the permission for all.
    /// </summary>
    private void CheckMayChange(Caller caller, CannedResponseItem response)
    {
        if (access.May(caller, Permissions.SaveAllCanned)) return;
        var may = response.Scope switch
        {
            CannedScopes.User => response.OwnerId == caller.UserId,
            CannedScopes.Department => access.May(caller, Permissions.SaveDepartmentCanned) && oversight.ScopeOf(caller).Includes(response.DepartmentId),
            _ => false,
        };
        if (!may) throw new ContactCenterException(CatalogErrors.NotYours);
    }

    private CannedResponseItem Find(Caller caller, string responseId) =>
        workspace.Current.CannedResponses.TryGetValue(responseId, out var found) && MaySee(caller, found)
            ? found
            : throw new ContactCenterException(CatalogErrors.CannedResponseNotFound);

    private IEnumerable<CannedResponseItem> Visible(Caller caller) => workspace.Current.CannedResponses.Values
        .Where(response => MaySee(caller, response))
        .OrderBy(response => response.Shortcut, StringComparer.CurrentCulture).ThenBy(response => response.ResponseId, StringComparer.Ordinal);

    /// <summary>Everybody's, one's own, those of one's departments.</summary>
    private bool MaySee(Caller caller, CannedResponseItem response) => response.Scope switch
    {
        CannedScopes.User => response.OwnerId == caller.UserId || access.May(caller, Permissions.ViewAllCanned),
        CannedScopes.Department => access.May(caller, Permissions.ViewAllCanned)
            || (access.May(caller, Permissions.SaveDepartmentCanned) && oversight.ScopeOf(caller).Includes(response.DepartmentId))
            || workspace.Current.Departments.GetValueOrDefault(response.DepartmentId!)?.Agents.Any(agent => agent.AgentId == caller.UserId) == true,
        _ => true,
    };

    private static void Write(Utf8JsonWriter json, CannedResponseItem response)
    {
        json.WriteString("_id", response.ResponseId);
        json.WriteString("shortcut", response.Shortcut);
        json.WriteString("text", response.Text);
        json.WriteString("scope", response.Scope);
        json.Optional("departmentId", response.DepartmentId);
        json.Optional("userId", response.OwnerId);
        json.Texts("tags", response.Tags);
        json.Object("createdBy", response.CreatedBy, static (j, user) =>
        {
            j.WriteString("_id", user.MonitorId);
            j.WriteString("username", user.Username);
        });
        json.Date("_createdAt", response.CreatedAt);
        json.Date("_updatedAt", response.UpdatedAt);
    }
}
