namespace ContactCenter.Api.Workspace;

/// <summary>Lists the settings that decide what a client offers to agents, for everybody who is signed in (contract §7.1).</summary>
internal sealed class ListPublicSettingsOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, ListPublicSettingsResponse>
{
    private static readonly ImmutableArray<string> Ids =
    [
        "Livechat_allow_manual_on_hold", "Livechat_allow_manual_on_hold_upon_agent_engagement_only", "Livechat_fileupload_enabled",
        "Message_AllowDeleting", "Message_AllowEditing",
    ];

    public static ApiOperation Operation { get; } = new("GET", "settings.public")
    {
        ExampleResponse = new ListPublicSettingsResponse([new("Livechat_allow_manual_on_hold", JsonElement.Parse("false"))]),
    };

    public Task<ListPublicSettingsResponse> RunAsync(ApiCall call, NoRequest request) => Task.FromResult(new ListPublicSettingsResponse(
        [.. Ids.Select(id => new PublicSetting(id, JsonElement.Parse(workspace.Current.Setting(id)!)))]));
}

internal sealed record ListPublicSettingsResponse(ImmutableArray<PublicSetting> Settings) : ApiResult;

/// <summary>A setting that everybody may know.</summary>
/// <param name="Value">Of the setting's type.</param>
internal sealed record PublicSetting(
    [property: JsonPropertyName("_id")] string Id, [property: JsonConverter(typeof(RawJsonConverter))] JsonElement Value);
