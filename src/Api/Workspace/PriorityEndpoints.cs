using System.Text.Json;
using ContactCenter.Journal;
using ContactCenter.Wording;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Workspace;

/// <summary>The five priorities (contract §3.7).</summary>
internal sealed class PriorityEndpoints(IGrainFactory grains, IWorkspaceConfiguration workspace, IJournalFollower follower) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(PriorityOperations.List, call => Task.FromResult(List(call)));
        api.Map(PriorityOperations.Get, call => Task.FromResult(ApiResponse.Of(json => Write(json, Find(call)))));
        api.Map(PriorityOperations.Change, ChangeAsync);
        api.Map(PriorityOperations.Reset, ResetAsync);
        api.Map(PriorityOperations.IsReset, _ => Task.FromResult(
            ApiResponse.Of(json => json.WriteBoolean("reset", PriorityCatalog.Of(workspace.Current).Any(priority => priority.IsDirty)))));
    }

    private ApiResponse List(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current);
        var text = call.Input.Text("text") ?? "";
        var found = PriorityCatalog.Of(workspace.Current)
            .Where(priority => FoldedText.Contains(priority.Name ?? priority.I18n, text)).ToList();
        return PagedResponse.Cut("priorities", found, page, Write);
    }

    private async Task<ApiResponse> ChangeAsync(ApiCall call)
    {
        var priority = Find(call);
        var isReset = call.Input.Flag("reset") == true;
        var name = call.Input.Text("name")?.Trim();
        if (!isReset && string.IsNullOrEmpty(name)) throw new ContactCenterException(PriorityOperations.InvalidChange);
        await follower.SeenAsync(await Workspace().NamePriority(call.Ids.Command(call.Caller.Actor), priority.PriorityId, isReset ? null : name));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> ResetAsync(ApiCall call)
    {
        await follower.SeenAsync(await Workspace().ResetPriorities(call.Ids.Command(call.Caller.Actor)));
        return ApiResponse.Success;
    }

    private PriorityView Find(ApiCall call) => PriorityCatalog.Find(workspace.Current, call.FromPath("priorityId"))
        ?? throw new ContactCenterException(CatalogErrors.PriorityNotFound);

    private IWorkspaceGrain Workspace() => grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key);

    private static void Write(Utf8JsonWriter json, PriorityView priority)
    {
        json.WriteString("_id", priority.PriorityId);
        json.WriteString("i18n", priority.I18n);
        json.Optional("name", priority.Name);
        json.WriteNumber("sortItem", priority.SortItem);
        json.WriteBoolean("dirty", priority.IsDirty);
    }
}

/// <summary>The operations on priorities (contract §3.7).</summary>
internal static class PriorityOperations
{
    private const string Group = "Priorities";
    private const string Example = """{"_id":"000000000000000000000001","i18n":"Highest","sortItem":1,"dirty":false}""";

    private static readonly Access Reading = Access.AnyOf(Permissions.ManagePriorities, Permissions.ViewRoom);
    private static readonly Access Changing = Access.AllOf(Permissions.ManagePriorities);

    public static Error InvalidChange { get; } = Error.Plain("error-invalid-priority-change");

    public static ApiOperation List { get; } = new("GET", "livechat/priorities", "The priorities, highest first.")
    {
        Group = Group, Access = Reading, Input = Object([Optional("text", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Response = $$"""{"priorities":[{{Example}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation Get { get; } = new("GET", "livechat/priorities/{priorityId}", "One priority.")
    {
        Group = Group, Access = Reading, Errors = [CatalogErrors.PriorityNotFound], Response = Example,
    };

    public static ApiOperation Change { get; } = new("PUT", "livechat/priorities/{priorityId}", "Names a priority, or gives it its own name again.")
    {
        Group = Group, Access = Changing, Input = Object(Optional("name", Text(InputLimits.NameMax).OneLine()), Optional("reset", Flag())),
        Errors = [CatalogErrors.PriorityNotFound, CatalogErrors.PriorityExists, InvalidChange], Request = """{"name":"Urgent"}""", Response = "{}",
    };

    public static ApiOperation Reset { get; } = new("POST", "livechat/priorities.reset", "All priorities have their own names again.")
    {
        Group = Group, Access = Changing, Response = "{}",
    };

    public static ApiOperation IsReset { get; } = new("GET", "livechat/priorities.reset", "Whether there is a name to reset.")
    {
        Group = Group, Access = Reading, Response = """{"reset":false}""",
    };
}
