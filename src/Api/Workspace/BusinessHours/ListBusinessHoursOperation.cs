namespace ContactCenter.Api.Workspace.BusinessHours;

/// <summary>All business hours, the default ones first (contract §3.7).</summary>
internal sealed class ListBusinessHoursOperation(IWorkspaceConfiguration workspace) : IOperation<ListBusinessHoursRequest, ListBusinessHoursResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/business-hours")
    {
        Access = Access.AllOf(Permissions.ViewBusinessHours),
        ExampleRequest = new ListBusinessHoursRequest("Sal") { Count = 25 },
        ExampleResponse = new ListBusinessHoursResponse([BusinessHourExamples.Hours]) { Count = 1, Offset = 0, Total = 1 },
    };

    public Task<ListBusinessHoursResponse> RunAsync(ApiCall call, ListBusinessHoursRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var (shown, total) = page.Cut(workspace.Current.BusinessHours.Values
            .Where(hours => FoldedText.Contains(hours.Name, request.Name ?? ""))
            .OrderBy(hours => hours.Type == BusinessHourTypes.Default ? 0 : 1).ThenBy(hours => hours.Name, StringComparer.CurrentCulture));
        return Task.FromResult(new ListBusinessHoursResponse([.. shown.Select(BusinessHourResponse.From)])
        {
            Count = shown.Length, Offset = page.Offset, Total = total,
        });
    }
}

/// <param name="Name">A part of the name, in any case.</param>
internal sealed record ListBusinessHoursRequest([MaxLength(InputLimits.NameMax)] string? Name = null) : PageParameters;

internal sealed record ListBusinessHoursResponse(ImmutableArray<BusinessHourResponse> BusinessHours) : PagedResult;
