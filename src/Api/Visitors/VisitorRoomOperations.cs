using ContactCenter.Api.Conversations;
using ContactCenter.Api.RateLimits;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Visitors;

/// <summary>Further operations of visitors on their conversation (contract §2.2, §2.3, §2.4).</summary>
internal static class VisitorRoomOperations
{
    private const int MarksMax = 20;

    private static readonly Schema Token = Text(InputLimits.TokenMax);

    public static ApiOperation Edit { get; } = Visitor("PUT", "livechat/message/{_id}", "The visitor changes the text of its own message.") with
    {
        Limit = RateLimitRule.VisitorMessage,
        Input = Object(Required("token", Token), Required("rid", Id()), Required("msg", new StringSchema { MaxLength = InputLimits.BodyBytesMax })),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.InvalidMessage,
            ConversationErrors.MessageTooLong, MessageErrors.EditingDisabled, ConversationErrors.TooManyChanges,
        ],
        Request = """{"token":"iNKE8a6k6cjbqWhWd","rid":"8Fh2kq0LdMzAbW3yT","msg":"Hello there"}""",
        Response = """
            {"message":{"_id":"hTv1Kd9sPqWmZx2Lc","rid":"8Fh2kq0LdMzAbW3yT","msg":"Hello there","editedAt":"2026-11-22T09:01:00.000Z",
             "editedBy":{"_id":"674eeb4343725ce31dd9bdaf","username":"guest-1"}}}
            """,
    };

    public static ApiOperation Delete { get; } = Visitor("DELETE", "livechat/message/{_id}", "The visitor deletes its own message.") with
    {
        Limit = RateLimitRule.VisitorMessage,
        Input = Object(Required("token", Token), Required("rid", Id())),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.InvalidMessage,
            MessageErrors.DeletingDisabled,
        ],
        Response = """{"message":{"_id":"hTv1Kd9sPqWmZx2Lc","ts":"2026-11-22T09:00:01.000Z"}}""",
    };

    public static ApiOperation Survey { get; } = Visitor("POST", "livechat/room.survey",
        "The visitor's opinion: marks \"1\" to \"5\" and free text.") with
    {
        Input = Object(
            Required("rid", Id()), Required("token", Token),
            Required("data", List(Object(Required("name", Text(InputLimits.NameMax)), Required("value", Text())), MarksMax).AtLeast(1))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, SurveyAnswers.InvalidData],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","token":"iNKE8a6k6cjbqWhWd","data":[{"name":"satisfaction","value":"5"}]}""",
        Response = """{"rid":"8Fh2kq0LdMzAbW3yT","data":{"satisfaction":"5"}}""",
    };

    public static ApiOperation Transfer { get; } = Visitor("POST", "livechat/visitor/department.transfer",
        "The visitor moves its conversation to another department.") with
    {
        Input = Object(Required("rid", Id()), Required("token", Token), Required("department", Text(InputLimits.NameMax))),
        Errors =
        [
            VisitorErrors.InvalidToken, ConversationErrors.ErrorInvalidRoom, ConversationErrors.ConversationIsClosed, ConversationErrors.OnHold,
            TransferErrors.InvalidDepartment, TransferErrors.NobodyOnline, ConversationErrors.SameDepartment, VisitorRoomErrors.SwitchingNotAllowed,
        ],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","token":"iNKE8a6k6cjbqWhWd","department":"674eeb4343725ce31dd9bdb0"}""",
        Response = "{}",
    };

    public static ApiOperation TransferRoom { get; } = Transfer with
    {
        Path = "livechat/room.transfer", Summary = "The older form of visitor/department.transfer.",
        Response = """{"room":{"_id":"8Fh2kq0LdMzAbW3yT","t":"l","open":true,"departmentId":"674eeb4343725ce31dd9bdb0"}}""",
    };

    public static ApiOperation VisitPage { get; } = Visitor("POST", "livechat/page.visited",
        "The visitor looked at a page. Kept with its open conversation; without one nothing is kept.") with
    {
        Limit = RateLimitRule.VisitorMessage,
        Input = Object(
            Required("token", Token), Optional("rid", Id()),
            Required("pageInfo", new ObjectSchema(
            [
                Required("change", Text(InputLimits.NameMax)), Required("title", Text(InputLimits.NameMax)),
                Required("location", new ObjectSchema([Required("href", Text())]) { IgnoresOthers = true }),
            ]) { IgnoresOthers = true })),
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom],
        Request = """
            {"token":"iNKE8a6k6cjbqWhWd","rid":"8Fh2kq0LdMzAbW3yT",
             "pageInfo":{"change":"url","title":"Prices","location":{"href":"https://example.com/prices"}}}
            """,
        Response = """
            {"page":{"msg":"Prices - https://example.com/prices","navigation":{"page":{"change":"url","title":"Prices",
             "location":{"href":"https://example.com/prices"}},"token":"iNKE8a6k6cjbqWhWd"}}}
            """,
    };

    public static ApiOperation Read { get; } = Visitor("POST", "livechat/room.read",
        "The visitor has read its conversation up to an entry; delivered is how far it has received it.") with
    {
        Limit = RateLimitRule.VisitorMessage,
        Input = Object(Required("rid", Id()), Required("token", Token), Required("seq", Number(0)), Optional("delivered", Number(0))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","token":"iNKE8a6k6cjbqWhWd","seq":4}""",
        Response = "{}",
    };

    public static ApiOperation Transcript { get; } = Visitor("POST", "livechat/transcript",
        "Sends the conversation's transcript to the visitor, when it is over.") with
    {
        Limit = RateLimitRule.VisitorRegistration,
        Input = Object(Required("rid", Id()), Required("token", Token), Required("email", Text(InputLimits.NameMax))),
        WhileBlocked = WhileBlocked.JudgedByActor,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.ErrorInvalidRoom, MessageErrors.InvalidEmail, VisitorRoomErrors.TranscriptDisabled],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","token":"iNKE8a6k6cjbqWhWd","email":"ada@example.com"}""",
        Response = """{"message":"Livechat transcript sent"}""",
    };

    private static ApiOperation Visitor(string method, string path, string summary) =>
        new(method, path, summary) { Group = "Visitors", Access = Access.Visitor };
}
