using System.Collections.Immutable;
using System.Globalization;
using ContactCenter.Journal;
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

    [Theory]
    [InlineData("00:00", "23:59", "2026-07-13T23:59:30Z", true)]
    [InlineData("00:00", "23:58", "2026-07-13T23:58:00Z", false)]
    [InlineData("09:00", "23:59", "2026-07-13T23:59:59Z", true)]
    [InlineData("09:00", "23:59", "2026-07-14T00:00:00Z", false)]
    [InlineData("09:00", "00:00", "2026-07-13T23:59:59Z", true)]
    [InlineData("09:00", "00:00", "2026-07-14T00:00:00Z", false)]
    [InlineData("00:00", "00:00", "2026-07-13T00:00:00Z", true)]
    [InlineData("00:00", "00:00", "2026-07-13T23:59:59Z", true)]
    [InlineData("00:00", "00:00", "2026-07-14T00:00:00Z", false)]
    public void Day_that_ends_at_its_last_minute_or_at_midnight_is_open_until_the_next_begins(string start, string finish, string now, bool isOpen)
    {
        var hours = Hours("UTC", [Period(start, finish)]);
        Assert.Null(BusinessHourRules.FindFault(hours));
        Assert.Equal(isOpen, BusinessHourRules.IsOpen(hours, Time(now)));
    }

    [Fact]
    public void Around_the_clock_on_every_day_is_never_closed_not_even_when_clocks_change()
    {
        foreach (var (start, finish) in new[] { ("00:00", "00:00"), ("00:00", "23:59") })
        {
            var hours = Hours("Europe/Berlin", [.. Enum.GetValues<DayOfWeek>().Select(day => Period(start, finish) with { Day = day })]);
            foreach (var first in new[] { Time("2026-03-28T12:00:00Z"), Time("2026-10-24T12:00:00Z") })
                for (var minute = 0; minute < 2 * 24 * 60; minute++) Assert.True(BusinessHourRules.IsOpen(hours, first.AddMinutes(minute)), $"{minute}");
        }
    }

    [Theory]
    [InlineData("2026-07-13T07:59:00Z", false)]
    [InlineData("2026-07-13T08:00:00Z", true)]
    [InlineData("2026-07-13T12:00:00Z", false)]
    [InlineData("2026-07-13T13:29:00Z", false)]
    [InlineData("2026-07-13T13:30:00Z", true)]
    [InlineData("2026-07-14T01:59:00Z", true)]
    [InlineData("2026-07-14T02:00:00Z", false)]
    public void Day_with_a_break_is_open_in_each_of_its_periods(string now, bool isOpen)
    {
        var hours = Hours("UTC", [Period("13:30", "02:00"), Period("08:00", "12:00")]);
        Assert.Null(BusinessHourRules.FindFault(hours));
        Assert.Equal(isOpen, BusinessHourRules.IsOpen(hours, Time(now)));
    }

    [Theory]
    [InlineData("08:00-12:00", "11:59-18:00")]
    [InlineData("08:00-12:00", "08:00-12:00")]
    [InlineData("20:00-02:00", "21:00-22:00")]
    [InlineData("00:00-00:00", "12:00-13:00")]
    public void Periods_of_a_day_that_overlap_are_refused(string first, string second) => Assert.Equal(
        CatalogErrors.InvalidWorkHours,
        BusinessHourRules.FindFault(Hours("UTC", [.. new[] { first, second }.Select(period => Period(period[..5], period[6..]))])));

    [Fact]
    public void Day_is_either_closed_or_has_periods_and_not_too_many()
    {
        Assert.Null(BusinessHourRules.FindFault(Hours("UTC", [Period("08:00", "12:00"), Period("12:00", "18:00")])));
        var both = Hours("UTC", [Period("08:00", "12:00"), Period("13:00", "14:00") with { Open = false }]);
        Assert.Equal(CatalogErrors.InvalidWorkHours, BusinessHourRules.FindFault(both));
        var many = Hours("UTC", [.. Enumerable.Range(0, CatalogLimits.PeriodsPerDayMax + 1).Select(hour => Period($"{hour:00}:00", $"{hour:00}:30"))]);
        Assert.Equal(CatalogErrors.InvalidWorkHours, BusinessHourRules.FindFault(many));
        Assert.Null(BusinessHourRules.FindFault(many with { WorkHours = many.WorkHours.RemoveAt(0) }));
    }

    [Theory]
    // Open 22:00 to 02:30 in Berlin; on 2026-10-25 the clocks show 02:00 to 03:00 twice, on 2026-03-29 never.
    [InlineData("2026-10-25T00:29:00Z", true)]
    [InlineData("2026-10-25T00:30:00Z", false)]
    [InlineData("2026-10-25T01:29:00Z", true)]
    [InlineData("2026-10-25T01:30:00Z", false)]
    [InlineData("2026-03-29T00:59:00Z", true)]
    [InlineData("2026-03-29T01:00:00Z", false)]
    public void Night_on_which_clocks_change_follows_the_clock_on_the_wall(string now, bool isOpen) => Assert.Equal(
        isOpen, BusinessHourRules.IsOpen(Hours("Europe/Berlin", [Period("22:00", "02:30") with { Day = DayOfWeek.Saturday }]), Time(now)));

    [Fact]
    public void Hours_stored_before_a_day_had_periods_still_read()
    {
        var entry = EntryCodec<WorkspaceEntry>.Read("catalog-item-saved", """
            {"item":{"$type":"business-hour","businessHourId":"h","name":"n","active":true,"type":"custom","timeZone":"UTC",
             "workHours":[{"day":"monday","start":"09:00:00","finish":"18:00:00","open":true}],"departmentIds":[],"updatedAt":"2026-01-01T00:00:00+00:00"}}
            """);
        Assert.Equal(Period("09:00", "18:00"), Assert.Single(Assert.IsType<BusinessHourItem>(Assert.IsType<ItemSaved>(entry).Item).WorkHours));
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
            BusinessHours = ImmutableDictionary<string, BusinessHourItem>.Empty
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

    private static WorkHours Period(string start, string finish) => new(
        DayOfWeek.Monday, TimeOnly.Parse(start, CultureInfo.InvariantCulture), TimeOnly.Parse(finish, CultureInfo.InvariantCulture), true);

    private static DateTimeOffset Monday(int hour) => new(2026, 7, 13, hour, 0, 0, TimeSpan.Zero);

    private static BusinessHourItem OneDay(string id, int start, int finish, string departmentId) =>
        Hours("UTC", [new(
            DayOfWeek.Monday, new TimeOnly(start, 0), new TimeOnly(finish, 0), true)]) with { BusinessHourId = id, DepartmentIds = [departmentId] };

    private static DepartmentView Department(string id, params string[] agents) => new()
    {
        DepartmentId = id, Profile = new DepartmentProfile(id, "", true, true, false, null, null),
        Agents = [.. agents.Select(agent => new DepartmentAgent(agent, agent, 0, 0))],
    };

    private static BusinessHourItem Hours(string zone, ImmutableArray<WorkHours> hours) =>
        new("h", "hours", true, BusinessHourTypes.Custom, zone, hours, [], DateTimeOffset.UnixEpoch);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
