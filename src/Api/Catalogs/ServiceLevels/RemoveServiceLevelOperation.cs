using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.ServiceLevels;

/// <summary>Removes a service level; conversations that have it keep it (contract §3.7).</summary>
internal sealed class RemoveServiceLevelOperation(WorkspaceWriter writer) : IOperation<NoRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "livechat/sla/{slaId}")
    {
        Access = Access.AllOf(Permissions.ManageSla), Errors = [CatalogErrors.SlaNotFoundOnChange],
    };

    public Task<Done> RunAsync(ApiCall call, NoRequest request)
    {
        var slaId = call.FromPath("slaId");
        return writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.ServiceLevel, slaId));
    }
}
