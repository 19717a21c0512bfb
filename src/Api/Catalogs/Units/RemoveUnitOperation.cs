using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Units;

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
