using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts;

/// <summary>The older operations on contacts, which are about visitors (contract §1.12).</summary>
internal static class LegacyContactOperations
{
    private const string Example = """{"contact":{"_id":"674eeb4343725ce31dd9bdaf","username":"guest-1","name":"Ada","ts":"2026-11-22T09:00:00.000Z"}}""";

    public static ApiOperation Save { get; } = new("POST", "omnichannel/contact", "Registers the visitor of a token, or changes it.")
    {
        Group = "Contacts (visitors)",
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(
            Optional("token", Text(InputLimits.TokenMax)), Required("name", Text(InputLimits.NameMax).OneLine()),
            Optional("email", Text(InputLimits.NameMax)), Optional("phone", Text(InputLimits.NameMax)),
            Optional("username", Text(InputLimits.NameMax)), Optional("_id", Text(InputLimits.IdMax)),
            Optional("customFields", new MapSchema(Text())),
            Optional("contactManager", Object(Required("username", Text(InputLimits.NameMax))))),
        Errors = [LegacyContactErrors.MissingToken, LegacyContactErrors.InvalidToken, LegacyContactErrors.NoSuchUser("X"), LegacyContactErrors.NotAnAgent],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","name":"Ada","email":"ada@example.com","contactManager":{"username":"ana"}}""",
        Response = """{"contact":"674eeb4343725ce31dd9bdaf"}""",
    };

    public static ApiOperation Get { get; } = new("GET", "omnichannel/contact", "A visitor by its id.")
    {
        Group = "Contacts (visitors)",
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(Required("contactId", Text(InputLimits.IdMax))),
        Request = """{"contactId":"674eeb4343725ce31dd9bdaf"}""",
        Response = Example,
    };

    public static ApiOperation Search { get; } = new("GET", "omnichannel/contact.search", "One visitor by e-mail, phone or searchable custom fields.")
    {
        Group = "Contacts (visitors)",
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(
            Optional("email", Text(InputLimits.NameMax)), Optional("phone", Text(InputLimits.NameMax)),
            Optional("custom", Text() with { Description = "A JSON object: field to a part of its value." })),
        Errors = [LegacyContactErrors.InvalidParams, LegacyContactErrors.InvalidCustom],
        Request = """{"email":"ada@example.com"}""",
        Response = Example,
    };
}

/// <summary>Errors of contract §1.12.</summary>
internal static class LegacyContactErrors
{
    public static Error MissingToken { get; } = Error.Plain("Match error: Missing key 'token'");
    public static Error InvalidToken { get; } = Error.Coded("error-invalid-contact-data", "Invalid visitor token");
    public static Error NotAnAgent { get; } =
        Error.Coded("error-invalid-contact-manager", "The contact manager must have the role \"livechat-agent\"");
    public static Error InvalidParams { get; } = Error.Coded("error-invalid-params");
    public static Error InvalidCustom { get; } = Error.Coded("error-invalid-params-custom");

    public static Error NoSuchUser(string username) =>
        Error.Coded("error-contact-manager-not-found", $"No user found with username {username}");
}
