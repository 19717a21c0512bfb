using ContactCenter.Conversations;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Routing;

/// <summary>The operations on routing: its decisions, its method, and the number of conversations of each agent (contract §2.4, §3.5, §3.6).</summary>
internal static class RoutingOperations
{
    private const string Group = "Routing";

    public static ApiOperation Decisions { get; } = new("GET", "livechat/room.routing",
        "How a conversation came to its agents, newest first: who was looked at, by which score, and why this one. Not in the contract: ours.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom),
        Input = Object(Required("roomId", Id())),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        Request = """{"roomId":"8Fh2kq0LdMzAbW3yT"}""",
        Response = """
            {"routing":[{"ts":"2026-11-22T09:00:00.000Z","agent":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace"},"how":"routed",
             "method":"Load_Balancing","reason":"fewest-conversations",
             "candidates":[{"agent":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace"},"chats":1,"limit":3,"score":1,"outcome":"assigned"},
              {"agent":{"_id":"kd84HsTzXYqAwBn2p","username":"linus"},"chats":2,"limit":3,"score":2,"outcome":"behind"}]}]}
            """,
    };

    public static ApiOperation Configuration { get; } = new(
        "GET", "livechat/config/routing", "What the workspace's routing method means for an agent's screen.")
    {
        Group = Group,
        Access = Access.SignedIn,
        Response = """
            {"config":{"previewRoom":false,"showConnecting":false,"showQueue":false,"showQueueLink":true,"returnQueue":false,
             "enableTriggerAction":true,"autoAssignAgent":true}}
            """,
    };

    public static ApiOperation Served { get; } = new("GET", "livechat/queue", "How many conversations each agent serves in each department.")
    {
        Group = Group,
        Access = Access.AllOf(Permissions.ViewRoom, Permissions.ViewQueue),
        Input = Object(
        [
            Optional("agentId", Id()), Optional("departmentId", Id()), Optional("includeOfflineAgents", Flag()), .. Paging.Parameters,
        ]),
        Response = """
            {"queue":[{"user":{"_id":"rbAXPnMktTFbNpwtJ","username":"grace","status":"online"},
             "department":{"_id":"674eeb4343725ce31dd9bdb0","name":"Billing"},"chats":2}],"count":1,"offset":0,"total":1}
            """,
    };
}
