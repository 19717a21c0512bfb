using System.Net.Http.Headers;
using System.Text.Json;
using ContactCenter.Visitors;

namespace ContactCenter.Tests.Rest;

/// <summary>A visitor with an open room in which it has written, and from where it calls.</summary>
internal sealed record BlockedGuest(
    TestVisitor Visitor, string MessageId, string DepartmentId, string Email, string Phone, string Address, string ContactId);

/// <summary>One right call of every operation that visitors may call: what is not here is found missing.</summary>
internal static class BlockTable
{
    /// <summary>The operations that carry no visitor's token, and those that concern somebody else than a visitor.</summary>
    public static readonly string[] OfNobody =
    [
        "POST login", "POST loginCode.redeem", "POST users.forgotPassword", "POST users.resetPasswordByToken", "POST users.2fa.enrollTotp",
        "GET livechat/config", "POST livechat/sms-incoming/{service}", "POST livechat/sms-status/{service}",
        "POST calls.events", "POST calls.admit", "POST calls.events/{format}", "POST calls.events/{format}/{key}",
    ];

    public const string OfflineMessage = "POST livechat/offline.message";

    public static readonly Dictionary<string, Func<BlockedGuest, HttpRequestMessage>> Calls = new(StringComparer.Ordinal)
    {
        ["POST livechat/visitor"] = g => Post("livechat/visitor", new { visitor = new { token = g.Visitor.Token, name = Unique() } }),
        ["GET livechat/visitor/{token}"] = g => Get($"livechat/visitor/{g.Visitor.Token}"),
        ["DELETE livechat/visitor/{token}"] = g => new(HttpMethod.Delete, $"/api/v1/livechat/visitor/{g.Visitor.Token}"),
        ["GET livechat/room"] = g => Get($"livechat/room?token={g.Visitor.Token}"),
        ["POST livechat/room.close"] = g => Post("livechat/room.close", Of(g)),
        ["POST livechat/message"] = g => Post("livechat/message", new { token = g.Visitor.Token, rid = g.Visitor.RoomId, msg = "hello" }),
        ["GET livechat/message/{_id}"] = g => Get($"livechat/message/{g.MessageId}?{Query(g)}"),
        ["PUT livechat/message/{_id}"] = g => Send(
            HttpMethod.Put, $"livechat/message/{g.MessageId}", new { token = g.Visitor.Token, rid = g.Visitor.RoomId, msg = Unique() }),
        ["DELETE livechat/message/{_id}"] = g => new(HttpMethod.Delete, $"/api/v1/livechat/message/{g.MessageId}?{Query(g)}"),
        ["GET livechat/messages.history/{rid}"] = g => Get($"livechat/messages.history/{g.Visitor.RoomId}?token={g.Visitor.Token}"),
        ["POST livechat/room.survey"] = g => Post("livechat/room.survey", new
        {
            token = g.Visitor.Token, rid = g.Visitor.RoomId,
            data = new[] { new { name = "satisfaction", value = "5" }, new { name = "additionalFeedback", value = Unique() } },
        }),
        ["POST livechat/visitor/department.transfer"] = g => Post("livechat/visitor/department.transfer", Moved(g)),
        ["POST livechat/room.transfer"] = g => Post("livechat/room.transfer", Moved(g)),
        ["POST livechat/page.visited"] = g => Post("livechat/page.visited", new
        {
            token = g.Visitor.Token, rid = g.Visitor.RoomId,
            pageInfo = new { change = "url", title = Unique(), location = new { href = "https://example.com/" } },
        }),
        ["POST livechat/room.read"] = g => Post("livechat/room.read", new { token = g.Visitor.Token, rid = g.Visitor.RoomId, seq = 99 }),
        ["POST livechat/transcript"] = g => Post("livechat/transcript", new { token = g.Visitor.Token, rid = g.Visitor.RoomId, email = "to@example.com" }),
        ["GET livechat/room.queue"] = g => Get($"livechat/room.queue?{Query(g)}"),
        ["GET livechat/agent.info/{rid}/{token}"] = g => Get($"livechat/agent.info/{g.Visitor.RoomId}/{g.Visitor.Token}"),
        ["GET livechat/agent.next/{token}"] = g => Get($"livechat/agent.next/{g.Visitor.Token}"),
        ["POST livechat/visitor.status"] = g => Post("livechat/visitor.status", new { token = g.Visitor.Token, status = Status() }),
        ["POST livechat/visitor.ticket"] = g => Post("livechat/visitor.ticket", new { token = g.Visitor.Token }),
        [OfflineMessage] = g => Post("livechat/offline.message", new { name = "Ada", email = g.Email, message = "Call me" }),
        ["POST livechat/custom.field"] = g => Post(
            "livechat/custom.field", new { token = g.Visitor.Token, key = BlockTableSuite.Field, value = Unique(), overwrite = true }),
        ["POST livechat/custom.fields"] = g => Post("livechat/custom.fields", new
        {
            token = g.Visitor.Token, customFields = new[] { new { key = BlockTableSuite.Field, value = Unique(), overwrite = true } },
        }),
        ["POST livechat/verification.request"] = g => Post(
            "livechat/verification.request", new { token = g.Visitor.Token, email = $"{TestSite.Unique("v")}@example.com" }),
        ["POST livechat/verification.confirm"] = g => Post("livechat/verification.confirm", new { token = g.Visitor.Token, code = "123456" }),
        ["POST livechat/upload/{rid}"] = Upload,
        ["GET /file-upload/{fileId}/{name}"] = g => new(
            HttpMethod.Get, $"/file-upload/{g.MessageId}/x?rc_rid={g.Visitor.RoomId}&rc_token={g.Visitor.Token}"),
    };

    private static HttpRequestMessage Upload(BlockedGuest guest)
    {
        var file = new ByteArrayContent([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/livechat/upload/{guest.Visitor.RoomId}")
        {
            Content = new MultipartFormDataContent { { file, "file", "a.png" } },
        };
        request.Headers.Add("X-Visitor-Token", guest.Visitor.Token);
        return request;
    }

    private static object Of(BlockedGuest guest) => new { token = guest.Visitor.Token, rid = guest.Visitor.RoomId };

    private static object Moved(BlockedGuest guest) => new { token = guest.Visitor.Token, rid = guest.Visitor.RoomId, department = guest.DepartmentId };

    private static string Query(BlockedGuest guest) => $"token={guest.Visitor.Token}&rid={guest.Visitor.RoomId}";

    private static string Unique() => TestSite.Unique("value");

    /// <summary>Another one each time, so that each call changes something.</summary>
    private static string Status() => Interlocked.Increment(ref s_calls) % 2 == 0 ? "away" : "busy";

    private static int s_calls;

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, $"/api/v1/{path}");

    private static HttpRequestMessage Post(string path, object body) => Send(HttpMethod.Post, path, body);

    private static HttpRequestMessage Send(HttpMethod method, string path, object body) =>
        new(method, $"/api/v1/{path}") { Content = new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json") };
}
