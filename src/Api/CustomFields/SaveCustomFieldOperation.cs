namespace ContactCenter.Api.CustomFields;

/// <summary>Creates a custom field, changes or renames one. Contacts are found by a searchable field's values soon after (contract §5).</summary>
internal sealed class SaveCustomFieldOperation(IGrainFactory grains, ChangedFields changed) : IOperation<SaveCustomFieldRequest, SaveCustomFieldResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/custom-fields.save")
    {
        Access = Access.AllOf(Permissions.ViewManager),
        Errors =
        [
            CustomFieldErrors.NotFoundOnSave, CustomFieldErrors.AlreadyExists, CustomFieldErrors.InvalidName,
            CustomFieldErrors.InvalidPattern, CustomFieldErrors.UnboundedPattern, CustomFieldErrors.TooMany,
        ],
        ExampleRequest = new SaveCustomFieldRequest(null, new CustomFieldData(
            "plan", "Plan", CustomFieldDefinition.VisitorScope, "visible", "^[a-z]+$", true, Type: CustomFieldDefinition.SelectType,
            Options: "free,gold", Public: true)),
        ExampleResponse = new SaveCustomFieldResponse(CustomFieldResponse.Example),
    };

    public async Task<SaveCustomFieldResponse> RunAsync(ApiCall call, SaveCustomFieldRequest request)
    {
        var saved = await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).SaveCustomField(
            new SaveCustomField(call.Ids.Command(call.Caller.Actor), request.CustomFieldId, request.CustomFieldData.ToDefinition()));
        await changed.SeenAsync(saved.Position);
        return new SaveCustomFieldResponse(CustomFieldResponse.From(saved.Definition));
    }
}

/// <summary>Deletes a custom field. Values stored under it are kept and no longer changed or searched (contract §5).</summary>
internal sealed class DeleteCustomFieldOperation(IGrainFactory grains, ChangedFields changed) : IOperation<DeleteCustomFieldRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/custom-fields.delete")
    {
        Access = Access.AllOf(Permissions.ViewManager), Errors = [CustomFieldErrors.NotFoundOnDelete],
        ExampleRequest = new DeleteCustomFieldRequest("plan"),
    };

    public async Task<Done> RunAsync(ApiCall call, DeleteCustomFieldRequest request)
    {
        await changed.SeenAsync(await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key).DeleteCustomField(
            call.Ids.Command(call.Caller.Actor), request.CustomFieldId));
        return Done.Instance;
    }
}

/// <param name="CustomFieldId">The field to change; null = a new one.</param>
internal sealed record SaveCustomFieldRequest([ValidId] string? CustomFieldId, CustomFieldData CustomFieldData);

/// <param name="Field">The key under which values are stored: letters, numbers, hyphens and underscores.</param>
/// <param name="Visibility">The place where agents see it, such as "visible" or "hidden"; for clients only.</param>
/// <param name="Regexp">The pattern that values must match; empty = any value.</param>
/// <param name="Searchable">Whether contacts are found by its values.</param>
/// <param name="Type">The way to enter a value; absent = input.</param>
/// <param name="DefaultValue">The value that a form starts with.</param>
/// <param name="Options">The options of a select, separated by commas.</param>
/// <param name="Public">Whether the widget's registration form asks for it.</param>
internal sealed record CustomFieldData(
    [MaxLength(CustomFieldLimits.FieldMax)] string Field,
    [NotEmpty, OneLine, MaxLength(CustomFieldLimits.LabelMax)] string Label,
    [AllowedValues(CustomFieldDefinition.VisitorScope, CustomFieldDefinition.RoomScope)] string Scope,
    [MaxLength(CustomFieldLimits.VisibilityMax)] string Visibility,
    [MaxLength(CustomFieldLimits.PatternMax)] string Regexp,
    bool Searchable,
    bool? Required = null,
    [AllowedValues(CustomFieldDefinition.InputType, CustomFieldDefinition.SelectType)] string? Type = null,
    [MaxLength(CustomFieldLimits.TextMax)] string? DefaultValue = null,
    [MaxLength(CustomFieldLimits.TextMax)] string? Options = null,
    bool? Public = null)
{
    public CustomFieldDefinition ToDefinition() => new(Field, Label, Scope, Searchable, Required ?? false, Regexp)
    {
        Visibility = Visibility, Type = Type ?? CustomFieldDefinition.InputType, DefaultValue = DefaultValue, Options = Options, Public = Public ?? false,
    };
}

internal sealed record SaveCustomFieldResponse(CustomFieldResponse CustomField) : ApiResult;

internal sealed record DeleteCustomFieldRequest([ValidId] string CustomFieldId);

/// <summary>Waits until this node shows a change of the fields, and has contacts indexed by it.</summary>
internal sealed class ChangedFields(IGrainFactory grains, IJournalFollower follower, IWorkspaceConfiguration workspace)
{
    public async Task SeenAsync(long position)
    {
        await follower.SeenAsync(position);
        await grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Contacts).Wake(SearchedWorkspace.Fields(workspace.Current));
    }
}
