using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Wording;

namespace ContactCenter.Api.CustomFields;

/// <summary>The definitions of custom fields (contract §5).</summary>
internal sealed class CustomFieldEndpoints(
    IGrainFactory grains, ISearchIndex searchIndex, IWorkspaceConfiguration workspace, IJournalFollower follower) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(CustomFieldOperations.List, call => Task.FromResult(List(call)));
        api.Map(CustomFieldOperations.Get, call => Task.FromResult(Get(call)));
        api.Map(CustomFieldOperations.Save, SaveAsync);
        api.Map(CustomFieldOperations.Delete, DeleteAsync);
        api.Map(CustomFieldOperations.Progress, ProgressAsync);
    }

    private ApiResponse List(ApiCall call)
    {
        var page = Paging.Read(call.Input, workspace.Current, ("_id", "_id"), ("label", "label"), ("scope", "scope"));
        var text = call.Input.Text("text") ?? "";
        var found = workspace.Current.CustomFields.Values.Where(field =>
            FoldedText.Contains(field.Label, text) || FoldedText.Contains(field.Field, text));
        return PagedResponse.Cut("customFields", Sorted(found, page.Sort), page, CustomFieldJson.Write);
    }

    private ApiResponse Get(ApiCall call)
    {
        var field = workspace.Current.CustomFields.GetValueOrDefault(call.FromPath("_id"));
        return field is null ? ApiResponse.Of(json => json.WriteNull("customField")) : ApiResponse.Of("customField", field, CustomFieldJson.Write);
    }

    private async Task<ApiResponse> SaveAsync(ApiCall call)
    {
        var definition = CustomFieldJson.Read(call.Input.GetProperty("customFieldData"));
        var saved = await Workspace().SaveCustomField(
            new SaveCustomField(call.Ids.Command(call.Caller.Actor), call.Input.Text("customFieldId"), definition));
        await FollowAsync(saved.Position);
        return ApiResponse.Of("customField", saved.Definition, CustomFieldJson.Write);
    }

    private async Task<ApiResponse> DeleteAsync(ApiCall call)
    {
        var customFieldId = call.Input.RequiredText("customFieldId");
        await FollowAsync(await Workspace().DeleteCustomField(call.Ids.Command(call.Caller.Actor), customFieldId));
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> ProgressAsync(ApiCall call)
    {
        var progress = await searchIndex.ReindexProgressAsync(workspace.Current.IndexVersion, call.Aborted);
        return ApiResponse.Of(json =>
        {
            json.WriteNumber("outdated", progress.Outdated);
            json.WriteNumber("total", progress.Total);
            json.WriteBoolean("done", progress.Outdated == 0);
        });
    }

    private IWorkspaceGrain Workspace() => grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key);

    private async Task FollowAsync(long position)
    {
        await follower.SeenAsync(position);
        await grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Contacts).Wake(SearchedWorkspace.Fields(workspace.Current));
    }

    private static ImmutableArray<CustomFieldDefinition> Sorted(IEnumerable<CustomFieldDefinition> fields, ImmutableArray<SortBy> sort)
    {
        return [.. fields.Order(Comparer<CustomFieldDefinition>.Create(Compare))];

        int Compare(CustomFieldDefinition first, CustomFieldDefinition second)
        {
            foreach (var by in sort.IsEmpty ? [new SortBy("label", false)] : sort)
            {
                var compared = string.Compare(Value(first, by.Field), Value(second, by.Field), StringComparison.OrdinalIgnoreCase);
                if (compared != 0) return by.Descending ? -compared : compared;
            }

            return string.CompareOrdinal(first.Field, second.Field);
        }
    }

    private static string Value(CustomFieldDefinition field, string name) => name switch
    {
        "label" => field.Label,
        "scope" => field.Scope,
        _ => field.Field,
    };
}
