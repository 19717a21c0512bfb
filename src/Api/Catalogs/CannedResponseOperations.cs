using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Catalogs;

/// <summary>The operations on canned responses (contract §3.7).</summary>
internal static class CannedResponseOperations
{
    private const string Group = "Canned responses";
    private const int TextMax = 5_000;
    private const string Example = """
        {"_id":"674eeb4343725ce31dd9bdd4","shortcut":"hello","text":"Hello {{contact.name}}, this is {{agent.name}}.","scope":"global","tags":[],
         "createdBy":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace"},"_createdAt":"2026-11-22T09:00:00.000Z","_updatedAt":"2026-11-22T09:00:00.000Z"}
        """;

    private static readonly Access Reading = Access.AllOf(Permissions.ViewCanned);
    private static readonly StringSchema Scope = Text().OneOf(CannedScopes.Global, CannedScopes.Department, CannedScopes.User);

    public static Error Incomplete { get; } = Error.Plain("error-empty-canned-response");

    public static ApiOperation List { get; } = new("GET", "canned-responses", "Everybody's, one's own and one's departments' canned responses, by shortcut.")
    {
        Group = Group, Access = Reading,
        Input = Object(
        [
            Optional("shortcut", Text(InputLimits.NameMax)), Optional("text", Text(InputLimits.NameMax)), Optional("scope", Scope),
            Optional("departmentId", Id()), Optional("tags", Schema.List(Text(InputLimits.NameMax))), Optional("createdBy", Text(InputLimits.NameMax)),
            .. Paging.Parameters,
        ]),
        Response = $"{{\"cannedResponses\":[{Example}],\"count\":1,\"offset\":0,\"total\":1}}",
    };

    public static ApiOperation Get { get; } = new("GET", "canned-responses.get", "All that one may send, at once.")
    {
        Group = Group, Access = Reading, Response = $"{{\"responses\":[{Example}]}}",
    };

    public static ApiOperation GetOne { get; } = new("GET", "canned-responses/{responseId}", "One canned response.")
    {
        Group = Group, Access = Reading, Errors = [CatalogErrors.CannedResponseNotFound], Response = $"{{\"cannedResponse\":{Example}}}",
    };

    public static ApiOperation Save { get; } = new("POST", "canned-responses",
        "Creates a canned response, or changes the one with that _id. "
        + "Placeholders: {{contact.name}}, {{contact.email}}, {{contact.phone}}, {{agent.name}}, {{agent.email}}.")
    {
        Group = Group, Access = Access.AllOf(Permissions.SaveCanned),
        Input = Object(
            Optional("_id", Id()), Required("shortcut", Text(InputLimits.NameMax).OneLine()), Required("text", Text(TextMax)), Required("scope", Scope),
            Optional("departmentId", Text(InputLimits.IdMax)), Optional("tags", Schema.List(Text(InputLimits.NameMax).OneLine()).Unique())),
        Errors =
        [
            CatalogErrors.ShortcutExists, CatalogErrors.CannedResponseNotFound, CatalogErrors.NotYours, CatalogErrors.TooMany,
            DepartmentErrors.NotFound, Incomplete,
        ],
        Request = """{"shortcut":"hello","text":"Hello {{contact.name}}, this is {{agent.name}}.","scope":"global"}""",
        Response = $"{{\"cannedResponse\":{Example}}}",
    };

    public static ApiOperation Remove { get; } = new("DELETE", "canned-responses", "Removes a canned response.")
    {
        Group = Group, Access = Access.AllOf(Permissions.RemoveCanned), Input = Object(Required("_id", Id())),
        Errors = [CatalogErrors.CannedResponseNotFound, CatalogErrors.NotYours], Request = """{"_id":"674eeb4343725ce31dd9bdd4"}""", Response = "{}",
    };
}
