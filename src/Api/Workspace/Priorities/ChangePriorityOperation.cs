namespace ContactCenter.Api.Workspace.Priorities;

/// <summary>Names a priority, or gives it its standard name again (contract §3.7).</summary>
internal sealed class ChangePriorityOperation(WorkspaceWriter writer, IWorkspaceConfiguration workspace) : IOperation<ChangePriorityRequest, Done>
{
    private static readonly Error Invalid = Error.Plain("error-invalid-priority-change");

    public static ApiOperation Operation { get; } = new("PUT", "livechat/priorities/{priorityId}")
    {
        Access = Access.AllOf(Permissions.ManagePriorities),
        Errors = [CatalogErrors.PriorityNotFound, CatalogErrors.PriorityExists, Invalid],
        ExampleRequest = new ChangePriorityRequest("Urgent"),
    };

    public Task<Done> RunAsync(ApiCall call, ChangePriorityRequest request)
    {
        var priorityId = GetPriorityOperation.Find(workspace.Current, call).PriorityId;
        var name = request.Reset == true ? null : request.Name?.Trim();
        if (request.Reset != true && string.IsNullOrEmpty(name)) throw new ContactCenterException(Invalid);
        return writer.WriteAsync(call, (actor, context) => actor.NamePriority(context, priorityId, name));
    }
}

/// <param name="Name">Required unless reset is true.</param>
/// <param name="Reset">True = its standard name again.</param>
internal sealed record ChangePriorityRequest([OneLine, MaxLength(InputLimits.NameMax)] string? Name = null, bool? Reset = null);
