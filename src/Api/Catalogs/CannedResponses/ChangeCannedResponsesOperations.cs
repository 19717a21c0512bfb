using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.CannedResponses;

/// <summary>
/// Creates a canned response, or changes the one with that `_id` (contract §3.7). Placeholders: {{contact.name}}, {{contact.email}},
/// {{contact.phone}}, {{agent.name}}, {{agent.email}}.
/// </summary>
internal sealed class SaveCannedResponseOperation(WorkspaceWriter writer, CannedResponseReach reach, TimeProvider time)
    : IOperation<SaveCannedResponseRequest, OneCannedResponseResponse>
{
    private static readonly Error Incomplete = Error.Plain("error-empty-canned-response");

    public static ApiOperation Operation { get; } = new("POST", "canned-responses")
    {
        Access = Access.AllOf(Permissions.SaveCanned),
        Errors =
        [
            CatalogErrors.ShortcutExists, CatalogErrors.CannedResponseNotFound, CatalogErrors.NotYours, CatalogErrors.TooMany,
            DepartmentErrors.NotFound, Incomplete,
        ],
        ExampleRequest = new SaveCannedResponseRequest(null, "hello", CannedTextResponse.Example.Text, CannedScopes.Global),
        ExampleResponse = new OneCannedResponseResponse(CannedTextResponse.Example),
    };

    public async Task<OneCannedResponseResponse> RunAsync(ApiCall call, SaveCannedResponseRequest request)
    {
        var known = request.Id is { } id ? reach.Find(call.Caller, id) : null;
        if (known is not null) reach.CheckMayChange(call.Caller, known);
        var response = request.ToItem(call, known, time.GetUtcNow());
        if (response.Scope == CannedScopes.Department) reach.CheckDepartment(call.Caller, response.DepartmentId);
        if (response.Shortcut.Length == 0 || VisibleText.IsBlank(response.Text)) throw new ContactCenterException(Incomplete);
        reach.CheckMayChange(call.Caller, response);
        await writer.WriteAsync(call, (actor, context) => known is null ? actor.SaveItem(context, response) : actor.ChangeItem(context, response));
        return new OneCannedResponseResponse(CannedTextResponse.From(response));
    }
}

/// <param name="Id">The canned response to change; absent = a new one.</param>
/// <param name="Scope">Who may send it: everybody, a department, or the user who saves it.</param>
/// <param name="DepartmentId">Required for the scope of a department, and read for no other.</param>
internal sealed record SaveCannedResponseRequest(
    [ValidId][property: JsonPropertyName("_id")] string? Id,
    [OneLine, MaxLength(InputLimits.NameMax)] string Shortcut,
    [MaxLength(5_000)] string Text,
    [AllowedValues(CannedScopes.Global, CannedScopes.Department, CannedScopes.User)] string Scope,
    [MaxLength(InputLimits.IdMax)] string? DepartmentId = null,
    [Items(AreUnique = true), OneLine, MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Tags = null)
{
    /// <param name="known">The canned response that is changed; null = it is new.</param>
    public CannedResponseItem ToItem(ApiCall call, CannedResponseItem? known, DateTimeOffset now) => new(
        known?.ResponseId ?? call.Ids.HexId("canned-response"), Shortcut.Trim(), Text, Scope,
        Scope == CannedScopes.Department && DepartmentId is { Length: > 0 } ? DepartmentId : null,
        Scope == CannedScopes.User ? known?.OwnerId ?? call.Caller.UserId : null,
        known?.CreatedBy ?? new UnitMonitor(call.Caller.UserId, call.Caller.AsAgent().Username), Tags ?? [], known?.CreatedAt ?? now, now);
}

/// <summary>Removes a canned response (contract §3.7).</summary>
internal sealed class RemoveCannedResponseOperation(WorkspaceWriter writer, CannedResponseReach reach) : IOperation<RemoveCannedResponseRequest, Done>
{
    public static ApiOperation Operation { get; } = new("DELETE", "canned-responses")
    {
        Access = Access.AllOf(Permissions.RemoveCanned), Errors = [CatalogErrors.CannedResponseNotFound, CatalogErrors.NotYours],
        ExampleRequest = new RemoveCannedResponseRequest(CannedTextResponse.Example.Id),
    };

    public Task<Done> RunAsync(ApiCall call, RemoveCannedResponseRequest request)
    {
        reach.CheckMayChange(call.Caller, reach.Find(call.Caller, request.Id));
        return writer.WriteAsync(call, (actor, context) => actor.DeleteItem(context, CatalogKinds.CannedResponse, request.Id));
    }
}

internal sealed record RemoveCannedResponseRequest([ValidId][property: JsonPropertyName("_id")] string Id);
