using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.Dispositions;

/// <summary>Creates a disposition, or changes the one with that `_id`. Calls that have it keep its former name.</summary>
internal sealed class SaveDispositionOperation(WorkspaceWriter writer, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<SaveDispositionRequest, OneDispositionResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/dispositions.save")
    {
        Access = Access.AllOf(Permissions.ManageCallSettings),
        Errors = [CatalogErrors.DispositionExists, CatalogErrors.DispositionNotFound, CatalogErrors.TooMany, DepartmentErrors.NotFound],
        ExampleRequest = new SaveDispositionRequest(null, new DispositionData("Solved", "Nothing is left to do")),
        ExampleResponse = new OneDispositionResponse(DispositionResponse.Example),
    };

    public async Task<OneDispositionResponse> RunAsync(ApiCall call, SaveDispositionRequest request)
    {
        var item = request.ToItem(call, time.GetUtcNow());
        if (item.DepartmentIds.Any(id => !workspace.Current.Departments.ContainsKey(id))) throw new ContactCenterException(DepartmentErrors.NotFound);
        await writer.WriteAsync(call, (actor, context) => request.Id is null ? actor.SaveItem(context, item) : actor.ChangeItem(context, item));
        return new OneDispositionResponse(DispositionResponse.From(item));
    }
}

/// <param name="Id">The disposition to change; absent = a new one.</param>
/// <param name="DispositionDepartments">Ids of the departments in which it is offered; empty or absent = all.</param>
internal sealed record SaveDispositionRequest(
    [ValidId][property: JsonPropertyName("_id")] string? Id, DispositionData DispositionData,
    [Items(AreUnique = true), ValidId] ImmutableArray<string>? DispositionDepartments = null)
{
    public DispositionItem ToItem(ApiCall call, DateTimeOffset now) => new(
        Id ?? call.Ids.HexId("disposition"), DispositionData.Name.Trim(), DispositionData.Description, DispositionDepartments ?? [], now);
}

internal sealed record DispositionData([NotEmpty, OneLine, MaxLength(InputLimits.NameMax)] string Name, string? Description = null);

/// <summary>Removes a disposition; calls that have it keep it.</summary>
internal sealed class DeleteDispositionOperation(WorkspaceWriter writer) : IOperation<DeleteDispositionRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/dispositions.delete")
    {
        Access = Access.AllOf(Permissions.ManageCallSettings), Errors = [CatalogErrors.DispositionNotFound],
        ExampleRequest = new DeleteDispositionRequest(DispositionResponse.Example.Id),
    };

    public Task<Done> RunAsync(ApiCall call, DeleteDispositionRequest request) =>
        writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.Disposition, request.Id));
}

internal sealed record DeleteDispositionRequest([ValidId] string Id);
