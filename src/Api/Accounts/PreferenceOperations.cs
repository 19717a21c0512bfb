namespace ContactCenter.Api.Accounts;

/// <summary>The caller's own preferences: what its screens keep on the server, such as language, theme, sounds and shortcuts.</summary>
internal sealed class GetPreferencesOperation(IGrainFactory grains) : IOperation<NoRequest, PreferencesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "users.getPreferences") { ExampleResponse = PreferencesResponse.Example };

    public async Task<PreferencesResponse> RunAsync(ApiCall call, NoRequest request) =>
        PreferencesResponse.From(await grains.GetGrain<IDeskGrain>(DeskKeys.OfUser(call.Caller.UserId)).ReadPreferences());
}

/// <summary>Changes the caller's own preferences. The server keeps them and reads nothing in them.</summary>
internal sealed class SetPreferencesOperation(IGrainFactory grains) : IOperation<SetPreferencesRequest, PreferencesResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "users.setPreferences")
    {
        Errors = [DeskErrors.TooManyPreferences],
        ExampleRequest = new SetPreferencesRequest(ImmutableDictionary<string, JsonElement>.Empty.Add("theme", JsonElement.Parse("\"dark\""))),
        ExampleResponse = PreferencesResponse.Example,
    };

    public async Task<PreferencesResponse> RunAsync(ApiCall call, SetPreferencesRequest request) => PreferencesResponse.From(
        await grains.GetGrain<IDeskGrain>(DeskKeys.OfUser(call.Caller.UserId))
            .ChangePreferences(request.Data.ToImmutableDictionary(value => value.Key, value => value.Value.GetRawText())));
}

/// <param name="Data">
/// The preferences that change, each of any form; null removes one, and those that are not named stay. All of a user together: at most 100 names and 16 KB.
/// </param>
internal sealed record SetPreferencesRequest(
    [Items(Max = DeskLimits.PreferencesMax), MaxLength(DeskLimits.PreferenceBytesMax)] ImmutableDictionary<string, JsonElement> Data);

/// <param name="Preferences">All preferences of the caller by name, each as it was set.</param>
internal sealed record PreferencesResponse(IReadOnlyDictionary<string, JsonElement> Preferences) : ApiResult
{
    public static PreferencesResponse Example { get; } =
        From(ImmutableDictionary<string, string>.Empty.Add("theme", "\"dark\"").Add("sound", "true").Add("shortcuts", """{"next":"j"}"""));

    public static PreferencesResponse From(ImmutableDictionary<string, string> values) =>
        new(values.ToImmutableSortedDictionary(
            value => value.Key, value => JsonElement.Parse(value.Value), StringComparer.Ordinal));
}
