using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Workspace;

/// <summary>Settings (contract §7.1).</summary>
internal sealed class SettingEndpoints(
    IGrainFactory grains, IWorkspaceConfiguration workspace, IJournalFollower follower, SettingAddresses addresses) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(WorkspaceOperations.GetSetting, call => Task.FromResult(Get(call)));
        api.Map(WorkspaceOperations.ChangeSetting, ChangeAsync);
    }

    private ApiResponse Get(ApiCall call)
    {
        var id = call.FromPath("_id");
        var value = workspace.Current.Setting(id) ?? throw new ContactCenterException(SettingErrors.NotFound);
        return ApiResponse.Of(json =>
        {
            json.WriteString("_id", id);
            json.WritePropertyName("value");
            json.WriteRawValue(value);
        });
    }

    private async Task<ApiResponse> ChangeAsync(ApiCall call)
    {
        var id = call.FromPath("_id");
        var value = call.Input.GetProperty("value");
        if (SettingRules.FindFault(id, value, workspace.Current) is { } fault) throw new ContactCenterException(fault);
        await addresses.CheckAsync(id, value, call.Aborted);
        var position = await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key)
            .ChangeSetting(call.Ids.Command(call.Caller.Actor), id, JsonSerializer.Serialize(value));
        await follower.SeenAsync(position);
        if (id == WorkspaceSnapshot.PhoneRegionSetting)
            await grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Contacts).Wake(SearchedWorkspace.Fields(workspace.Current));
        return ApiResponse.Success;
    }
}
