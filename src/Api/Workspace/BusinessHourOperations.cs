using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Workspace;

/// <summary>Business hours (contract §3.7).</summary>
internal static class BusinessHourOperations
{
    private const string Group = "Business hours";
    private const int TimeMax = 5;
    private const int PeriodsMax = 7 * CatalogLimits.PeriodsPerDayMax;

    private const string Example = """
        {"_id":"674eeb4343725ce31dd9bdc1","name":"Sales","active":true,"type":"custom","timezone":{"name":"Europe/Berlin"},
         "workHours":[{"day":"Monday","start":{"time":"09:00"},"finish":{"time":"18:00"},"open":true,"code":1}],
         "departments":["674eeb4343725ce31dd9bdb0"]}
        """;

    public static ApiOperation Get { get; } = new("GET", "livechat/business-hour", "One set of business hours; the default ones without an id.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewBusinessHours),
        Input = Object(Optional("_id", Text(InputLimits.IdMax)), Optional("type", Text().OneOf(BusinessHourTypes.Default, BusinessHourTypes.Custom))),
        Response = $$"""{"businessHour":{{Example}}}""",
    };

    public static ApiOperation List { get; } = new("GET", "livechat/business-hours", "All business hours, the default ones first.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewBusinessHours),
        Input = Object([Optional("name", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Response = $$"""{"businessHours":[{{Example}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation Save { get; } = new("POST", "livechat/business-hours.save",
        "Creates or changes business hours. A day may have several periods. Times are those of the clock on the wall; 24:00 is the end of the day, "
        + "and a finish that is not after the start is on the next.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewBusinessHours, Permissions.ManageDepartments),
        Input = Object(
            Optional("_id", Id()), Optional("name", Text(InputLimits.NameMax).OneLine()), Required("active", Flag()),
            Required("type", Text().OneOf(BusinessHourTypes.Default, BusinessHourTypes.Custom)), Required("timezoneName", Text(InputLimits.NameMax)),
            Required("workHours", Schema.List(
                Object(
                    Required("day", Text().OneOf(Enum.GetNames<DayOfWeek>())), Required("start", Text(TimeMax)), Required("finish", Text(TimeMax)),
                    Required("open", Flag())),
                PeriodsMax)),
            Optional("departments", Schema.List(Id()).Unique())),
        Errors = [CatalogErrors.InvalidTimeZone, CatalogErrors.InvalidWorkHours, CatalogErrors.BusinessHourNotFound, CatalogErrors.TooMany],
        Request = """
            {"name":"Sales","active":true,"type":"custom","timezoneName":"Europe/Berlin","departments":["674eeb4343725ce31dd9bdb0"],
             "workHours":[{"day":"Monday","start":"09:00","finish":"18:00","open":true}]}
            """,
        Response = $$"""{"businessHour":{{Example}}}""",
    };

    public static ApiOperation Remove { get; } = new("POST", "livechat/business-hours.remove", "Removes business hours of departments.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewBusinessHours, Permissions.ManageDepartments),
        Input = Object(Required("_id", Id())),
        Errors = [CatalogErrors.BusinessHourNotFound, CatalogErrors.DefaultBusinessHour],
        Request = """{"_id":"674eeb4343725ce31dd9bdc1"}""",
        Response = "{}",
    };
}
