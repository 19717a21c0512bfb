namespace ContactCenter.Api.Workspace;

/// <summary>A setting's value (contract §7.1).</summary>
internal sealed class GetSettingOperation(IWorkspaceConfiguration workspace) : IOperation<NoRequest, GetSettingResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "settings/{_id}")
    {
        Access = Access.AllOf(Permissions.ViewSetting), Errors = [SettingErrors.NotFound],
        ExampleResponse = new GetSettingResponse("Livechat_enabled", JsonElement.Parse("true")),
    };

    public Task<GetSettingResponse> RunAsync(ApiCall call, NoRequest request)
    {
        var id = call.FromPath("_id");
        var value = workspace.Current.Setting(id) ?? throw new ContactCenterException(SettingErrors.NotFound);
        return Task.FromResult(new GetSettingResponse(id, JsonElement.Parse(value)));
    }
}

/// <param name="Value">Of the setting's type.</param>
internal sealed record GetSettingResponse(
    [property: JsonPropertyName("_id")] string Id, [property: JsonConverter(typeof(RawJsonConverter))] JsonElement Value) : ApiResult;
