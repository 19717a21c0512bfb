namespace ContactCenter.Api.CustomFields;

/// <summary>Custom fields, by label (contract §5).</summary>
internal sealed class ListCustomFieldsOperation(IWorkspaceConfiguration workspace) : IOperation<ListCustomFieldsRequest, ListCustomFieldsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/custom-fields")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = new ListCustomFieldsRequest("plan"),
        ExampleResponse = new ListCustomFieldsResponse([CustomFieldResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListCustomFieldsResponse> RunAsync(ApiCall call, ListCustomFieldsRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("_id", "_id"), ("label", "label"), ("scope", "scope"));
        var text = request.Text ?? "";
        var found = workspace.Current.CustomFields.Values
            .Where(field => FoldedText.Contains(field.Label, text) || FoldedText.Contains(field.Field, text))
            .Order(Comparer<CustomFieldDefinition>.Create((first, second) => Compare(first, second, page.Sort))).ToList();
        ImmutableArray<CustomFieldResponse> shown = [.. found.Skip(page.Offset).Take(page.Count).Select(CustomFieldResponse.From)];
        return Task.FromResult(new ListCustomFieldsResponse(shown) { Count = shown.Length, Offset = page.Offset, Total = found.Count });
    }

    private static int Compare(CustomFieldDefinition first, CustomFieldDefinition second, ImmutableArray<SortBy> sort)
    {
        foreach (var by in sort.IsEmpty ? [new SortBy("label", false)] : sort)
        {
            var compared = string.Compare(Value(first, by.Field), Value(second, by.Field), StringComparison.OrdinalIgnoreCase);
            if (compared != 0) return by.Descending ? -compared : compared;
        }

        return string.CompareOrdinal(first.Field, second.Field);
    }

    private static string Value(CustomFieldDefinition field, string name) => name switch
    {
        "label" => field.Label,
        "scope" => field.Scope,
        _ => field.Field,
    };
}

/// <summary>One custom field (contract §5).</summary>
internal sealed class GetCustomFieldOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, GetCustomFieldResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/custom-fields/{_id}")
    {
        Access = Access.AllOf(Permissions.ViewRoom), ExampleResponse = new GetCustomFieldResponse(CustomFieldResponse.Example),
    };

    public Task<GetCustomFieldResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var field = workspace.Current.CustomFields.GetValueOrDefault(call.FromPath("_id"));
        return Task.FromResult(new GetCustomFieldResponse(field is null ? null : CustomFieldResponse.From(field)));
    }
}

/// <summary>How far contacts are rewritten after a change of which fields are searchable (contract §5).</summary>
internal sealed class SearchProgressOperation(ISearchIndex searchIndex, IWorkspaceConfiguration workspace) : IOperation<NoRequest, SearchProgressResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/custom-fields.progress")
    {
        Access = Access.AllOf(Permissions.ViewManager), ExampleResponse = new SearchProgressResponse(1_200, 50_000, false),
    };

    public async Task<SearchProgressResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var progress = await searchIndex.ReindexProgressAsync(workspace.Current.IndexVersion, call.Aborted);
        return new SearchProgressResponse(progress.Outdated, progress.Total, progress.Outdated == 0);
    }
}

/// <param name="Text">A part of the label or of the key.</param>
internal sealed record ListCustomFieldsRequest([MaxLength(InputLimits.NameMax)] string? Text = null) : PageParameters;

internal sealed record ListCustomFieldsResponse(ImmutableArray<CustomFieldResponse> CustomFields) : PagedResult;

/// <param name="CustomField">Null = there is no such field.</param>
internal sealed record GetCustomFieldResponse([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] CustomFieldResponse? CustomField) : ApiResult;

/// <param name="Outdated">Contacts that searches still find by the former fields.</param>
/// <param name="Total">All contacts.</param>
/// <param name="Done">Whether none is outdated.</param>
internal sealed record SearchProgressResponse(long Outdated, long Total, bool Done) : ApiResult;
