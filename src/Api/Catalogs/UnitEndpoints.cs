using System.Text.Json;
using ContactCenter.Api.Accounts;
using ContactCenter.Wording;

namespace ContactCenter.Api.Catalogs;

/// <summary>Departments that the same monitors look after (contract §3.7).</summary>
internal sealed class UnitEndpoints(Catalog catalog, Users users, IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(UnitOperations.List, call => Task.FromResult(List(call)));
        api.Map(UnitOperations.Get, call => Task.FromResult(Get(call)));
        api.Map(UnitOperations.Add, call => SaveAsync(call, call.Ids.HexId("unit")));
        api.Map(UnitOperations.Change, call => SaveAsync(call, Find(call).UnitId));
        api.Map(UnitOperations.Remove, RemoveAsync);
        api.Map(UnitOperations.Monitors, call => Task.FromResult(Monitors(call)));
        api.Map(UnitOperations.Departments, call => Task.FromResult(Departments(call, department => UnitOf(department)?.UnitId == Find(call).UnitId)));
        api.Map(UnitOperations.AvailableDepartments, call => Task.FromResult(Departments(
            call, department => UnitOf(department) is not { } unit || unit.UnitId == call.FromPath("unitId"))));
    }

    private ApiResponse List(ApiCall call)
    {
        var text = call.Input.Text("text") ?? "";
        var found = workspace.Current.Units.Values
            .Where(unit => FoldedText.Contains(unit.Name, text))
            .OrderBy(unit => unit.Name, StringComparer.CurrentCulture).ThenBy(unit => unit.UnitId, StringComparer.Ordinal);
        return PagedResponse.Cut("units", [.. found], Paging.Read(call.Input, workspace.Current), Write);
    }

    private ApiResponse Get(ApiCall call)
    {
        var unit = Find(call);
        return ApiResponse.Of(json => Write(json, unit));
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call, string unitId)
    {
        var data = call.Input.GetProperty("unitData");
        var monitors = ImmutableArray.CreateBuilder<UnitMonitor>();
        foreach (var given in call.Input.Items("unitMonitors")) monitors.Add(await MonitorAsync(given.RequiredText("monitorId"), call.Aborted));
        var departments = call.Input.Items("unitDepartments").Select(given => given.RequiredText("departmentId")).Distinct().ToImmutableArray();
        if (departments.Any(id => !workspace.Current.Departments.ContainsKey(id))) throw new ContactCenterException(DepartmentErrors.NotFound);
        var unit = new UnitItem(
            unitId, data.RequiredText("name").Trim(), data.Text("visibility") ?? UnitOperations.Public, monitors.ToImmutable(), departments,
            time.GetUtcNow());
        if (unit.Name.Length == 0) throw new ContactCenterException(UnitOperations.InvalidName);
        await catalog.SaveAsync(call, unit);
        return ApiResponse.Of(json => Write(json, unit));
    }

    private async Task<UnitMonitor> MonitorAsync(string userId, CancellationToken cancellationToken)
    {
        var account = await users.FindAsync(userId, cancellationToken);
        return account?.Roles.Contains(Roles.Monitor) == true
            ? new UnitMonitor(account.UserId, account.Username)
            : throw new ContactCenterException(CatalogErrors.InvalidMonitor);
    }

    private async Task<ApiResponse> RemoveAsync(ApiCall call)
    {
        await catalog.DeleteAsync(call, CatalogKinds.Unit, call.FromPath("unitId"));
        return ApiResponse.Success;
    }

    private ApiResponse Monitors(ApiCall call)
    {
        var unit = Find(call);
        return ApiResponse.Of(json => json.Array("monitors", unit.Monitors, (j, monitor) =>
        {
            j.WriteString("monitorId", monitor.MonitorId);
            j.WriteString("username", monitor.Username);
            j.WriteString("unitId", unit.UnitId);
        }));
    }

    private ApiResponse Departments(ApiCall call, Func<DepartmentView, bool> isListed)
    {
        var text = call.Input.Text("text") ?? "";
        var found = workspace.Current.Departments.Values
            .Where(department => isListed(department) && !department.IsArchived)
            .Where(department => FoldedText.Contains(department.Profile.Name, text))
            .OrderBy(department => department.Profile.Name, StringComparer.CurrentCulture)
            .ThenBy(department => department.DepartmentId, StringComparer.Ordinal);
        return PagedResponse.Cut("departments", [.. found], Paging.Read(call.Input, workspace.Current), static (json, department) =>
        {
            json.WriteString("_id", department.DepartmentId);
            json.WriteString("name", department.Profile.Name);
            json.WriteBoolean("enabled", department.Profile.Enabled);
            json.WriteBoolean("archived", department.IsArchived);
        });
    }

    private UnitItem? UnitOf(DepartmentView department) =>
        workspace.Current.Units.Values.FirstOrDefault(unit => unit.DepartmentIds.Contains(department.DepartmentId));

    private UnitItem Find(ApiCall call) =>
        workspace.Current.Units.GetValueOrDefault(call.FromPath("unitId")) ?? throw new ContactCenterException(CatalogErrors.UnitNotFound);

    private static void Write(Utf8JsonWriter json, UnitItem unit)
    {
        json.WriteString("_id", unit.UnitId);
        json.WriteString("name", unit.Name);
        json.WriteString("visibility", unit.Visibility);
        json.WriteString("type", "u");
        json.WriteNumber("numMonitors", unit.Monitors.Length);
        json.WriteNumber("numDepartments", unit.DepartmentIds.Length);
        json.Date("_updatedAt", unit.UpdatedAt);
    }
}
