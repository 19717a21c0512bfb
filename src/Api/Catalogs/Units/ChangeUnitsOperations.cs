using ContactCenter.Api.Accounts;
using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Units;

/// <summary>A new unit with its monitors and departments. A department is in one unit at most (contract §3.7).</summary>
internal sealed class AddUnitOperation(Users users, WorkspaceWriter writer, IWorkspaceConfiguration workspace, TimeProvider time)
    : SaveUnit(users, workspace, time), IOperation<SaveUnitRequest, OneUnitResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/units")
    {
        Access = Access.AllOf(Permissions.ManageUnits),
        Errors = [CatalogErrors.InvalidMonitor, CatalogErrors.TooMany, DepartmentErrors.NotFound, CatalogErrors.DepartmentTaken, InvalidName],
        ExampleRequest = new SaveUnitRequest(
            new UnitData("Europe", "public"), [new GivenMonitor("rbAXPnMktTFbNpwtJ", "grace")], [new GivenDepartment(WorkspaceExamples.DepartmentId)]),
        ExampleResponse = new OneUnitResponse(UnitResponse.Example),
    };

    public async Task<OneUnitResponse> RunAsync(ApiCall call, SaveUnitRequest request)
    {
        var unit = await ReadAsync(call, request, call.Ids.HexId("unit"));
        await writer.WriteAsync(call, (actor, context) => actor.SaveItem(context, unit));
        return new OneUnitResponse(UnitResponse.From(unit));
    }
}

/// <summary>Sets a unit's name, monitors and departments (contract §3.7).</summary>
internal sealed class ChangeUnitOperation(Users users, WorkspaceWriter writer, IWorkspaceConfiguration workspace, TimeProvider time)
    : SaveUnit(users, workspace, time), IOperation<SaveUnitRequest, OneUnitResponse>
{
    public static ApiOperation Operation { get; } = AddUnitOperation.Operation with
    {
        Path = "livechat/units/{unitId}",
        Errors = [CatalogErrors.UnitNotFound, CatalogErrors.InvalidMonitor, DepartmentErrors.NotFound, CatalogErrors.DepartmentTaken, InvalidName],
    };

    public async Task<OneUnitResponse> RunAsync(ApiCall call, SaveUnitRequest request)
    {
        var unit = await ReadAsync(call, request, GetUnitOperation.Find(Current, call).UnitId);
        await writer.WriteAsync(call, (actor, context) => actor.ChangeItem(context, unit));
        return new OneUnitResponse(UnitResponse.From(unit));
    }
}

/// <summary>Reads units from what clients send.</summary>
internal abstract class SaveUnit(Users users, IWorkspaceConfiguration workspace, TimeProvider time)
{
    protected static Error InvalidName { get; } = Error.Plain("error-invalid-unit-name");

    protected WorkspaceSnapshot Current => workspace.Current;

    protected async Task<UnitItem> ReadAsync(ApiCall call, SaveUnitRequest request, string unitId)
    {
        var monitors = ImmutableArray.CreateBuilder<UnitMonitor>();
        foreach (var given in request.UnitMonitors) monitors.Add(await MonitorAsync(given.MonitorId, call.Aborted));
        var departments = request.UnitDepartments.Select(given => given.DepartmentId).Distinct().ToImmutableArray();
        if (departments.Any(id => !Current.Departments.ContainsKey(id))) throw new ContactCenterException(DepartmentErrors.NotFound);
        var name = request.UnitData.Name.Trim();
        if (name.Length == 0) throw new ContactCenterException(InvalidName);
        return new UnitItem(unitId, name, request.UnitData.Visibility ?? "public", monitors.ToImmutable(), departments, time.GetUtcNow());
    }

    private async Task<UnitMonitor> MonitorAsync(string userId, CancellationToken cancellationToken)
    {
        var account = await users.FindAsync(userId, cancellationToken);
        return account?.Roles.Contains(Roles.Monitor) == true
            ? new UnitMonitor(account.UserId, account.Username)
            : throw new ContactCenterException(CatalogErrors.InvalidMonitor);
    }
}

/// <param name="UnitMonitors">All its monitors.</param>
/// <param name="UnitDepartments">All its departments.</param>
internal sealed record SaveUnitRequest(UnitData UnitData, ImmutableArray<GivenMonitor> UnitMonitors, ImmutableArray<GivenDepartment> UnitDepartments);

/// <param name="Visibility">Absent = public.</param>
internal sealed record UnitData([OneLine, MaxLength(InputLimits.NameMax)] string Name, [AllowedValues("public", "private")] string? Visibility = null);

/// <param name="Username">Accepted and not read: the account's counts.</param>
internal sealed record GivenMonitor([ValidId] string MonitorId, [MaxLength(InputLimits.NameMax)] string? Username = null);

internal sealed record GivenDepartment([ValidId] string DepartmentId);

/// <summary>Removes a unit; its departments stay (contract §3.7).</summary>
internal sealed class RemoveUnitOperation(WorkspaceWriter writer) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "livechat/units/{unitId}")
    {
        Access = Access.AllOf(Permissions.ManageUnits), Errors = [CatalogErrors.UnitNotFound],
    };

    public Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var unitId = call.FromPath("unitId");
        return writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.Unit, unitId));
    }
}
