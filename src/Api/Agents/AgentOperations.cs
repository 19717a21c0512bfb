using ContactCenter.Agents;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Agents;

/// <summary>Agents and managers (contract §6).</summary>
internal static class AgentOperations
{
    private const string UserExample =
        """{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","name":"Grace Hopper","status":"online","statusLivechat":"available"}""";

    public static ApiOperation ListAgents { get; } = List("agent") with
    {
        Access = Access.AnyOf(Permissions.TransferGuest, Permissions.EditContact, Permissions.ManageAgents),
    };

    public static ApiOperation ListManagers { get; } = List("manager") with { Access = Access.AllOf(Permissions.ViewManager) };

    public static ApiOperation AddAgent { get; } = Add("agent") with { Access = Access.AllOf(Permissions.ManageAgents) };

    public static ApiOperation AddManager { get; } = Add("manager") with { Access = Access.AllOf(Permissions.ManageManagers) };

    public static ApiOperation GetAgent { get; } = One("GET", "agent") with { Access = Access.AllOf(Permissions.ManageAgents) };

    public static ApiOperation GetManager { get; } = One("GET", "manager") with { Access = Access.AllOf(Permissions.ManageManagers) };

    public static ApiOperation RemoveAgent { get; } = One("DELETE", "agent") with { Access = Access.AllOf(Permissions.ManageAgents) };

    public static ApiOperation RemoveManager { get; } = One("DELETE", "manager") with { Access = Access.AllOf(Permissions.ManageManagers) };

    public static ApiOperation SetStatus { get; } = new("POST", "livechat/agent.status",
        "Whether an agent takes conversations; without status it toggles.")
    {
        Group = "Agents",
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(Optional("status", Text(32).OneOf("available", "not-available")), Optional("agentId", Id())),
        Errors = [AgentErrors.NotFound, AgentErrors.Deactivated, AgentErrors.BusinessHoursClosed, ContactCenter.Errors.CommonErrors.Unauthorized],
        Request = """{"status":"available"}""",
        Response = """{"status":"available"}""",
    };

    public static ApiOperation SaveInfo { get; } = new("POST", "livechat/agents.saveInfo",
        "An agent's limit, skills (tags it can deal with) and departments.")
    {
        Group = "Agents",
        Access = Access.AllOf(Permissions.ManageAgents),
        Input = Object(
            Required("agentId", Id()),
            Required("agentData", new ObjectSchema(
            [
                Optional("maxNumberSimultaneousChat", new OneOfSchema(Number(0), Text(0))),
                Optional("skills", ContactCenter.Api.Http.Schemas.Schema.List(Text(InputLimits.NameMax)).Unique()),
            ]) { IgnoresOthers = true }),
            Required("agentDepartments", ContactCenter.Api.Http.Schemas.Schema.List(Id()).Unique())),
        Errors = [AgentErrors.NotAgent, DepartmentErrors.NotFound],
        Request = """
            {"agentId":"rbAXPnMktTFbNpwtJ","agentData":{"maxNumberSimultaneousChat":3,"skills":["billing"]},
             "agentDepartments":["674eeb4343725ce31dd9bdb0"]}
            """,
        Response = "{}",
    };

    public static ApiOperation ListDepartments { get; } = new("GET", "livechat/agents/{agentId}/departments", "The departments of an agent.")
    {
        Group = "Agents",
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(Optional("enabledDepartmentsOnly", Flag())),
        Response = """{"departments":[{"departmentId":"674eeb4343725ce31dd9bdb0","departmentName":"Sales","agentId":"rbAXPnMktTFbNpwtJ"}]}""",
    };

    private static ApiOperation List(string type) => new("GET", $"livechat/users/{type}", $"Users in the role of {type}.")
    {
        Group = "Agents",
        Input = Object(
        [
            Optional("text", Text(InputLimits.NameMax)), Optional("onlyAvailable", Flag()), Optional("excludeId", Id()),
            Optional("showIdleAgents", Flag()), .. Paging.Parameters,
        ]),
        Request = """{"text":"gra"}""",
        Response = $$"""{"users":[{{UserExample}}],"count":1,"offset":0,"total":1}""",
    };

    private static ApiOperation Add(string type) => new("POST", $"livechat/users/{type}", $"Gives a user the role of {type}.")
    {
        Group = "Agents",
        Input = Object(Required("username", Text(InputLimits.NameMax))),
        Errors = [AgentErrors.InvalidUser],
        Request = """{"username":"grace"}""",
        Response = """{"user":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace"}}""",
    };

    private static ApiOperation One(string method, string type) => new(
        method, $"livechat/users/{type}/{{_id}}", method == "GET" ? $"One user in the role of {type}." : $"Takes the role of {type} away.")
    {
        Group = "Agents",
        Errors = method == "GET" ? [] : [AgentErrors.InvalidUser],
        Response = method == "GET" ? $$"""{"user":{{UserExample}}}""" : "{}",
    };
}
