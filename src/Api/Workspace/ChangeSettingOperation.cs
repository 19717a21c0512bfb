namespace ContactCenter.Api.Workspace;

/// <summary>Changes a setting; every node follows at once (contract §7.1).</summary>
internal sealed class ChangeSettingOperation(
    WorkspaceWriter writer, IGrainFactory grains, IWorkspaceConfiguration workspace, SettingAddresses addresses) : IOperation<ChangeSettingRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "settings/{_id}")
    {
        Access = Access.AllOf(Permissions.EditSetting),
        IsAudited = true,
        Errors = [SettingErrors.NotFound, SettingErrors.Invalid, WorkspaceErrors.NoWebAddress, WorkspaceErrors.AddressWithUser, WorkspaceErrors.PrivateAddress],
        ExampleRequest = new ChangeSettingRequest(JsonElement.Parse("true")),
    };

    public async Task<Done> RunAsync(ApiCall call, ChangeSettingRequest request)
    {
        var id = call.FromPath("_id");
        if (SettingRules.FindFault(id, request.Value, workspace.Current) is { } fault) throw new ContactCenterException(fault);
        await addresses.CheckAsync(id, request.Value, call.Aborted);
        await writer.WriteAsync(call, (actor, context) => actor.ChangeSetting(context, id, JsonSerializer.Serialize(request.Value)));
        if (id == WorkspaceSnapshot.PhoneRegionSetting)
            await grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Contacts).Wake(SearchedWorkspace.Fields(workspace.Current));
        return Done.Instance;
    }
}

/// <param name="Value">Of the setting's type.</param>
internal sealed record ChangeSettingRequest([MaxLength(InputLimits.SettingBytesMax)] JsonElement Value);
