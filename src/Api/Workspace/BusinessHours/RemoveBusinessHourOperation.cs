namespace ContactCenter.Api.Workspace.BusinessHours;

/// <summary>Removes business hours of departments (contract §3.7).</summary>
internal sealed class RemoveBusinessHourOperation(WorkspaceWriter writer, BusinessHourReach reach, IWorkspaceConfiguration workspace)
    : IOperation<RemoveBusinessHourRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/business-hours.remove")
    {
        Access = Access.AllOf(Permissions.ViewBusinessHours, Permissions.ManageDepartments),
        Errors = [CatalogErrors.BusinessHourNotFound, CatalogErrors.DefaultBusinessHour],
        ExampleRequest = new RemoveBusinessHourRequest("674eeb4343725ce31dd9bdc1"),
    };

    public Task<Done> RunAsync(ApiCall call, RemoveBusinessHourRequest request)
    {
        reach.CheckMayChange(call.Caller, workspace.Current.BusinessHours.GetValueOrDefault(request.Id));
        return writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.BusinessHour, request.Id));
    }
}

internal sealed record RemoveBusinessHourRequest([ValidId][property: JsonPropertyName("_id")] string Id);
