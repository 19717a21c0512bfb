using System.Net.Http.Headers;
using System.Text.Json;

namespace ContactCenter.Tests.Rest;

/// <summary>The ids that a call names: of things that its caller may not see, or that do not exist.</summary>
internal sealed record Named(string RoomId, string DepartmentId, string UnitId, string AgentId);

/// <summary>One right call of every operation that names a room, or changes a department, an agent or what belongs to them.</summary>
internal static class VisibilityTable
{
    private const string Work = """[{"day":"Monday","start":"09:00","finish":"18:00","open":true}]""";

    /// <summary>Operations that name a room.</summary>
    public static readonly Dictionary<string, Func<Named, HttpRequestMessage>> OfRooms = new(StringComparer.Ordinal)
    {
        ["GET channels.info"] = n => Get($"channels.info?roomId={n.RoomId}"),
        ["GET rooms.info"] = n => Get($"rooms.info?roomId={n.RoomId}"),
        ["GET livechat/{rid}/messages"] = n => Get($"livechat/{n.RoomId}/messages"),
        ["POST chat.sendMessage"] = n => Post("chat.sendMessage", new { message = new { rid = n.RoomId, msg = "hello" } }),
        ["POST livechat/room.note"] = n => Post("livechat/room.note", new { rid = n.RoomId, msg = "between us" }),
        ["POST livechat/room.closeByUser"] = n => Post("livechat/room.closeByUser", new { rid = n.RoomId, comment = "over" }),
        ["POST livechat/inquiries.take"] = n => Post("livechat/inquiries.take", new { inquiryId = n.RoomId }),
        ["GET livechat/inquiries.getOne"] = n => Get($"livechat/inquiries.getOne?roomId={n.RoomId}"),
        ["POST livechat/room.saveInfo"] = n => Post(
            "livechat/room.saveInfo", new { roomData = new { _id = n.RoomId, topic = "mine" }, guestData = new { _id = "x", name = "Other" } }),
        ["POST livechat/room/{rid}/priority"] = n => Post($"livechat/room/{n.RoomId}/priority", new { priorityId = "none" }),
        ["DELETE livechat/room/{rid}/priority"] = n => new(HttpMethod.Delete, $"/api/v1/livechat/room/{n.RoomId}/priority"),
        ["PUT livechat/inquiry.setSLA"] = n => Send(HttpMethod.Put, "livechat/inquiry.setSLA", new { roomId = n.RoomId, sla = "none" }),
        ["POST subscriptions.read"] = n => Post("subscriptions.read", new { rid = n.RoomId }),
        ["GET livechat/room.cursors"] = n => Get($"livechat/room.cursors?roomId={n.RoomId}"),
        ["GET livechat/room.history"] = n => Get($"livechat/room.history?roomId={n.RoomId}"),
        ["POST livechat/drafts.save"] = n => Post("livechat/drafts.save", new { rid = n.RoomId, msg = "hello", revision = 1 }),
        ["GET subscriptions.getOne"] = n => Get($"subscriptions.getOne?roomId={n.RoomId}"),
        ["POST chat.update"] = n => Post("chat.update", new { roomId = n.RoomId, msgId = "x", text = "y" }),
        ["POST chat.delete"] = n => Post("chat.delete", new { roomId = n.RoomId, msgId = "x" }),
        ["POST livechat/transcript/{rid}"] = n => Post($"livechat/transcript/{n.RoomId}", new { email = "a@example.com", subject = "s" }),
        ["DELETE livechat/transcript/{rid}"] = n => new(HttpMethod.Delete, $"/api/v1/livechat/transcript/{n.RoomId}"),
        ["POST omnichannel/{rid}/request-transcript"] = n => Post($"omnichannel/{n.RoomId}/request-transcript", new { }),
        ["PUT livechat/room.visitor"] = n => Send(
            HttpMethod.Put, "livechat/room.visitor", new { rid = n.RoomId, oldVisitorId = "x", newVisitorId = "y" }),
        ["POST livechat/room.forward"] = n => Post("livechat/room.forward", new { roomId = n.RoomId, departmentId = "none" }),
        ["POST livechat/inquiries.returnAsInquiry"] = n => Post("livechat/inquiries.returnAsInquiry", new { roomId = n.RoomId }),
        ["GET livechat/transfer.history/{rid}"] = n => Get($"livechat/transfer.history/{n.RoomId}"),
        ["POST livechat/room.onHold"] = n => Post("livechat/room.onHold", new { roomId = n.RoomId }),
        ["POST livechat/room.resumeOnHold"] = n => Post("livechat/room.resumeOnHold", new { roomId = n.RoomId }),
        ["GET livechat/room.join"] = n => Get($"livechat/room.join?roomId={n.RoomId}"),
        ["POST livechat/rooms.delete"] = n => Post("livechat/rooms.delete", new { roomId = n.RoomId }),
        ["GET livechat/room.routing"] = n => Get($"livechat/room.routing?roomId={n.RoomId}"),
        ["GET livechat/visitors.pagesVisited/{roomId}"] = n => Get($"livechat/visitors.pagesVisited/{n.RoomId}"),
        ["GET livechat/visitors.chatHistory/room/{roomId}/visitor/{visitorId}"] =
            n => Get($"livechat/visitors.chatHistory/room/{n.RoomId}/visitor/x"),
        ["GET livechat/visitors.searchChats/room/{roomId}/visitor/{visitorId}"] =
            n => Get($"livechat/visitors.searchChats/room/{n.RoomId}/visitor/x"),
        ["POST rooms.media/{rid}"] = Upload,
        ["GET voip/room"] = n => Get($"voip/room?rid={n.RoomId}&token=x"),
        ["POST voip/room.close"] = n => Post("voip/room.close", new { rid = n.RoomId, token = "x" }),
        ["POST voip/events"] = n => Post("voip/events", new { rid = n.RoomId, @event = "voip-call-on-hold" }),
    };

    /// <summary>The operations that a monitor of a unit may not use beyond it.</summary>
    public static readonly Dictionary<string, Func<Named, HttpRequestMessage>> OfDepartments = new(StringComparer.Ordinal)
    {
        ["POST livechat/department"] = n => Post("livechat/department", Department(n.UnitId)),
        ["PUT livechat/department/{_id}"] = n => Send(HttpMethod.Put, $"livechat/department/{n.DepartmentId}", Department(null)),
        ["DELETE livechat/department/{_id}"] = n => new(HttpMethod.Delete, $"/api/v1/livechat/department/{n.DepartmentId}"),
        ["POST livechat/department/archive/{_id}"] = n => Post($"livechat/department/archive/{n.DepartmentId}", new { }),
        ["POST livechat/department/unarchive/{_id}"] = n => Post($"livechat/department/unarchive/{n.DepartmentId}", new { }),
        ["POST livechat/department/{_id}/agents"] = n => Post(
            $"livechat/department/{n.DepartmentId}/agents", new { upsert = Array.Empty<object>(), remove = Array.Empty<object>() }),
        ["POST livechat/agent.status"] = n => Post("livechat/agent.status", new { agentId = n.AgentId, status = "not-available" }),
        ["POST livechat/agents.saveInfo"] = n => Post(
            "livechat/agents.saveInfo",
            new { agentId = n.AgentId, agentData = new { maxNumberSimultaneousChat = 1 }, agentDepartments = Array.Empty<string>() }),
        ["DELETE livechat/users/agent/{_id}"] = n => new(HttpMethod.Delete, $"/api/v1/livechat/users/agent/{n.AgentId}"),
        ["POST canned-responses"] = n => Post(
            "canned-responses", new { shortcut = "foreign", text = "text", scope = "department", departmentId = n.DepartmentId }),
        ["POST livechat/business-hours.save"] = n => Post("livechat/business-hours.save", new
        {
            name = "theirs", active = false, type = "custom", timezoneName = "Europe/Berlin", departments = new[] { n.DepartmentId },
            workHours = JsonSerializer.Deserialize<JsonElement>(Work),
        }),
        ["POST livechat/rooms.removeAllClosedRooms"] = n => Post(
            "livechat/rooms.removeAllClosedRooms", new { departmentIds = new[] { n.DepartmentId } }),
    };

    private static object Department(string? unitId)
    {
        var department = new
        {
            name = TestSite.Unique("moved"), email = "d@example.com", enabled = true, showOnRegistration = false, showOnOfflineForm = false,
        };
        return unitId is null ? new { department } : new { department, departmentUnit = new { _id = unitId } };
    }

    private static HttpRequestMessage Upload(Named named)
    {
        var file = new ByteArrayContent([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rooms.media/{named.RoomId}")
        {
            Content = new MultipartFormDataContent { { file, "file", "a.png" } },
        };
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, $"/api/v1/{path}");

    private static HttpRequestMessage Post(string path, object body) => Send(HttpMethod.Post, path, body);

    private static HttpRequestMessage Send(HttpMethod method, string path, object body) =>
        new(method, $"/api/v1/{path}") { Content = new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json") };
}
