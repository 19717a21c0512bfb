using System.Text.Json;
using ContactCenter.Api.Http;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Workspace;

/// <summary>Settings (contract §7.1).</summary>
internal sealed class SettingEndpoints(IGrainFactory grains, IWorkspaceConfiguration workspace, IJournalFollower follower) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(WorkspaceOperations.GetSetting, call => Task.FromResult(Get(call)));
        api.Map(WorkspaceOperations.ChangeSetting, ChangeAsync);
    }

    private Answer Get(ApiCall call)
    {
        var id = call.FromPath("_id");
        var value = workspace.Current.Setting(id) ?? throw new ContactCenterException(WorkspaceErrors.SettingNotFound);
        return Answer.Of(json =>
        {
            json.WriteString("_id", id);
            json.WritePropertyName("value");
            json.WriteRawValue(value);
        });
    }

    private async Task<Answer> ChangeAsync(ApiCall call)
    {
        var id = call.FromPath("_id");
        if (!SettingCatalog.Defaults.TryGetValue(id, out var standard)) throw new ContactCenterException(WorkspaceErrors.SettingNotFound);
        var value = call.Input.GetProperty("value");
        if (!IsSameKind(value, standard)) throw new ContactCenterException(WorkspaceErrors.InvalidSettingValue);
        var position = await grains.GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key)
            .ChangeSetting(call.Ids.Command(call.Caller.Actor), id, JsonSerializer.Serialize(value));
        await follower.SeenAsync(position);
        return Answer.Success;
    }

    /// <summary>A setting keeps the type of its default: text stays text, a switch stays a switch.</summary>
    private static bool IsSameKind(JsonElement value, string standard)
    {
        using var known = JsonDocument.Parse(standard);
        if (value.ValueKind == JsonValueKind.Number) return known.RootElement.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _);
        return Kind(value.ValueKind) == Kind(known.RootElement.ValueKind);
    }

    private static JsonValueKind Kind(JsonValueKind kind) => kind == JsonValueKind.False ? JsonValueKind.True : kind;
}
