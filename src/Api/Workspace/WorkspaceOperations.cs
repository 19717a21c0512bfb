using ContactCenter.Accounts;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Workspace;

/// <summary>Permissions, roles, settings and departments (contract §6, §7).</summary>
internal static class WorkspaceOperations
{
    private const string DepartmentExample = """
        {"department":{"_id":"674eeb4343725ce31dd9bdb0","name":"Sales","email":"sales@example.com","enabled":true,"showOnRegistration":true,
         "showOnOfflineForm":false,"numAgents":1},"agents":[{"agentId":"rbAXPnMktTFbNpwtJ","username":"grace","count":0,"order":0}]}
        """;

    private static readonly Schema DepartmentAgents = List(
        Object(
            Required("agentId", Id()), Optional("username", Text(InputLimits.NameMax)), Optional("count", Number()),
            Optional("order", Number())),
        InputLimits.DepartmentAgentsMax);

    private static readonly Schema DepartmentInput = Object(
        Required("department", new ObjectSchema(
        [
            Required("name", Text(InputLimits.NameMax).NotEmpty().OneLine()), Required("email", Text(InputLimits.NameMax)),
            Required("enabled", Flag()),
            Required("showOnRegistration", Flag()), Required("showOnOfflineForm", Flag()), Optional("description", Text()),
            Optional("requestTagBeforeClosingChat", Flag()), Optional("chatClosingTags", List(Text(InputLimits.NameMax).OneLine())),
            Optional("offlineMessageChannelName", Text()), Optional("departmentsAllowedToForward", List(Id())),
            Optional("fallbackForwardDepartment", Text()), Optional("allowReceiveForwardOffline", Flag()),
            Optional("maxNumberSimultaneousChat", Number(0)), Optional("visitorInactivityTimeoutInSeconds", Number(0)),
            Optional("abandonedRoomsCloseCustomMessage", Text()), Optional("waitingQueueMessage", Text()),
        ])),
        Optional("agents", DepartmentAgents),
        Optional("departmentUnit", Object(Optional("_id", Id()))));

    public static ApiOperation ListPermissions { get; } = new("GET", "permissions.listAll", "Every permission with its roles.")
    {
        Group = "Workspace",
        Input = Object(Optional("updatedSince", Text())),
        Response = """{"update":[{"_id":"view-l-room","roles":["admin","livechat-agent"],"_updatedAt":"2026-11-22T09:00:00.000Z"}],"remove":[]}""",
    };

    public static ApiOperation UpdatePermissions { get; } = new("POST", "permissions.update", "Changes which roles have a permission.")
    {
        Group = "Workspace",
        Access = Access.AllOf(Permissions.AccessPermissions),
        IsAudited = true,
        Input = Object(Required("permissions", List(
            new ObjectSchema([Required("_id", Id()), Required("roles", List(Text(InputLimits.IdMax)).Unique())]) { IgnoresOthers = true },
            500)
            .AtLeast(1))),
        InvalidInput = WorkspaceErrors.InvalidPermissionBody,
        Errors = [WorkspaceErrors.InvalidPermissionBody, WorkspaceErrors.InvalidPermission, WorkspaceErrors.InvalidRole],
        Request = """{"permissions":[{"_id":"transfer-livechat-guest","roles":["admin","livechat-manager","livechat-agent"]}]}""",
        Response = """{"permissions":[{"_id":"view-l-room","roles":["admin","livechat-agent"]}]}""",
    };

    public static ApiOperation ListRoles { get; } = new("GET", "roles.list", "Every role.")
    {
        Group = "Workspace", Response = """{"roles":[{"_id":"admin","name":"admin","scope":"Users"}]}""",
    };

    public static ApiOperation AddRole { get; } = new("POST", "roles.addUserToRole", "Gives a user a role.")
    {
        Group = "Workspace",
        Access = Access.AllOf(Permissions.AssignRoles),
        IsAudited = true,
        Input = Object(
            Required("username", Text(InputLimits.NameMax)), Optional("roleId", Id()), Optional("roleName", Id()),
            Optional("roomId", Id())),
        Errors = [AccountErrors.RoleNotFound, AccountErrors.UserNotFound],
        Request = """{"username":"grace","roleId":"livechat-manager"}""",
        Response = """{"role":{"_id":"livechat-manager","name":"livechat-manager"}}""",
    };

    public static ApiOperation RemoveRole { get; } = AddRole with
    {
        Path = "roles.removeUserFromRole",
        Summary = "Takes a role from a user.",
        Errors = [AccountErrors.RoleNotFound, AccountErrors.UserNotFound, AccountErrors.LastAdministrator],
    };

    public static ApiOperation GetSetting { get; } = new("GET", "settings/{_id}", "A setting's value.")
    {
        Group = "Workspace",
        Access = Access.AllOf(Permissions.ViewSetting),
        Errors = [SettingErrors.NotFound],
        Response = """{"_id":"Livechat_enabled","value":true}""",
    };

    public static ApiOperation ChangeSetting { get; } = new("POST", "settings/{_id}", "Changes a setting; every node follows at once.")
    {
        Group = "Workspace",
        Access = Access.AllOf(Permissions.EditSetting),
        IsAudited = true,
        Input = Object(Required("value", new AnySchema(InputLimits.SettingBytesMax))),
        Errors =
        [
            SettingErrors.NotFound, SettingErrors.Invalid, WorkspaceErrors.NoWebAddress, WorkspaceErrors.AddressWithUser, WorkspaceErrors.PrivateAddress,
        ],
        Request = """{"value":true}""",
        Response = "{}",
    };

    public static ApiOperation ListDepartments { get; } = new("GET", "livechat/department", "Departments.")
    {
        Group = "Departments",
        Access = Access.AnyOf(Permissions.ViewDepartments, Permissions.ViewRoom),
        Input = Object(
        [
            Optional("text", Text(InputLimits.NameMax)), Optional("enabled", Flag()), Optional("showArchived", Flag()),
            Optional("onlyMyDepartments", Flag()), Optional("excludeDepartmentId", Id()), .. Paging.Parameters,
        ]),
        Response = """{"departments":[{"_id":"674eeb4343725ce31dd9bdb0","name":"Sales","enabled":true}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation CreateDepartment { get; } = new("POST", "livechat/department", "Creates a department.")
    {
        Group = "Departments",
        Access = Access.AllOf(Permissions.ManageDepartments),
        Input = DepartmentInput,
        Errors = [WorkspaceErrors.AgentNotFound, CatalogErrors.UnitNotFound, WorkspaceErrors.OwnFallback],
        Request = """
            {"department":{"name":"Sales","email":"sales@example.com","enabled":true,"showOnRegistration":true,"showOnOfflineForm":false},
             "agents":[{"agentId":"rbAXPnMktTFbNpwtJ","username":"grace","count":0,"order":0}]}
            """,
        Response = DepartmentExample,
    };

    public static ApiOperation ChangeDepartment { get; } = CreateDepartment with
    {
        Method = "PUT",
        Path = "livechat/department/{_id}",
        Summary = "Changes a department.",
        Errors =
        [
            DepartmentErrors.NotFound, WorkspaceErrors.AgentNotFound, CatalogErrors.UnitNotFound, WorkspaceErrors.OwnFallback,
        ],
    };

    public static ApiOperation GetDepartment { get; } = new("GET", "livechat/department/{_id}",
        "One department with its agents; null when unknown.")
    {
        Group = "Departments",
        Access = Access.AnyOf(Permissions.ViewDepartments, Permissions.ViewRoom),
        Input = Object(Optional("onlyMyDepartments", Flag()), Optional("includeAgents", Flag())),
        Response = DepartmentExample,
    };

    public static ApiOperation ListDepartmentAgents { get; } = new("GET", "livechat/department/{_id}/agents", "A department's agents.")
    {
        Group = "Departments",
        Access = Access.AnyOf(Permissions.ViewDepartments, Permissions.ViewRoom),
        Input = Object(Paging.Parameters),
        Errors = [DepartmentErrors.NotFound],
        Response = """{"agents":[{"agentId":"rbAXPnMktTFbNpwtJ","username":"grace","count":0,"order":0}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation ChangeDepartmentAgents { get; } = new("POST", "livechat/department/{_id}/agents",
        "Adds and removes a department's agents.")
    {
        Group = "Departments",
        Access = Access.AnyOf(Permissions.ManageDepartments, Permissions.AddDepartmentAgents),
        Input = Object(
            Required("upsert", DepartmentAgents),
            Required("remove", List(
                new ObjectSchema([Required("agentId", Id())]) { IgnoresOthers = true }, InputLimits.DepartmentAgentsMax))),
        Errors = [DepartmentErrors.NotFound, WorkspaceErrors.AgentNotFound],
        Request = """{"upsert":[{"agentId":"rbAXPnMktTFbNpwtJ","username":"grace","count":0,"order":0}],"remove":[]}""",
        Response = "{}",
    };

    private static readonly Access Reading = Access.AnyOf(Permissions.ViewDepartments, Permissions.ViewRoom);

    public static ApiOperation DeleteDepartment { get; } = new("DELETE", "livechat/department/{_id}", "Deletes a department, where the workspace allows it.")
    {
        Group = "Departments",
        Access = Access.AllOf(Permissions.ManageDepartments, Permissions.RemoveDepartment),
        Errors = [DepartmentErrors.RemovalDisabled, DepartmentErrors.NotFound],
        Response = "{}",
    };

    public static ApiOperation ArchiveDepartment { get; } = new(
        "POST", "livechat/department/archive/{_id}", "Archives a department: it takes no conversations and is not offered.")
    {
        Group = "Departments", Access = Access.AllOf(Permissions.ManageDepartments), Errors = [DepartmentErrors.NotFound], Response = "{}",
    };

    public static ApiOperation UnarchiveDepartment { get; } = ArchiveDepartment with
    {
        Path = "livechat/department/unarchive/{_id}", Summary = "Brings a department back from the archive.",
    };

    public static ApiOperation ListArchivedDepartments { get; } = new("GET", "livechat/departments/archived", "Departments in the archive.")
    {
        Group = "Departments",
        Access = Reading,
        Input = Object(
        [
            Optional("text", Text(InputLimits.NameMax)), Optional("enabled", Flag()), Optional("onlyMyDepartments", Flag()),
            Optional("excludeDepartmentId", Id()), .. Paging.Parameters,
        ]),
        Response = ListDepartments.Response,
    };

    public static ApiOperation IsDepartmentCreationAvailable { get; } = new(
        "GET", "livechat/department/isDepartmentCreationAvailable", "Whether another department may be created: always.")
    {
        Group = "Departments", Access = Reading, Response = """{"isDepartmentCreationAvailable":true}""",
    };

    public static ApiOperation AutocompleteDepartment { get; } = new(
        "GET", "livechat/department.autocomplete", "Departments whose name contains a text, for a field that completes it.")
    {
        Group = "Departments",
        Access = Reading,
        Input = Object(Optional("selector", Text()), Optional("onlyMyDepartments", Flag()), Optional("showArchived", Flag())),
        Errors = [WorkspaceErrors.SelectorRequired, WorkspaceErrors.InvalidSelector],
        Request = """{"selector":"{\"term\":\"sal\",\"exceptions\":[]}"}""",
        Response = """{"items":[{"_id":"674eeb4343725ce31dd9bdb0","name":"Sales"}]}""",
    };

    public static ApiOperation ListDepartmentsByIds { get; } = new("GET", "livechat/department.listByIds", "Departments by their ids.")
    {
        Group = "Departments",
        Access = Reading,
        Input = Object(Optional("ids", new OneOfSchema(List(Id()), Text())), Optional("fields", Text())),
        Errors = [WorkspaceErrors.IdsRequired, WorkspaceErrors.IdsNoArray],
        Request = """{"ids":["674eeb4343725ce31dd9bdb0"]}""",
        Response = """{"departments":[{"_id":"674eeb4343725ce31dd9bdb0","name":"Sales"}]}""",
    };
}
