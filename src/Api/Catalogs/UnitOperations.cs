using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Catalogs;

/// <summary>The operations on units (contract §3.7).</summary>
internal static class UnitOperations
{
    public const string Public = "public";

    private const string Group = "Units";
    private const string Private = "private";
    private const string Example = """
        {"_id":"674eeb4343725ce31dd9bdd3","name":"Europe","visibility":"public","type":"u","numMonitors":1,"numDepartments":1,
         "_updatedAt":"2026-11-22T09:00:00.000Z"}
        """;

    private const string Request = """
        {"unitData":{"name":"Europe","visibility":"public"},"unitMonitors":[{"monitorId":"rbAXPnMktTFbNpwtJ","username":"grace"}],
         "unitDepartments":[{"departmentId":"674eeb4343725ce31dd9bdb0"}]}
        """;

    private const string DepartmentExample = """{"_id":"674eeb4343725ce31dd9bdb0","name":"Billing","enabled":true,"archived":false}""";

    private static readonly Access Managing = Access.AllOf(Permissions.ManageUnits);

    private static readonly ObjectSchema Input = Object(
        Required("unitData", Object(Required("name", Text(InputLimits.NameMax).OneLine()), Optional("visibility", Text().OneOf(Public, Private)))),
        Required("unitMonitors", Schema.List(Object(Required("monitorId", Id()), Optional("username", Text(InputLimits.NameMax))))),
        Required("unitDepartments", Schema.List(Object(Required("departmentId", Id())))));

    private static readonly ObjectSchema Listing = Object([Optional("text", Text(InputLimits.NameMax)), .. Paging.Parameters]);

    public static Error InvalidName { get; } = Error.Plain("error-invalid-unit-name");

    public static ApiOperation List { get; } = new("GET", "livechat/units", "The units, by name.")
    {
        Group = Group, Access = Managing, Input = Listing, Response = $$"""{"units":[{{Example}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation Get { get; } = new("GET", "livechat/units/{unitId}", "One unit.")
    {
        Group = Group, Access = Managing, Errors = [CatalogErrors.UnitNotFound], Response = Example,
    };

    public static ApiOperation Add { get; } = new(
        "POST", "livechat/units", "A new unit with its monitors and departments. A department is in one unit at most.")
    {
        Group = Group, Access = Managing, Input = Input,
        Errors = [CatalogErrors.InvalidMonitor, CatalogErrors.TooMany, DepartmentErrors.NotFound, CatalogErrors.DepartmentTaken, InvalidName],
        Request = Request, Response = Example,
    };

    public static ApiOperation Change { get; } = new("POST", "livechat/units/{unitId}", "Sets a unit's name, monitors and departments.")
    {
        Group = Group, Access = Managing, Input = Input,
        Errors = [CatalogErrors.UnitNotFound, CatalogErrors.InvalidMonitor, DepartmentErrors.NotFound, CatalogErrors.DepartmentTaken, InvalidName],
        Request = Request, Response = Example,
    };

    public static ApiOperation Remove { get; } = new("DELETE", "livechat/units/{unitId}", "Removes a unit; its departments stay.")
    {
        Group = Group, Access = Managing, Errors = [CatalogErrors.UnitNotFound], Response = "{}",
    };

    public static ApiOperation Monitors { get; } = new("GET", "livechat/units/{unitId}/monitors", "The unit's monitors.")
    {
        Group = Group, Access = Managing, Errors = [CatalogErrors.UnitNotFound],
        Response = """{"monitors":[{"monitorId":"rbAXPnMktTFbNpwtJ","username":"grace","unitId":"674eeb4343725ce31dd9bdd3"}]}""",
    };

    public static ApiOperation Departments { get; } = new("GET", "livechat/units/{unitId}/departments", "The unit's departments, by name.")
    {
        Group = Group, Access = Managing, Input = Listing, Errors = [CatalogErrors.UnitNotFound],
        Response = $$"""{"departments":[{{DepartmentExample}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation AvailableDepartments { get; } = new("GET", "livechat/units/{unitId}/departments/available",
        "Departments that are in no unit, or in this one; any id serves for a unit that is yet to be made.")
    {
        Group = Group, Access = Managing, Input = Listing, Response = $$"""{"departments":[{{DepartmentExample}}],"count":1,"offset":0,"total":1}""",
    };
}
