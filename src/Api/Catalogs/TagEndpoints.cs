using System.Text.Json;
using ContactCenter.Wording;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Catalogs;

/// <summary>Tags for conversations (contract §3.7).</summary>
internal sealed class TagEndpoints(Catalog catalog, AccessControl access, IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(TagOperations.List, call => Task.FromResult(List(call)));
        api.Map(TagOperations.Get, call => Task.FromResult(Get(call)));
        api.Map(TagOperations.Save, SaveAsync);
        api.Map(TagOperations.Delete, DeleteAsync);
    }

    /// <summary>
    /// Lists tags for everybody and for the caller's departments. With <c>viewAll</c> users who manage tags get all, with <c>department</c> those
    /// offered there.
    /// </summary>
    private ApiResponse List(ApiCall call)
    {
        var (text, department) = (call.Input.Text("text") ?? "", call.Input.Text("department"));
        var seesAll = call.Input.Flag("viewAll") == true && access.May(call.Caller, Permissions.ManageTags);
        var departments = department is null ? DepartmentsOf(call.Caller.UserId) : [department];
        var found = workspace.Current.Tags.Values
            .Where(tag => FoldedText.Contains(tag.Name, text))
            .Where(tag => seesAll || tag.DepartmentIds.IsEmpty || tag.DepartmentIds.Any(departments.Contains))
            .OrderBy(tag => tag.Name, StringComparer.CurrentCulture).ThenBy(tag => tag.TagId, StringComparer.Ordinal);
        return PagedResponse.Cut("tags", [.. found], Paging.Read(call.Input, workspace.Current), Write);
    }

    private ImmutableHashSet<string> DepartmentsOf(string userId) =>
        [.. workspace.Current.Departments.Values.Where(d => d.Agents.Any(agent => agent.AgentId == userId)).Select(d => d.DepartmentId)];

    private ApiResponse Get(ApiCall call)
    {
        var tag = workspace.Current.Tags.GetValueOrDefault(call.FromPath("tagId")) ?? throw new ContactCenterException(CatalogErrors.TagNotFound);
        return ApiResponse.Of(json => Write(json, tag));
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call)
    {
        var data = call.Input.GetProperty("tagData");
        var known = call.Input.Text("_id");
        if (known is not null && !workspace.Current.Tags.ContainsKey(known)) throw new ContactCenterException(CatalogErrors.TagNotFoundOnChange);
        var departments = call.Input.TextsOrNone("tagDepartments");
        if (departments.Any(id => !workspace.Current.Departments.ContainsKey(id))) throw new ContactCenterException(DepartmentErrors.NotFound);
        var tag = new TagItem(known ?? call.Ids.HexId("tag"), data.RequiredText("name").Trim(), data.Text("description"), departments, time.GetUtcNow());
        if (tag.Name.Length == 0) throw new ContactCenterException(TagOperations.InvalidName);
        await catalog.SaveAsync(call, tag);
        return ApiResponse.Of(json => Write(json, tag));
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        await catalog.DeleteAsync(call, CatalogKinds.Tag, call.Input.RequiredText("id"));
        return ApiResponse.Success;
    }

    private static void Write(Utf8JsonWriter json, TagItem tag)
    {
        json.WriteString("_id", tag.TagId);
        json.WriteString("name", tag.Name);
        json.Optional("description", tag.Description);
        json.WriteNumber("numDepartments", tag.DepartmentIds.Length);
        json.Texts("departments", tag.DepartmentIds);
        json.Date("_updatedAt", tag.UpdatedAt);
    }
}

/// <summary>The operations on tags (contract §3.7).</summary>
internal static class TagOperations
{
    private const string Group = "Tags";
    private const string Example = """
        {"_id":"674eeb4343725ce31dd9bdd2","name":"invoice","numDepartments":1,"departments":["674eeb4343725ce31dd9bdb0"],
         "_updatedAt":"2026-11-22T09:00:00.000Z"}
        """;

    private static readonly Access Reading = Access.AnyOf(Permissions.ViewRoom, Permissions.ManageTags);
    private static readonly Access Changing = Access.AllOf(Permissions.ManageTags);

    public static Error InvalidName { get; } = Error.Plain("error-invalid-tag-name");

    public static ApiOperation List { get; } = new("GET", "livechat/tags",
        "Tags for everybody and for one's departments, by name; viewAll shows all to who manages them, department those offered there.")
    {
        Group = Group, Access = Reading,
        Input = Object(
        [
            Optional("text", Text(InputLimits.NameMax)), Optional("department", Id()), Optional("viewAll", Flag()), .. Paging.Parameters,
        ]),
        Response = $$"""{"tags":[{{Example}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation Get { get; } = new("GET", "livechat/tags/{tagId}", "One tag.")
    {
        Group = Group, Access = Reading, Errors = [CatalogErrors.TagNotFound], Response = Example,
    };

    public static ApiOperation Save { get; } = new("POST", "livechat/tags.save", "Creates a tag, or changes the one with that _id.")
    {
        Group = Group, Access = Changing,
        Input = Object(
            Optional("_id", Id()),
            Required("tagData", Object(Required("name", Text(InputLimits.NameMax).OneLine()), Optional("description", Text(InputLimits.TextMax)))),
            Optional("tagDepartments", Schema.List(Id()).Unique())),
        Errors = [CatalogErrors.TagExists, CatalogErrors.TagNotFoundOnChange, CatalogErrors.TooMany, DepartmentErrors.NotFound, InvalidName],
        Request = """{"tagData":{"name":"invoice"},"tagDepartments":["674eeb4343725ce31dd9bdb0"]}""",
        Response = Example,
    };

    public static ApiOperation Delete { get; } = new("POST", "livechat/tags.delete", "Removes a tag; conversations that have it keep it.")
    {
        Group = Group, Access = Changing, Input = Object(Required("id", Id())), Errors = [CatalogErrors.TagNotFoundOnChange],
        Request = """{"id":"674eeb4343725ce31dd9bdd2"}""", Response = "{}",
    };
}
