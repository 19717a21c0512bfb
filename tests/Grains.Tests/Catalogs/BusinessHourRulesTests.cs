using System.Collections.Immutable;
using System.Globalization;
using ContactCenter.Conversations;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Catalogs;

public sealed class BusinessHourRulesTests
{
    private static readonly ImmutableArray<WorkHours> Weekdays =
    [
        .. Enum.GetValues<DayOfWeek>().Select(day =>
            new WorkHours(day, new TimeOnly(9, 0), new TimeOnly(18, 0), day is not (DayOfWeek.Saturday or DayOfWeek.Sunday))),
    ];

    [Theory]
    // Winter and summer of Berlin: the same wall clock, another UTC.
    [InlineData("Europe/Berlin", "2026-01-12T07:59:59Z", false)]
    [InlineData("Europe/Berlin", "2026-01-12T08:00:00Z", true)]
    [InlineData("Europe/Berlin", "2026-01-12T16:59:59Z", true)]
    [InlineData("Europe/Berlin", "2026-01-12T17:00:00Z", false)]
    [InlineData("Europe/Berlin", "2026-07-13T07:00:00Z", true)]
    [InlineData("Europe/Berlin", "2026-07-13T16:00:00Z", false)]
    // The Monday after the clocks went forward.
    [InlineData("Europe/Berlin", "2026-03-30T07:00:00Z", true)]
    [InlineData("Europe/Berlin", "2026-03-27T07:30:00Z", false)]
    // The day elsewhere is not the day in UTC.
    [InlineData("Pacific/Auckland", "2026-07-12T21:30:00Z", true)]
    [InlineData("America/Los_Angeles", "2026-07-13T01:00:00Z", false)]
    [InlineData("America/Los_Angeles", "2026-07-18T00:30:00Z", true)]
    [InlineData("UTC", "2026-07-18T12:00:00Z", false)]
    public void Hours_follow_the_clock_on_the_wall(string zone, string now, bool isOpen) =>
        Assert.Equal(isOpen, BusinessHourRules.IsOpen(Hours(zone, Weekdays), Time(now)));

    [Theory]
    [InlineData("2026-07-13T21:59:00Z", false)]
    [InlineData("2026-07-13T22:00:00Z", true)]
    [InlineData("2026-07-14T05:59:00Z", true)]
    [InlineData("2026-07-14T06:00:00Z", false)]
    public void Hours_that_end_after_midnight_reach_into_the_next_day(string now, bool isOpen) => Assert.Equal(
        isOpen, BusinessHourRules.IsOpen(Hours("UTC", [new(DayOfWeek.Monday, new TimeOnly(22, 0), new TimeOnly(6, 0), true)]), Time(now)));

    [Fact]
    public void Hour_that_happens_twice_is_open_twice_and_one_that_is_skipped_opens_at_the_next()
    {
        var night = Hours("Europe/Berlin", [new(DayOfWeek.Sunday, new TimeOnly(2, 0), new TimeOnly(3, 0), true)]);
        Assert.True(BusinessHourRules.IsOpen(night, Time("2026-10-25T00:30:00Z")));
        Assert.True(BusinessHourRules.IsOpen(night, Time("2026-10-25T01:30:00Z")));
        Assert.False(BusinessHourRules.IsOpen(night, Time("2026-10-25T02:00:00Z")));
        Assert.False(BusinessHourRules.IsOpen(night, Time("2026-03-29T01:00:00Z")));
    }

    [Fact]
    public void Hours_that_are_switched_off_or_of_no_known_zone_are_closed()
    {
        Assert.False(BusinessHourRules.IsOpen(Hours("UTC", Weekdays) with { Active = false }, Time("2026-07-13T12:00:00Z")));
        Assert.False(BusinessHourRules.IsOpen(Hours("Nowhere/Land", Weekdays), Time("2026-07-13T12:00:00Z")));
    }

    [Fact]
    public void Hours_of_no_known_zone_or_with_a_day_twice_or_without_length_are_refused()
    {
        Assert.Null(BusinessHourRules.FindFault(Hours("Europe/Berlin", Weekdays)));
        Assert.Equal(CatalogErrors.InvalidTimeZone, BusinessHourRules.FindFault(Hours("Nowhere/Land", Weekdays)));
        Assert.Equal(CatalogErrors.InvalidWorkHours, BusinessHourRules.FindFault(Hours("UTC", [Weekdays[1], Weekdays[1]])));
        Assert.Equal(CatalogErrors.InvalidWorkHours, BusinessHourRules.FindFault(
            Hours("UTC", [new(DayOfWeek.Monday, new TimeOnly(9, 0), new TimeOnly(9, 0), true)])));
    }

    [Fact]
    public void Agent_is_within_hours_when_any_of_its_departments_is()
    {
        var (early, late) = (Department("early", "ann", "bob"), Department("late", "ann"));
        var workspace = WorkspaceSnapshot.Empty with
        {
            Settings = ImmutableDictionary<string, string>.Empty
                .Add(BusinessHourRules.EnabledSetting, "true").Add(BusinessHourRules.TypeSetting, "\"Multiple\""),
            Departments = ImmutableDictionary<string, DepartmentView>.Empty.Add("early", early).Add("late", late),
            BusinessHours = ImmutableDictionary<string, BusinessHourView>.Empty
                .Add("default", Hours("UTC", []) with { BusinessHourId = "default", Type = BusinessHourTypes.Default })
                .Add("e", OneDay("e", 6, 12, "early")).Add("l", OneDay("l", 12, 20, "late")),
        };

        Assert.Equal((true, true, false), At(8));
        Assert.Equal((true, false, false), At(15));
        Assert.Equal((false, false, false), At(21));
        var off = workspace with { Settings = workspace.Settings.SetItem(BusinessHourRules.EnabledSetting, "false") };
        Assert.True(BusinessHourRules.IsOpenFor("ann", off, Monday(21)));

        (bool Ann, bool Bob, bool Stranger) At(int hour) => (
            BusinessHourRules.IsOpenFor("ann", workspace, Monday(hour)), BusinessHourRules.IsOpenFor("bob", workspace, Monday(hour)),
            BusinessHourRules.IsOpenFor("stranger", workspace, Monday(hour)));
    }

    private static DateTimeOffset Monday(int hour) => new(2026, 7, 13, hour, 0, 0, TimeSpan.Zero);

    private static BusinessHourView OneDay(string id, int start, int finish, string departmentId) =>
        Hours("UTC", [new(
            DayOfWeek.Monday, new TimeOnly(start, 0), new TimeOnly(finish, 0), true)]) with { BusinessHourId = id, DepartmentIds = [departmentId] };

    private static DepartmentView Department(string id, params string[] agents) => new()
    {
        DepartmentId = id, Profile = new DepartmentProfile(id, "", true, true, false, null, null),
        Agents = [.. agents.Select(agent => new DepartmentAgent(agent, agent, 0, 0))],
    };

    private static BusinessHourView Hours(string zone, ImmutableArray<WorkHours> hours) =>
        new("h", "hours", true, BusinessHourTypes.Custom, zone, hours, [], DateTimeOffset.UnixEpoch);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
