using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>
/// Judges business hours (contract §3.7). They are kept in the local time of their time zone, so a day on which clocks change opens and
/// closes when the people there expect it: an hour that the clock shows twice counts twice, one that it skips is not there.
/// </summary>
internal static class BusinessHourRules
{
    public const string EnabledSetting = "Livechat_enable_business_hours";
    public const string TypeSetting = "Livechat_business_hour_type";

    private const int DaysOfWeek = 7;

    /// <summary>The finish that means the end of the day: nobody closes for a minute.</summary>
    private static readonly TimeOnly LastMinute = new(23, 59);

    /// <summary>The fault of the hours; null = none.</summary>
    public static Error? FindFault(BusinessHourItem hours)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out _)) return CatalogErrors.InvalidTimeZone;
        var days = hours.WorkHours.GroupBy(period => period.Day);
        return days.All(day => IsDay([.. day.OrderBy(period => period.Start)])) ? null : CatalogErrors.InvalidWorkHours;
    }

    /// <summary>Tells whether the hours are open now. Hours that are switched off are never open.</summary>
    public static bool IsOpen(BusinessHourItem hours, DateTimeOffset now)
    {
        if (!hours.Active || !TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out var zone)) return false;
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var (today, time) = (local.DayOfWeek, TimeOnly.FromDateTime(local));
        var yesterday = (DayOfWeek)(((int)today + DaysOfWeek - 1) % DaysOfWeek);
        return hours.WorkHours.Any(day => day.Open && (IsWithin(day, today, time) || ReachesInto(day, yesterday, time)));
    }

    /// <summary>Tells whether the agent's hours are open: any of its departments', or the default where a department has none of its own.</summary>
    public static bool IsOpenFor(string agentId, WorkspaceSnapshot workspace, DateTimeOffset now)
    {
        if (!workspace.SettingIsOn(EnabledSetting)) return true;
        var standard = workspace.BusinessHours.Values.FirstOrDefault(hours => hours.Type == BusinessHourTypes.Default);
        var isStandardOpen = standard is null || IsOpen(standard, now);
        if (workspace.SettingText(TypeSetting) == BusinessHourModes.Single) return isStandardOpen;
        var departments = workspace.Departments.Values.Where(d => d.IsOpen && d.Agents.Any(agent => agent.AgentId == agentId)).ToList();
        return departments.Count == 0 ? isStandardOpen : departments.Any(d => IsOpenFor(d, workspace, isStandardOpen, now));
    }

    private static bool IsOpenFor(DepartmentView department, WorkspaceSnapshot workspace, bool isStandardOpen, DateTimeOffset now)
    {
        var own = workspace.BusinessHours.Values
            .Where(hours => hours is { Type: BusinessHourTypes.Custom, Active: true } && hours.DepartmentIds.Contains(department.DepartmentId)).ToList();
        return own.Count == 0 ? isStandardOpen : own.Any(hours => IsOpen(hours, now));
    }

    /// <summary>Tells whether these periods make a day: it is closed, or has periods one after the other, of which only the last may pass midnight.</summary>
    private static bool IsDay(IReadOnlyList<WorkHours> periods)
    {
        if (periods.Count == 1 && !periods[0].Open) return true;
        if (periods.Count > CatalogLimits.PeriodsPerDayMax || !periods.All(period => period.Open && HasLength(period))) return false;
        return periods.Zip(periods.Skip(1)).All(pair => pair.First.Finish > pair.First.Start && pair.First.Finish <= pair.Second.Start);
    }

    /// <summary>Tells whether the period lasts. From midnight to midnight is around the clock; any other time that is start and finish is a slip.</summary>
    private static bool HasLength(WorkHours period) => period.Start != period.Finish || period.Start == TimeOnly.MinValue;

    private static bool IsWithin(WorkHours day, DayOfWeek today, TimeOnly time) =>
        day.Day == today && time >= day.Start && (time < day.Finish || day.Finish <= day.Start || day.Finish == LastMinute);

    /// <summary>Tells whether the hours of yesterday last beyond midnight to this time.</summary>
    private static bool ReachesInto(WorkHours day, DayOfWeek yesterday, TimeOnly time) =>
        day.Day == yesterday && day.Finish <= day.Start && time < day.Finish;
}
