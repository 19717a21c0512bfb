namespace ContactCenter.Api.Workspace.BusinessHours;

/// <summary>One set of business hours; the default ones without an id (contract §3.7).</summary>
internal sealed class GetBusinessHourOperation(IWorkspaceConfiguration workspace) : IOperation<GetBusinessHourRequest, GetBusinessHourResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/business-hour")
    {
        Access = Access.AllOf(Permissions.ViewBusinessHours), ExampleRequest = new GetBusinessHourRequest("674eeb4343725ce31dd9bdc1"),
        ExampleResponse = new GetBusinessHourResponse(BusinessHourExamples.Hours),
    };

    public Task<GetBusinessHourResponse> RunAsync(ApiCall call, GetBusinessHourRequest request)
    {
        var found = workspace.Current.BusinessHours.GetValueOrDefault(request.Id is { Length: > 0 } asked ? asked : SaveBusinessHourOperation.DefaultId);
        return Task.FromResult(new GetBusinessHourResponse(found is null ? null : BusinessHourResponse.From(found)));
    }
}

/// <param name="Id">Absent or empty = the default hours.</param>
/// <param name="Type">Accepted and not read.</param>
internal sealed record GetBusinessHourRequest(
    [MaxLength(InputLimits.IdMax)][property: JsonPropertyName("_id")] string? Id = null,
    [AllowedValues(BusinessHourTypes.Default, BusinessHourTypes.Custom)] string? Type = null);

/// <param name="BusinessHour">Null = there are none.</param>
internal sealed record GetBusinessHourResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] BusinessHourResponse? BusinessHour) : ApiResult;
