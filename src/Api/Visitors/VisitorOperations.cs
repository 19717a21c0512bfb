using ContactCenter.Api.RateLimits;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Visitors;

/// <summary>The operations of visitors, with the visitor's token as the credential (contract §2).</summary>
internal static class VisitorOperations
{
    private const string RoomExample = """
        {"room":{"_id":"8Fh2kq0LdMzAbW3yT","t":"l","fname":"Ada","ts":"2026-11-22T09:00:00.000Z","msgs":0,"open":true,"cl":false,
         "v":{"_id":"674eeb4343725ce31dd9bdaf","username":"guest-1","token":"iNKE8a6k6cjbqWhWd","status":"online"},
         "contactId":"674eeb4343725ce31dd9bdae","verified":false,"source":{"type":"api"},"waitingResponse":true},"newRoom":true}
        """;

    private const string MessageExample = """
        {"message":{"_id":"hTv1Kd9sPqWmZx2Lc","rid":"8Fh2kq0LdMzAbW3yT","msg":"Hello","seq":3,"alias":"Ada","token":"iNKE8a6k6cjbqWhWd",
         "ts":"2026-11-22T09:00:01.000Z","u":{"_id":"674eeb4343725ce31dd9bdaf","username":"guest-1","name":"Ada"},
         "_updatedAt":"2026-11-22T09:00:01.000Z","urls":[],"mentions":[],"channels":[]}}
        """;

    private static readonly Schema Token = Text(InputLimits.TokenMax);

    public static ApiOperation Register { get; } = Visitor("POST", "livechat/visitor", "Registers a visitor or changes its profile.") with
    {
        Limit = RateLimitRule.VisitorRegistration,
        Input = Object(Required("visitor", Object(
            Required("token", Token), Optional("name", Text(InputLimits.NameMax)), Optional("email", Text(InputLimits.NameMax)),
            Optional("phone", Text(InputLimits.NameMax)), Optional("username", Text(InputLimits.NameMax)),
            Optional("department", Text(InputLimits.NameMax)), Optional("id", Text(InputLimits.IdMax)),
            Optional("customFields", List(
                Object(Required("key", Id()), Required("value", Text()), Required("overwrite", Flag())), InputLimits.CustomFieldsMax))))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.EmptyToken, VisitorErrors.WeakToken, VisitorErrors.InvalidDepartment, CustomFieldErrors.InvalidValue("<key>"),
            CustomFieldErrors.MissingRequired(["<key>"]),
        ],
        Request = """{"visitor":{"token":"iNKE8a6k6cjbqWhWd","name":"Ada","email":"ada@example.com"}}""",
        Response = """
            {"visitor":{"_id":"674eeb4343725ce31dd9bdaf","token":"iNKE8a6k6cjbqWhWd","username":"guest-1","status":"online","name":"Ada",
             "visitorEmails":[{"address":"ada@example.com"}],"ts":"2026-11-22T09:00:00.000Z"}}
            """,
    };

    public static ApiOperation Get { get; } = Visitor("GET", "livechat/visitor/{token}", "The visitor of this token.") with
    {
        WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidTokenCoded],
        Response = Register.Response,
    };

    public static ApiOperation Delete { get; } = Visitor(
        "DELETE", "livechat/visitor/{token}", "Erases the visitor of this token with its conversations, and the contact that nobody else is.") with
    {
        Limit = RateLimitRule.VisitorRegistration,
        WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidTokenCoded, VisitorErrors.HasOpenRooms],
        Response = """{"visitor":{"_id":"674eeb4343725ce31dd9bdaf","ts":"2026-11-22T09:00:00.000Z"}}""",
    };

    public static ApiOperation Room { get; } = Visitor(
        "GET", "livechat/room", "The visitor's open conversation; opens one when there is none.") with
    {
        Limit = RateLimitRule.RoomOpening,
        Input = Object(Required("token", Token), Optional("rid", Id()), Optional("agentId", Id())),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, VisitorErrors.NoAgentOnline, VisitorErrors.OmnichannelDisabled,
            ContactErrors.ChannelBlocked,
        ],
        Request = """{"token":"iNKE8a6k6cjbqWhWd"}""",
        Response = RoomExample,
    };

    public static ApiOperation CloseRoom { get; } = Visitor("POST", "livechat/room.close", "The visitor ends its conversation.") with
    {
        Input = Object(Required("rid", Id()), Required("token", Token)),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed,
            ConversationErrors.ClosingByVisitorNotAllowed,
        ],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","token":"iNKE8a6k6cjbqWhWd"}""",
        Response = """{"rid":"8Fh2kq0LdMzAbW3yT","comment":"Closed by visitor"}""",
    };

    public static ApiOperation Send { get; } = Visitor("POST", "livechat/message",
        "The visitor writes. Sent again with the same _id it counts once.") with
    {
        Limit = RateLimitRule.VisitorMessage,
        Input = Object(
            Required("token", Token), Required("rid", Id()), Required("msg", new StringSchema { MaxLength = InputLimits.BodyBytesMax }),
            Optional("_id", Id()), Optional("agent", Object(Required("agentId", Text()), Required("username", Text())))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.MessageTooLong,
            ContactErrors.ChannelBlocked,
        ],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","rid":"8Fh2kq0LdMzAbW3yT","msg":"Hello","_id":"hTv1Kd9sPqWmZx2Lc"}""",
        Response = MessageExample,
    };

    public static ApiOperation GetMessage { get; } = Visitor("GET", "livechat/message/{_id}",
        "One message of the visitor's conversation.") with
    {
        Input = Object(Required("token", Token), Required("rid", Id())),
        WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.InvalidMessage],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","rid":"8Fh2kq0LdMzAbW3yT"}""",
        Response = MessageExample,
    };

    public static ApiOperation History { get; } = Visitor(
        "GET", "livechat/messages.history/{rid}", "The conversation's messages, newest first, system messages included.") with
    {
        Input = Object(
            Required("token", Token), Optional("ls", Text()), Optional("end", Text()), Optional("limit", Number(0)),
            Optional("offset", Number(0))),
        WhileBlocked = WhileBlocked.Allowed,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","limit":20}""",
        Response = """{"messages":[{"_id":"hTv1Kd9sPqWmZx2Lc","rid":"8Fh2kq0LdMzAbW3yT","msg":"Hello","seq":3}]}""",
    };

    public static ApiOperation Config { get; } = Visitor("GET", "livechat/config", "What a widget needs to know.") with
    {
        AcceptsNewTokens = true,
        Access = Access.Public,
        Input = Object(Optional("token", Token), Optional("department", Text(InputLimits.NameMax)),
            Optional("businessUnit", Text(InputLimits.NameMax))),
        Request = """{"token":"iNKE8a6k6cjbqWhWd"}""",
        Response = """{"config":{"enabled":true,"online":true,"departments":[]}}""",
    };

    private static ApiOperation Visitor(string method, string path, string summary) =>
        new(method, path, summary) { Group = "Visitors", Access = Access.Visitor };
}
