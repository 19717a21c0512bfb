using ContactCenter.Conversations;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Visitors;

/// <summary>The operations by which agents look up visitors (contract §2.1, §2.3, §2.5).</summary>
internal static class VisitorLookupOperations
{
    private const string Group = "Visitors, for agents";
    private const string Example = """
        {"_id":"674eeb4343725ce31dd9bdaf","username":"guest-1","status":"online","name":"Ada","visitorEmails":[{"address":"ada@example.com"}],
         "ts":"2026-11-22T09:00:00.000Z","_updatedAt":"2026-11-22T09:00:00.000Z"}
        """;

    private const string RoomExample = """{"_id":"8Fh2kq0LdMzAbW3yT","fname":"Ada","ts":"2026-11-22T09:00:00.000Z","msgs":4}""";

    private static readonly Access Reading = Access.AllOf(Permissions.ViewRoom);

    public static Error NotFound { get; } = Error.Plain("visitor-not-found");

    public static ApiOperation Info { get; } = new("GET", "livechat/visitors.info", "One visitor, without its token.")
    {
        Group = Group, Access = Reading, Input = Object(Required("visitorId", Id())), Errors = [NotFound],
        Request = """{"visitorId":"674eeb4343725ce31dd9bdaf"}""", Response = $"{{\"visitor\":{Example}}}",
    };

    public static ApiOperation Search { get; } = new("GET", "livechat/visitors.search", "Visitors by a part of a name or an address; an empty term finds all.")
    {
        Group = Group, Access = Reading, Input = Object([Required("term", Text(InputLimits.NameMax)), .. Paging.Parameters]),
        Request = """{"term":"ada"}""", Response = $"{{\"visitors\":[{Example}],\"count\":1,\"offset\":0,\"total\":1}}",
    };

    public static ApiOperation Autocomplete { get; } = new("GET", "livechat/visitors.autocomplete",
        "The first visitors for a selector, a JSON object: {\"term\":\"ada\",\"exceptions\":[ids]}.")
    {
        Group = Group, Access = Reading, Input = Object(Required("selector", Text())), Errors = [HttpErrors.InvalidJsonParameter("selector")],
        Request = """{"selector":"{\"term\":\"ada\"}"}""",
        Response = """{"items":[{"_id":"674eeb4343725ce31dd9bdaf","name":"Ada","username":"guest-1","custom_name":"Ada"}]}""",
    };

    public static ApiOperation Pages { get; } = new(
        "GET", "livechat/visitors.pagesVisited/{roomId}", "The pages that the visitor of a conversation looked at, newest first.")
    {
        Group = Group, Access = Reading, Input = Object(Paging.Parameters), Errors = [ConversationErrors.InvalidRoom],
        Response = """{"pages":[{"msg":"Prices - https://example.com/prices","ts":"2026-11-22T09:00:00.000Z"}],"count":1,"offset":0,"total":1}""",
    };

    public static ApiOperation ChatHistory { get; } = new("GET", "livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}",
        "The visitor's other conversations, newest first, for who may read this one.")
    {
        Group = Group, Access = Reading, Input = Object(Paging.Parameters),
        Response = $"{{\"history\":[{RoomExample}],\"count\":1,\"offset\":0,\"total\":1}}",
    };

    public static ApiOperation SearchChats { get; } = new("GET", "livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}",
        "Those of the visitor's newest 100 conversations in which a text was written, literally and without regard to case.")
    {
        Group = Group, Access = Reading,
        Input = Object(
        [
            Optional("searchText", Text(InputLimits.NameMax)), Optional("closedChatsOnly", Flag()), Optional("servedChatsOnly", Flag()),
            Optional("source", Text(InputLimits.NameMax)), .. Paging.Parameters,
        ]),
        Response = $"{{\"history\":[{RoomExample}],\"count\":1,\"offset\":0,\"total\":1}}",
    };

    public static ApiOperation OpenRooms { get; } = new("GET", "livechat/visitor/{token}/room", "The open conversations of the visitor of this token.")
    {
        Group = Group, Access = Access.AllOf(Permissions.ViewManager),
        Response = """{"rooms":[{"_id":"8Fh2kq0LdMzAbW3yT","t":"l","cl":false}]}""",
    };

    public static ApiOperation Import { get; } = new("POST", "livechat/messages",
        "Messages in a visitor's name, for other systems: the visitor and its conversation are made if there are none.")
    {
        Group = Group, Access = Access.AllOf(Permissions.ViewManager),
        Input = Object(
            Required("visitor", Object(Required("token", Text(InputLimits.TokenMax)))),
            Required("messages", List(Object(Required("msg", Text()))).AtLeast(1))),
        Errors = [VisitorErrors.EmptyToken, VisitorErrors.NoAgentOnline, ConversationErrors.MessageTooLong],
        Request = """{"visitor":{"token":"iNKE8a6k6cjbqWhWd"},"messages":[{"msg":"Hello"}]}""",
        Response = """{"messages":[{"username":"guest-1","msg":"Hello","ts":"2026-11-22T09:00:00.000Z"}]}""",
    };
}
