namespace ContactCenter.Api.Workspace.BusinessHours;

/// <summary>
/// Creates or changes business hours (contract §3.7). A day may have several periods. Times are those of the clock on the wall; 24:00 is the end of
/// the day, and a finish that is not after the start is on the next.
/// </summary>
internal sealed class SaveBusinessHourOperation(
    WorkspaceWriter writer, BusinessHourReach reach, Oversight oversight, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<SaveBusinessHourRequest, SaveBusinessHourResponse>
{
    /// <summary>There is one set of default hours; this is its id.</summary>
    public const string DefaultId = "default";

    public static ApiOperation Operation { get; } = new("POST", "livechat/business-hours.save")
    {
        Access = Access.AllOf(Permissions.ViewBusinessHours, Permissions.ManageDepartments),
        Errors =
        [
            CatalogErrors.InvalidTimeZone, CatalogErrors.InvalidWorkHours, CatalogErrors.BusinessHourNotFound, DepartmentErrors.NotFound,
            CatalogErrors.TooMany,
        ],
        ExampleRequest = new SaveBusinessHourRequest(
            null, "Sales", true, BusinessHourTypes.Custom, "Europe/Berlin", [new GivenWorkHours("Monday", "09:00", "18:00", true)],
            [WorkspaceExamples.DepartmentId]),
        ExampleResponse = new SaveBusinessHourResponse(BusinessHourExamples.Hours),
    };

    public async Task<SaveBusinessHourResponse> RunAsync(ApiCall call, SaveBusinessHourRequest request)
    {
        var isDefault = request.Type == BusinessHourTypes.Default;
        var isNew = isDefault || request.Id is null;
        var id = isDefault ? DefaultId : request.Id ?? call.Ids.HexId("business-hour");
        var known = workspace.Current.BusinessHours.GetValueOrDefault(id);
        if (!isNew && known?.Type != BusinessHourTypes.Custom) throw new ContactCenterException(CatalogErrors.BusinessHourNotFound);
        reach.CheckMayChange(call.Caller, known, isDefault);
        foreach (var departmentId in request.Departments ?? []) oversight.CheckDepartment(call.Caller, departmentId);
        var hours = request.ToItem(id, time.GetUtcNow());
        await writer.WriteAsync(call, (actor, context) => isNew ? actor.SaveItem(context, hours) : actor.ChangeItem(context, hours));
        return new SaveBusinessHourResponse(BusinessHourResponse.From(hours));
    }
}

/// <param name="Id">The custom hours to change; absent = new ones. The default hours need none.</param>
/// <param name="Active">False = they are never open.</param>
/// <param name="TimezoneName">An IANA id.</param>
/// <param name="Departments">Ids of the departments whose hours they are; not read for the default hours.</param>
internal sealed record SaveBusinessHourRequest(
    [ValidId][property: JsonPropertyName("_id")] string? Id,
    [OneLine, MaxLength(InputLimits.NameMax)] string? Name,
    bool Active,
    [AllowedValues(BusinessHourTypes.Default, BusinessHourTypes.Custom)] string Type,
    [MaxLength(InputLimits.NameMax)] string TimezoneName,
    [Items(Max = 7 * CatalogLimits.PeriodsPerDayMax)] ImmutableArray<GivenWorkHours> WorkHours,
    [Items(AreUnique = true), ValidId] ImmutableArray<string>? Departments = null)
{
    public BusinessHourItem ToItem(string id, DateTimeOffset now) => new(
        id, Name ?? "", Active, Type, TimezoneName, [.. WorkHours.Select(hours => hours.ToWorkHours())],
        Type == BusinessHourTypes.Default ? [] : Departments ?? [], now);
}

/// <param name="Start">HH:mm.</param>
/// <param name="Finish">HH:mm.</param>
/// <param name="Open">False = closed all day.</param>
internal sealed record GivenWorkHours(
    [AllowedValues("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")] string Day, [MaxLength(5)] string Start,
    [MaxLength(5)] string Finish, bool Open)
{
    public WorkHours ToWorkHours()
    {
        var endsWithDay = Finish == WallTime.EndOfDay;
        return new WorkHours(Enum.Parse<DayOfWeek>(Day), WallTime.Read(Start), endsWithDay ? TimeOnly.MinValue : WallTime.Read(Finish), Open)
        {
            EndsWithDay = endsWithDay,
        };
    }
}

internal sealed record SaveBusinessHourResponse(BusinessHourResponse BusinessHour) : ApiResult;
