using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.ServiceLevels;

/// <summary>A new service level. Name and due time are each had by one only (contract §3.7).</summary>
internal sealed class AddServiceLevelOperation(WorkspaceWriter writer, TimeProvider time) : IOperation<SaveServiceLevelRequest, SaveServiceLevelResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/sla")
    {
        Access = Access.AllOf(Permissions.ManageSla),
        Errors = [CatalogErrors.SlaExists, CatalogErrors.TooMany, SaveServiceLevelRequest.InvalidName],
        ExampleRequest = new SaveServiceLevelRequest("Gold", "Paying customers", 15),
        ExampleResponse = new SaveServiceLevelResponse(ServiceLevelResponse.Example),
    };

    public async Task<SaveServiceLevelResponse> RunAsync(ApiCall call, SaveServiceLevelRequest request)
    {
        var sla = request.ToItem(call.Ids.HexId("sla"), time.GetUtcNow());
        await writer.WriteAsync(call, (actor, context) => actor.SaveItem(context, sla));
        return new SaveServiceLevelResponse(ServiceLevelResponse.From(sla));
    }
}

/// <summary>Another name or due time; conversations that have it keep what they have (contract §3.7).</summary>
internal sealed class ChangeServiceLevelOperation(WorkspaceWriter writer, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<SaveServiceLevelRequest, SaveServiceLevelResponse>
{
    public static ApiOperation Operation { get; } = AddServiceLevelOperation.Operation with
    {
        Method = "PUT", Path = "livechat/sla/{slaId}",
        Errors = [CatalogErrors.SlaExists, CatalogErrors.SlaNotFoundOnChange, SaveServiceLevelRequest.InvalidName],
    };

    public async Task<SaveServiceLevelResponse> RunAsync(ApiCall call, SaveServiceLevelRequest request)
    {
        var slaId = call.FromPath("slaId");
        if (!workspace.Current.ServiceLevels.ContainsKey(slaId)) throw new ContactCenterException(CatalogErrors.SlaNotFoundOnChange);
        var sla = request.ToItem(slaId, time.GetUtcNow());
        await writer.WriteAsync(call, (actor, context) => actor.ChangeItem(context, sla));
        return new SaveServiceLevelResponse(ServiceLevelResponse.From(sla));
    }
}

internal sealed record SaveServiceLevelRequest(
    [OneLine, MaxLength(InputLimits.NameMax)] string Name, string? Description, [AtLeast(1)] int DueTimeInMinutes)
{
    public static Error InvalidName { get; } = Error.Plain("error-invalid-sla-name");

    public ServiceLevelItem ToItem(string slaId, DateTimeOffset now) => string.IsNullOrWhiteSpace(Name)
        ? throw new ContactCenterException(InvalidName)
        : new ServiceLevelItem(slaId, Name.Trim(), Description, DueTimeInMinutes, now);
}

internal sealed record SaveServiceLevelResponse(ServiceLevelResponse Sla) : ApiResult;

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
