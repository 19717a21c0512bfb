namespace ContactCenter.Api.Workspace.BusinessHours;

/// <summary>Business hours in the examples of the API's description.</summary>
internal static class BusinessHourExamples
{
    public static BusinessHourResponse Hours { get; } = BusinessHourResponse.From(new BusinessHourItem(
        "674eeb4343725ce31dd9bdc1", "Sales", true, BusinessHourTypes.Custom, "Europe/Berlin",
        [new WorkHours(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(18, 0), true)], [WorkspaceExamples.DepartmentId], WorkspaceExamples.At));
}
