using ContactCenter.Agents;
using ContactCenter.Conversations;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Conversations;

/// <summary>Conversations change hands and wait on hold (contract §3.4, §3.5).</summary>
internal static class TransferOperations
{
    private const string Group = "Conversations";
    private const string Room = """{"roomId":"8Fh2kq0LdMzAbW3yT"}""";

    public static ApiOperation Forward { get; } = new("POST", "livechat/room.forward",
        "Hands a conversation to an agent, to a department, or to a department with an agent who is asked first.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom, Permissions.TransferGuest),
        Input = Object(
            Required("roomId", Id()), Optional("userId", Id()), Optional("departmentId", Id()), Optional("comment", Text()),
            Optional("clientAction", Flag())),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.ConversationIsClosed, ConversationErrors.OnHold, ConversationErrors.ForwardingFailed,
            TransferErrors.InvalidDepartment, TransferErrors.AgentIsOffline, ConversationErrors.SameAgent, ConversationErrors.SameDepartment,
            TransferErrors.NotOfDepartment, TransferErrors.NobodyOnline, AgentErrors.AtCapacity,
        ],
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT","departmentId":"674eeb4343725ce31dd9bdb0","comment":"A question about an invoice"}""",
        Response = "{}",
    };

    public static ApiOperation Return { get; } = new("POST", "livechat/inquiries.returnAsInquiry",
        "Puts a conversation back into its queue, or into a department's; false = it waits there already.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(Required("roomId", Id()), Optional("departmentId", Id())),
        Errors = [TransferErrors.RoomNotFound, ConversationErrors.RoomClosed, ConversationErrors.OnHold, TransferErrors.Returning],
        Request = Room,
        Response = """{"result":true}""",
    };

    public static ApiOperation History { get; } = new("GET", "livechat/transfer.history/{rid}", "How a conversation changed hands, newest first.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRooms),
        Input = Object(Paging.Parameters),
        Errors = [ConversationErrors.InvalidRoom],
        Response = """
            {"history":[{"transferredBy":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","userType":"user"},"ts":"2026-11-22T09:00:00.000Z",
             "scope":"department","comment":"A question about an invoice","nextDepartment":{"_id":"674eeb4343725ce31dd9bdb0","name":"Billing"}}],
             "count":1,"offset":0,"total":1}
            """,
    };

    public static ApiOperation Hold { get; } = new("POST", "livechat/room.onHold",
        "Puts a conversation on hold: it takes no place of its agent until the visitor writes or the agent goes on with it.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.HoldRoom),
        Input = Object(Required("roomId", Id())),
        Errors =
        [
            ConversationErrors.ErrorInvalidRoom, ConversationErrors.AlreadyOnHold, ConversationErrors.HoldNotAuthorized,
            ConversationErrors.HoldWhileVisitorWaits, TransferErrors.HoldDisabled,
        ],
        Request = Room,
        Response = "{}",
    };

    public static ApiOperation Resume { get; } = new("POST", "livechat/room.resumeOnHold", "Its agent goes on with a conversation that is on hold.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(Required("roomId", Id())),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.HoldNotAuthorized, AgentErrors.Offline, AgentErrors.AtCapacity],
        Request = Room,
        Response = "{}",
    };

    public static ApiOperation Join { get; } = new("GET", "livechat/room.join",
        "Whether the caller may look into a conversation and write in it. Joining changes nothing: one agent serves.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(Required("roomId", Text(InputLimits.IdMax).NotEmpty())),
        Errors = [ConversationErrors.ErrorInvalidRoom, ConversationErrors.RoomClosed, ConversationErrors.NotServing],
        Request = Room,
        Response = "{}",
    };
}
