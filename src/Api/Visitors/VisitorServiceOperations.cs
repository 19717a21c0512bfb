using ContactCenter.Agents;
using ContactCenter.Api.RateLimits;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Visitors;

/// <summary>The operations on who serves a visitor, on availability, and on offline messages (contract §2.1, §2.4).</summary>
internal static class VisitorServiceOperations
{
    private const string AgentExample = """{"agent":{"_id":"rbAXPnMktTFbNpwtJ","name":"Grace","username":"grace","status":"online"}}""";

    public static Error InvalidAgent { get; } = Error.Plain("invalid-agent");

    public static ApiOperation AgentInfo { get; } = Visitor("GET", "livechat/agent.info/{rid}/{token}",
        "Who serves the visitor's conversation; nothing but that somebody does when the workspace hides its agents.") with
    {
        WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, InvalidAgent], Response = AgentExample,
    };

    public static ApiOperation NextAgent { get; } = Visitor("GET", "livechat/agent.next/{token}",
        "Who would be asked first now, or null.") with
    {
        Input = Object(Optional("department", Text(InputLimits.NameMax))), Errors = [VisitorErrors.InvalidToken, VisitorErrors.InvalidDepartment],
        Response = AgentExample,
    };

    public static ApiOperation Status { get; } = Visitor("POST", "livechat/visitor.status", "Whether the visitor looks at its page.") with
    {
        Input = Object(
            Required("token", Text(InputLimits.TokenMax)),
            Required("status", Text().OneOf(Presences.Online, Presences.Away, Presences.Busy, Presences.Offline))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken], Request = """{"token":"iNKE8a6k6cjbqWhWd","status":"away"}""",
        Response = """{"token":"iNKE8a6k6cjbqWhWd","status":"away"}""",
    };

    public static ApiOperation OfflineMessage { get; } = Visitor("POST", "livechat/offline.message",
        "Mails what somebody wrote while nobody was there, to the department or to the workspace's address.") with
    {
        Limit = RateLimitRule.VisitorRegistration,
        Input = Object(
            Required("name", Text(InputLimits.NameMax).NotEmpty()), Required("email", Text(InputLimits.NameMax)),
            Required("message", Text(OfflineMessages.TextMax).NotEmpty()), Optional("department", Text(InputLimits.NameMax)),
            Optional("host", Text(InputLimits.NameMax))),
        Errors = [OfflineMessages.Disabled, OfflineMessages.InvalidEmail, OfflineMessages.NotConfigured, VisitorErrors.InvalidDepartment],
        Request = """{"name":"Ada","email":"ada@example.com","message":"Please call me back."}""",
        Response = """{"message":"Livechat offline message sent"}""",
    };

    private static ApiOperation Visitor(string method, string path, string summary) =>
        new(method, path, summary) { Group = "Visitors", Access = Access.Visitor };
}
