using System.Text.Json;
using ContactCenter.Wording;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Catalogs;

/// <summary>Service levels: the time within which a waiting conversation is due (contract §3.7).</summary>
internal sealed class ServiceLevelEndpoints(Catalog catalog, IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(ServiceLevelOperations.List, call => Task.FromResult(List(call)));
        api.Map(ServiceLevelOperations.Get, call => Task.FromResult(ApiResponse.Of(json => Write(json, Find(call)))));
        api.Map(ServiceLevelOperations.Add, call => SaveAsync(call, call.Ids.HexId("sla")));
        api.Map(ServiceLevelOperations.Change, ChangeAsync);
        api.Map(ServiceLevelOperations.Remove, RemoveAsync);
    }

    private ApiResponse List(ApiCall call)
    {
        var text = call.Input.Text("text") ?? "";
        var found = workspace.Current.ServiceLevels.Values
            .Where(sla => FoldedText.Contains(sla.Name, text))
            .OrderBy(sla => sla.DueTimeInMinutes).ThenBy(sla => sla.SlaId, StringComparer.Ordinal);
        return PagedResponse.Cut("sla", [.. found], Paging.Read(call.Input, workspace.Current), Write);
    }

    private Task<ApiResponse> ChangeAsync(ApiCall call)
    {
        var slaId = call.FromPath("slaId");
        if (!workspace.Current.ServiceLevels.ContainsKey(slaId)) throw new ContactCenterException(CatalogErrors.SlaNotFoundOnChange);
        return SaveAsync(call, slaId);
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call, string slaId)
    {
        var input = call.Input;
        var sla = new ServiceLevelItem(
            slaId, input.RequiredText("name").Trim(), input.Text("description"), input.Number("dueTimeInMinutes")!.Value, time.GetUtcNow());
        if (sla.Name.Length == 0) throw new ContactCenterException(ServiceLevelOperations.InvalidName);
        await catalog.SaveAsync(call, sla);
        return ApiResponse.Of("sla", sla, Write);
    }

    private async Task<ApiResponse> RemoveAsync(ApiCall call)
    {
        await catalog.DeleteAsync(call, CatalogKinds.ServiceLevel, call.FromPath("slaId"));
        return ApiResponse.Success;
    }

    private ServiceLevelItem Find(ApiCall call) =>
        workspace.Current.ServiceLevels.GetValueOrDefault(call.FromPath("slaId")) ?? throw new ContactCenterException(CatalogErrors.SlaNotFound);

    private static void Write(Utf8JsonWriter json, ServiceLevelItem sla)
    {
        json.WriteString("_id", sla.SlaId);
        json.WriteString("name", sla.Name);
        json.Optional("description", sla.Description);
        json.WriteNumber("dueTimeInMinutes", sla.DueTimeInMinutes);
        json.Date("_updatedAt", sla.UpdatedAt);
    }
}

/// <summary>The operations on service levels (contract §3.7).</summary>
internal static class ServiceLevelOperations
{
    private const string Group = "Service levels";
    private const string Example =
        """{"_id":"674eeb4343725ce31dd9bdd1","name":"Gold","description":"Paying customers","dueTimeInMinutes":15,"_updatedAt":"2026-11-22T09:00:00.000Z"}""";

    private const string Request = """{"name":"Gold","description":"Paying customers","dueTimeInMinutes":15}""";

    private static readonly Access Reading = Access.AnyOf(Permissions.ManageSla, Permissions.ViewRoom);
    private static readonly Access Changing = Access.AllOf(Permissions.ManageSla);

    private static readonly ObjectSchema Input = Object(
        Required("name", Text(InputLimits.NameMax).OneLine()), Optional("description", Text(InputLimits.TextMax)), Required("dueTimeInMinutes", Number(1)));

    public static Error InvalidName { get; } = Error.Plain("error-invalid-sla-name");

    public static ApiOperation List { get; } = new("GET", "livechat/sla", "The service levels, soonest due first.")
    {
        Group = Group, Access = Reading, Input = Object([Optional("text", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Response = $$"""{"sla":[{{Example}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation Get { get; } = new("GET", "livechat/sla/{slaId}", "One service level.")
    {
        Group = Group, Access = Reading, Errors = [CatalogErrors.SlaNotFound], Response = Example,
    };

    public static ApiOperation Add { get; } = new("POST", "livechat/sla", "A new service level. Name and due time are each had by one only.")
    {
        Group = Group, Access = Changing, Input = Input, Errors = [CatalogErrors.SlaExists, CatalogErrors.TooMany, InvalidName], Request = Request,
        Response = $$"""{"sla":{{Example}}}""",
    };

    public static ApiOperation Change { get; } = new("PUT", "livechat/sla/{slaId}", "Another name or due time; conversations that have it keep what they have.")
    {
        Group = Group, Access = Changing, Input = Input, Errors = [CatalogErrors.SlaExists, CatalogErrors.SlaNotFoundOnChange, InvalidName],
        Request = Request, Response = $$"""{"sla":{{Example}}}""",
    };

    public static ApiOperation Remove { get; } = new("DELETE", "livechat/sla/{slaId}", "Removes a service level; conversations that have it keep it.")
    {
        Group = Group, Access = Changing, Errors = [CatalogErrors.SlaNotFoundOnChange], Response = "{}",
    };
}
