using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Conversations;

/// <summary>The operations on what is known about a conversation, on read receipts, and on single messages (contract §3.5).</summary>
internal static class RoomInfoOperations
{
    private const string Group = "Conversations";

    public static ApiOperation Save { get; } = Agent("POST", "livechat/room.saveInfo",
        "Topic, tags, priority, service level and custom fields. Tags that are left out are removed; an empty topic, priority or service level is none.") with
    {
        Input = Object(
            Required("roomData", Object(
                Required("_id", Id()), Optional("topic", Text()),
                Optional("tags", Schema.List(Text(InputLimits.NameMax).NotEmpty().OneLine(), InfoRules.TagsMax)),
                Optional("livechatData", new MapSchema(Text())), Optional("priorityId", Text(InputLimits.IdMax)),
                Optional("slaId", Text(InputLimits.IdMax)))),
            Required("guestData", Object(
                Required("_id", Id()), Optional("name", Text(InputLimits.NameMax)), Optional("email", Text(InputLimits.NameMax)),
                Optional("phone", Text(InputLimits.NameMax)), Optional("livechatData", new MapSchema(Text()))))),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ContactCenter.Errors.CommonErrors.Unauthorized, RoomInfoErrors.InvalidPriority, RoomInfoErrors.InvalidSla,
            CustomFieldErrors.InvalidValue("<key>"), ContactErrors.NotFound, ConversationErrors.TooMuchInfo,
        ],
        Request = """
            {"roomData":{"_id":"8Fh2kq0LdMzAbW3yT","topic":"Invoice 12","tags":["billing"]},
             "guestData":{"_id":"674eeb4343725ce31dd9bdaf","name":"Ada Lovelace"}}
            """,
        Response = "{}",
    };

    public static ApiOperation SetPriority { get; } = Agent("POST", "livechat/room/{rid}/priority", "Gives a conversation a priority.") with
    {
        Input = Object(Required("priorityId", Id())),
        Errors = [ConversationErrors.ErrorInvalidRoom, RoomInfoErrors.InvalidPriority, ContactCenter.Errors.CommonErrors.Unauthorized],
        Request = """{"priorityId":"000000000000000000000001"}""",
        Response = "{}",
    };

    public static ApiOperation RemovePriority { get; } = Agent("DELETE", "livechat/room/{rid}/priority", "Takes a conversation's priority away.") with
    {
        Errors = [ConversationErrors.ErrorInvalidRoom, ContactCenter.Errors.CommonErrors.Unauthorized],
        Response = "{}",
    };

    public static ApiOperation SetServiceLevel { get; } = new(
        "PUT", "livechat/inquiry.setSLA", "How soon a waiting conversation is due: a service level by id or name.")
    {
        Group = Group,
        Access = Access.AnyOf(Permissions.ViewRoom, Permissions.ManageSla),
        Input = Object(Required("roomId", Id()), Required("sla", Text(InputLimits.NameMax))),
        Errors = [RoomInfoErrors.InvalidInquiry, RoomInfoErrors.InvalidSla],
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT","sla":"Gold"}""",
        Response = "{}",
    };

    public static ApiOperation Read { get; } = Agent("POST", "subscriptions.read",
        "The serving agent has read a conversation, up to an entry or all of it; delivered is how far it has been received.") with
    {
        Input = Object(Required("rid", Id()), Optional("seq", Number(0)), Optional("delivered", Number(0))),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT"}""",
        Response = "{}",
    };

    public static ApiOperation Cursors { get; } = Agent("GET", "livechat/room.cursors", "How far each side has received and read.") with
    {
        Input = Object(Required("roomId", Text(InputLimits.IdMax).NotEmpty())),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT"}""",
        Response = """{"visitor":{"delivered":4,"read":3,"unread":1},"agent":{"delivered":4,"read":4,"unread":0},"seq":4}""",
    };

    public static ApiOperation Subscription { get; } = Agent(
        "GET", "subscriptions.getOne", "A conversation in the caller's list; null when it serves it not.") with
    {
        Input = Object(Required("roomId", Text(InputLimits.IdMax).NotEmpty())),
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT"}""",
        Response = """{"subscription":{"_id":"8Fh2kq0LdMzAbW3yT","rid":"8Fh2kq0LdMzAbW3yT","t":"l","fname":"Ada","open":true,"unread":2}}""",
    };

    public static ApiOperation EditMessage { get; } = Agent("POST", "chat.update", "Changes the text of one's own message.") with
    {
        Input = Object(
            Required("roomId", Id()), Required("msgId", Id()), Required("text", new StringSchema { MaxLength = InputLimits.BodyBytesMax })),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.InvalidMessage, ConversationErrors.RoomClosed, ConversationErrors.NotServing,
            ConversationErrors.MessageTooLong, MessageErrors.EditingDisabled, ConversationErrors.TooManyChanges,
        ],
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT","msgId":"hTv1Kd9sPqWmZx2Lc","text":"How may I help?"}""",
        Response = """{"message":{"_id":"hTv1Kd9sPqWmZx2Lc","rid":"8Fh2kq0LdMzAbW3yT","msg":"How may I help?","editedAt":"2026-11-22T09:01:00.000Z"}}""",
    };

    public static ApiOperation DeleteMessage { get; } = Agent("POST", "chat.delete", "Deletes one's own message; transcripts leave it out.") with
    {
        Input = Object(Required("roomId", Id()), Required("msgId", Id())),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.InvalidMessage, ConversationErrors.RoomClosed, ConversationErrors.NotServing,
            MessageErrors.DeletingDisabled,
        ],
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT","msgId":"hTv1Kd9sPqWmZx2Lc"}""",
        Response = """{"_id":"hTv1Kd9sPqWmZx2Lc","ts":"2026-11-22T09:01:00.000Z"}""",
    };

    public static ApiOperation RequestTranscript { get; } = Agent("POST", "livechat/transcript/{rid}",
        "The transcript goes to this address when the conversation is closed.") with
    {
        Access = Access.AllOf(Permissions.SendTranscript),
        Input = Object(Required("email", Text(InputLimits.NameMax)), Required("subject", Text(InputLimits.NameMax))),
        Errors = [ConversationErrors.ErrorInvalidRoom, MessageErrors.InvalidEmail, ConversationErrors.TranscriptAlreadyRequested],
        Request = """{"email":"ada@example.com","subject":"Our chat"}""",
        Response = "{}",
    };

    public static ApiOperation WithdrawTranscript { get; } = Agent("DELETE", "livechat/transcript/{rid}", "No transcript is sent after all.") with
    {
        Access = Access.AllOf(Permissions.SendTranscript),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.TranscriptNotRequested],
        Response = "{}",
    };

    public static ApiOperation RequestPdf { get; } = Agent("POST", "omnichannel/{rid}/request-transcript",
        "The transcript of a closed conversation is kept as a PDF soon: the room's pdfTranscriptFileId. Asked for again, nothing changes.") with
    {
        Access = Access.AllOf(Permissions.RequestPdf),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.TranscriptOfOpenRoom],
        Response = "{}",
    };

    public static ApiOperation ChangeVisitor { get; } = Agent("PUT", "livechat/room.visitor",
        "A conversation goes on with another visitor of the same contact, who reads all of it; the former visitor is out.") with
    {
        Access = Access.AllOf(Permissions.ChangeRoomVisitor),
        Input = Object(Required("rid", Id()), Required("oldVisitorId", Id()), Required("newVisitorId", Id())),
        Errors =
        [
            ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.UnverifiedContact, VisitorErrors.Invalid,
            VisitorErrors.HasOpenRoom, VisitorErrors.OtherContact, ContactErrors.ChannelBlocked,
        ],
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","oldVisitorId":"674eeb4343725ce31dd9bdaf","newVisitorId":"674eeb4343725ce31dd9bdb0"}""",
        Response = """{"room":{"_id":"8Fh2kq0LdMzAbW3yT","v":{"_id":"674eeb4343725ce31dd9bdb0","username":"guest-2"},"open":true}}""",
    };

    private static ApiOperation Agent(string method, string path, string summary) =>
        new(method, path, summary) { Group = Group, Access = Access.AllOf(Permissions.ViewRoom) };
}
