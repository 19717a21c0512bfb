using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>
/// Business hours (contract §3.7). They are kept by the clock on the wall of their time zone, so a day on which clocks change opens and closes
/// when the people there expect it.
/// </summary>
public static class BusinessHourRules
{
    public const string EnabledSetting = "Livechat_enable_business_hours";
    public const string TypeSetting = "Livechat_business_hour_type";
    public const string SingleType = "Single";

    private const int DaysOfWeek = 7;

    /// <summary>Null = fine.</summary>
    public static Error? FindFault(BusinessHourView hours)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out _)) return CatalogErrors.InvalidTimeZone;
        var days = hours.WorkHours.Select(day => day.Day).ToList();
        var isComplete = days.Count <= DaysOfWeek && days.Distinct().Count() == days.Count;
        return isComplete && hours.WorkHours.All(day => !day.Open || day.Start != day.Finish) ? null : CatalogErrors.InvalidWorkHours;
    }

    /// <summary>Hours that are switched off are never open.</summary>
    public static bool IsOpen(BusinessHourView hours, DateTimeOffset now)
    {
        if (!hours.Active || !TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out var zone)) return false;
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var (today, time) = (local.DayOfWeek, TimeOnly.FromDateTime(local));
        var yesterday = (DayOfWeek)(((int)today + DaysOfWeek - 1) % DaysOfWeek);
        return hours.WorkHours.Any(day => day.Open && (IsWithin(day, today, time) || ReachesInto(day, yesterday, time)));
    }

    /// <summary>Whether the agent's hours are open: any of its departments', or the default where a department has none of its own.</summary>
    public static bool IsOpenFor(string agentId, WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        if (!workspace.SettingIsOn(EnabledSetting)) return true;
        var standard = workspace.BusinessHours.Values.FirstOrDefault(hours => hours.Type == BusinessHourTypes.Default);
        var isStandardOpen = standard is null || IsOpen(standard, now);
        if (workspace.SettingText(TypeSetting) == SingleType) return isStandardOpen;
        var departments = workspace.Departments.Values.Where(d => d.IsOpen && d.Agents.Any(agent => agent.AgentId == agentId)).ToList();
        return departments.Count == 0 ? isStandardOpen : departments.Any(d => IsOpenFor(d, workspace, isStandardOpen, now));
    }

    private static bool IsOpenFor(DepartmentView department, WorkspaceSnapshot workspace, bool isStandardOpen, DateTimeOffset now)
    {
        var own = workspace.BusinessHours.Values
            .Where(hours => hours is { Type: BusinessHourTypes.Custom, Active: true } && hours.DepartmentIds.Contains(department.DepartmentId)).ToList();
        return own.Count == 0 ? isStandardOpen : own.Any(hours => IsOpen(hours, now));
    }

    private static bool IsWithin(WorkHours day, DayOfWeek today, TimeOnly time) =>
        day.Day == today && time >= day.Start && (time < day.Finish || day.Finish <= day.Start);

    /// <summary>Hours that began yesterday and end after midnight.</summary>
    private static bool ReachesInto(WorkHours day, DayOfWeek yesterday, TimeOnly time) =>
        day.Day == yesterday && day.Finish <= day.Start && time < day.Finish;
}
