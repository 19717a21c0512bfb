using ContactCenter.Agents;
using ContactCenter.Conversations;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Conversations;

/// <summary>The operations of agents and managers on conversations (contract §2.5, §3).</summary>
internal static class AgentConversationOperations
{
    private const string RoomExample =
        """{"_id":"8Fh2kq0LdMzAbW3yT","t":"l","fname":"Ada","open":true,"cl":false,"msgs":2,"servedBy":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace"}}""";

    private const string InquiryExample = """{"_id":"8Fh2kq0LdMzAbW3yT","rid":"8Fh2kq0LdMzAbW3yT","name":"Ada","status":"queued","t":"l"}""";

    private static readonly Schema Switch = Text(8).OneOf("true", "1", "t", "false", "0", "f");

    private static readonly Schema Several = new OneOfSchema(Text(InputLimits.IdMax), Schema.List(Text(InputLimits.IdMax)));

    /// <summary>The value of priorityId that stands for conversations without a priority.</summary>
    public const string NoPriority = "none";

    public static ApiOperation List { get; } = Agent("GET", "livechat/rooms",
        "Conversations by every filter of the contract, and by channel (source and sourceId, as rooms/filters names them), verified, priorityId "
        + "(none = without) and unread (the visitor wrote what no agent has read). A date without a time is that whole day in UTC.") with
    {
        Access = Access.AnyOf(Permissions.ViewRooms, Permissions.ViewRoom),
        Input = Object(
        [
            Optional("agents", Schema.List(Id())), Optional("roomName", Text(InputLimits.NameMax)),
            Optional("departmentId", Several),
            Optional("open", Flag()), Optional("createdAt", Text()), Optional("closedAt", Text()), Optional("tags", Schema.List(Text())),
            Optional("customFields", Text()), Optional("onhold", Switch), Optional("queued", Switch), Optional("units", Schema.List(Id())),
            Optional("source", Several), Optional("sourceId", Text(InputLimits.IdMax)), Optional("verified", Flag()),
            Optional("priorityId", Several), Optional("unread", Flag()),
            .. Paging.Parameters,
        ]),
        Errors =
        [
            ContactCenter.Errors.CommonErrors.Unauthorized, HttpErrors.InvalidDate("createdAt.start"),
            HttpErrors.InvalidJsonParameter("customFields"), HttpErrors.InvalidSort("{\"x\":1}"),
        ],
        Request = """{"open":"true","createdAt":"{\"start\":\"2026-11-01T00:00:00.000Z\"}"}""",
        Response = $$"""{"rooms":[{{RoomExample}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation ChannelInfo { get; } = Agent("GET", "channels.info", "One conversation.") with
    {
        Access = Access.SignedIn,
        Input = Object(Required("roomId", Text(InputLimits.IdMax).NotEmpty())),
        Errors = [RoomErrors.NotFound],
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT"}""",
        Response = $$"""{"channel":{{RoomExample}}}""",
    };

    public static ApiOperation RoomInfo { get; } = ChannelInfo with { Path = "rooms.info", Response = $$"""{"room":{{RoomExample}}}""" };

    public static ApiOperation Messages { get; } = Agent("GET", "livechat/{rid}/messages",
        "A conversation's written messages, newest first.") with
    {
        Input = Object([Optional("searchTerm", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Errors = [ConversationErrors.InvalidRoom],
        Request = """{"searchTerm":"invoice"}""",
        Response = """{"messages":[{"_id":"hTv1Kd9sPqWmZx2Lc","msg":"Hello","seq":3}],"count":50,"offset":0,"total":1}""",
    };

    public static ApiOperation Close { get; } = Agent("POST", "livechat/room.closeByUser", "An agent ends a conversation.") with
    {
        Access = Access.AllOf(Permissions.CloseRoom),
        Input = Object(
            Required("rid", Id()), Optional("comment", Text()), Optional("tags", Schema.List(Text(InputLimits.NameMax).NotEmpty().OneLine())),
            Optional("generateTranscriptPdf", Flag()), Optional("forceClose", Flag()),
            Optional("transcriptEmail", new ObjectSchema([
                Required("sendToVisitor", Flag()),
                Optional("requestData", new ObjectSchema([
                    Optional("email", Text(InputLimits.NameMax)), Optional("subject", Text()),
                ]) { IgnoresOthers = true }),
            ]) { IgnoresOthers = true })),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.NotAuthorized, ConversationErrors.AlreadyClosed,
            ConversationErrors.CommentIsRequired, ConversationErrors.TagsAreRequired, MessageErrors.InvalidEmail,
        ],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","comment":"Solved"}""",
        Response = "{}",
    };

    public static ApiOperation Take { get; } = Agent("POST", "livechat/inquiries.take", "Takes a waiting conversation.") with
    {
        Input = Object(Required("inquiryId", Id()), Optional("userId", Id())),
        Errors =
        [
            AgentErrors.UserIsInvalid, ConversationErrors.InquiryNotFound, ConversationErrors.InquiryTaken, AgentErrors.Offline,
            AgentErrors.AtCapacity,
        ],
        Request = """{"inquiryId":"8Fh2kq0LdMzAbW3yT"}""",
        Response = $$"""{"inquiry":{{InquiryExample}}}""",
    };

    public static ApiOperation GetInquiry { get; } = Agent("GET", "livechat/inquiries.getOne",
        "The place of a conversation in its queue.") with
    {
        Input = Object(Required("roomId", Text(InputLimits.IdMax).NotEmpty())),
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT"}""",
        Response = $$"""{"inquiry":{{InquiryExample}}}""",
    };

    public static ApiOperation ListInquiries { get; } = Agent("GET", "livechat/inquiries.list", "Everything that waits.") with
    {
        Access = Access.AllOf(Permissions.ViewManager),
        Input = Object([Optional("department", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Response = $$"""{"inquiries":[{{InquiryExample}}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation QueuedForUser { get; } = Agent(
        "GET", "livechat/inquiries.queuedForUser", "What waits in the public queue and the caller's departments.") with
    {
        Access = Access.AllOf(Permissions.ViewRoom, Permissions.ViewQueue),
        Input = Object([Optional("department", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Response = ListInquiries.Response,
    };

    private static ApiOperation Agent(string method, string path, string summary) =>
        new(method, path, summary) { Group = "Conversations", Access = Access.AllOf(Permissions.ViewRoom) };
}
