using System.Globalization;

namespace ContactCenter.Api.Workspace.BusinessHours;

/// <summary>Business hours: the times at which agents take conversations (contract §3.7).</summary>
/// <param name="Active">False = they are never open.</param>
/// <param name="Type">"default" or "custom".</param>
/// <param name="Departments">Ids of the departments whose hours they are; empty for the default hours.</param>
/// <param name="At">The time of the last change.</param>
internal sealed record BusinessHourResponse(
    [property: JsonPropertyName("_id")] string Id, string Name, bool Active, string Type, TimeZoneResponse Timezone,
    ImmutableArray<WorkHoursResponse> WorkHours, ImmutableArray<string> Departments, [property: JsonPropertyName("ts")] DateTimeOffset At,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static BusinessHourResponse From(BusinessHourItem hours) => new(
        hours.BusinessHourId, hours.Name, hours.Active, hours.Type, new TimeZoneResponse(hours.TimeZone),
        [.. hours.WorkHours.Select(WorkHoursResponse.From)], hours.DepartmentIds, hours.UpdatedAt, hours.UpdatedAt);
}

/// <param name="Name">The IANA id, such as Europe/Berlin.</param>
internal sealed record TimeZoneResponse(string Name);

/// <summary>A period of one weekday, by the clock on the wall.</summary>
/// <param name="Finish">The end; not later than the start = on the next day.</param>
/// <param name="Open">False = closed all day.</param>
/// <param name="Code">The number of the day: 0 (Sunday) to 6.</param>
internal sealed record WorkHoursResponse(string Day, WallTimeResponse Start, WallTimeResponse Finish, bool Open, int Code)
{
    public static WorkHoursResponse From(WorkHours hours) => new(
        hours.Day.ToString(), new WallTimeResponse(WallTime.Text(hours.Start)), new WallTimeResponse(WallTime.Text(hours.Finish, hours.EndsWithDay)),
        hours.Open, (int)hours.Day);
}

/// <param name="Time">HH:mm; 24:00 is the end of the day.</param>
internal sealed record WallTimeResponse(string Time);

/// <summary>Times of business hours as the API has them: HH:mm, and 24:00 for the end of the day.</summary>
internal static class WallTime
{
    public const string EndOfDay = "24:00";

    private const string Format = "HH:mm";

    public static string Text(TimeOnly time, bool isEndOfDay = false) => isEndOfDay ? EndOfDay : time.ToString(Format, CultureInfo.InvariantCulture);

    /// <exception cref="ContactCenterException">It is no time.</exception>
    public static TimeOnly Read(string text) => TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time
        : throw new ContactCenterException(CatalogErrors.InvalidWorkHours);
}

/// <summary>Business hours in the examples of the API's description.</summary>
internal static class BusinessHourExamples
{
    public static BusinessHourResponse Hours { get; } = BusinessHourResponse.From(new BusinessHourItem(
        "674eeb4343725ce31dd9bdc1", "Sales", true, BusinessHourTypes.Custom, "Europe/Berlin",
        [new WorkHours(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(18, 0), true)], [WorkspaceExamples.DepartmentId], WorkspaceExamples.At));
}
