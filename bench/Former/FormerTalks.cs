using System.Net.Http.Headers;
using System.Text.Json;

namespace ContactCenter.Bench.Former;

/// <summary>Conversations of every kind: answered, edited, forwarded, held, closed by either side, waiting.</summary>
internal static class FormerTalks
{
    /// <summary>So many that the conversation leaves a snapshot.</summary>
    private const int ManyMessages = 55;

    private static readonly byte[] Picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

    public static async Task HoldAsync(FormerCast cast)
    {
        await LongTalkAsync(cast);
        await MovedTalkAsync(cast);
        await OpenAsync(cast, "wartet", "Wanda Wartet", "reparatur", null);
        await SayAsync(cast, "wartet", "Ist jemand da?");
        var left = await OpenAsync(cast, "geht", "Gustav Geht", "verkauf", "gustav@example.com");
        await cast.VisitorAsync("livechat/room.close", new { token = left.Token, rid = left.RoomId });
        await OpenAsync(cast, "offen", "Ōe 大江", "verkauf", "oe@example.com");
        await TakeAsync(cast, "lena", "offen");
        await SayAsync(cast, "offen", "Noch offen\nmit zweiter Zeile");
        for (var i = 1; i <= ManyMessages; i++) await SayAsync(cast, "offen", $"Zeile {i}");
    }

    public static async Task<FormerVisitor> OpenAsync(FormerCast cast, string key, string name, string department, string? email, string? phone = null)
    {
        var token = $"former-token-of-{key}";
        var registered = await cast.VisitorAsync(
            "livechat/visitor", new { visitor = new { token, name, email, phone, department = cast.Ids[department] } });
        var room = (await cast.Rest.GetAsync($"livechat/room?token={token}")).GetProperty("room");
        return cast.Visitors[key] = new FormerVisitor(
            token, registered.GetProperty("visitor").GetProperty("_id").GetString()!, room.GetProperty("_id").GetString()!,
            room.GetProperty("contactId").GetString()!);
    }

    public static async Task<string> SayAsync(FormerCast cast, string key, string msg)
    {
        var visitor = cast.Visitors[key];
        var said = await cast.VisitorAsync("livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg, _id = $"{key}-{Guid.NewGuid():N}" });
        return said.GetProperty("message").GetProperty("_id").GetString()!;
    }

    public static Task TakeAsync(FormerCast cast, string agent, string key) =>
        cast.AsAsync(agent, "livechat/inquiries.take", new { inquiryId = cast.Visitors[key].RoomId });

    private static async Task LongTalkAsync(FormerCast cast)
    {
        var visitor = await OpenAsync(cast, "lang", "Änne Größer", "verkauf", "aenne@example.com", "030 1234567");
        await SayAsync(cast, "lang", "Guten Tag, „meine“ Bestellung? 👋🏽");
        await TakeAsync(cast, "lena", "lang");
        var edited = await AnswerAsync(cast, "lena", visitor, "Ich sehe nahc.");
        await cast.AsAsync("lena", "chat.update", new { roomId = visitor.RoomId, msgId = edited, text = "Ich sehe nach." });
        var deleted = await AnswerAsync(cast, "lena", visitor, "falsches Fenster");
        await cast.AsAsync("lena", "chat.delete", new { roomId = visitor.RoomId, msgId = deleted });
        await cast.VisitorAsync("livechat/page.visited", new
        {
            token = visitor.Token, rid = visitor.RoomId,
            pageInfo = new { change = "url", title = "Körbe", location = new { href = "https://shop.example.com/körbe" } },
        });
        using (var file = File("rechnung.png")) await cast.Rest.UploadAsync($"livechat/upload/{visitor.RoomId}", file, null, visitor.Token);
        using (var file = File("antwort.png")) await cast.Rest.UploadAsync($"rooms.media/{visitor.RoomId}", file, cast.Agents["lena"]);
        await SaveInfoAsync(cast, visitor);
        await cast.AsAsync("lena", "subscriptions.read", new { rid = visitor.RoomId });
        await cast.VisitorAsync("livechat/room.read", new { token = visitor.Token, rid = visitor.RoomId, seq = 8 });
        await cast.AsAsync("lena", "livechat/room.onHold", new { roomId = visitor.RoomId });
        await cast.AsAsync("lena", "livechat/room.resumeOnHold", new { roomId = visitor.RoomId });
        await cast.AdminAsync($"livechat/transcript/{visitor.RoomId}", new { email = "aenne@example.com", subject = "Ihr Gespräch" });
        await cast.AsAsync("lena", "livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "Erledigt ✓", tags = new[] { "rückruf", "garantie" } });
        await cast.VisitorAsync("livechat/room.survey", new
        {
            rid = visitor.RoomId, token = visitor.Token,
            data = new[] { new { name = "satisfaction", value = "5" }, new { name = "additionalFeedback", value = "schön" } },
        });
    }

    private static Task SaveInfoAsync(FormerCast cast, FormerVisitor visitor) => cast.AsAsync("lena", "livechat/room.saveInfo", new
    {
        roomData = new
        {
            _id = visitor.RoomId, topic = "Bestellung 4711", tags = new[] { "garantie" }, priorityId = "000000000000000000000001",
            livechatData = new { anliegen = "Lieferung & Größe" },
        },
        guestData = new { _id = visitor.VisitorId, name = "Änne Größer", email = "aenne@example.com", livechatData = new { kundennummer = "K-77 ß" } },
    });

    private static async Task MovedTalkAsync(FormerCast cast)
    {
        var visitor = await OpenAsync(cast, "wandert", "Walter Wandert", "verkauf", "walter@example.com");
        await cast.PutAsync("livechat/inquiry.setSLA", new { roomId = visitor.RoomId, sla = "Eilig" }, "lena");
        await TakeAsync(cast, "lena", "wandert");
        await AnswerAsync(cast, "lena", visitor, "Das macht Otto.");
        await cast.AsAsync("lena", "livechat/room.forward", new { roomId = visitor.RoomId, userId = cast.Ids["user:otto"], comment = "bitte übernehmen" });
        await AnswerAsync(cast, "otto", visitor, "Hier Otto.");
        await cast.AsAsync("otto", "livechat/room.forward", new { roomId = visitor.RoomId, departmentId = cast.Ids["reparatur"], comment = "Werkstatt" });
        await TakeAsync(cast, "otto", "wandert");
        await cast.AsAsync("otto", "livechat/room.onHold", new { roomId = visitor.RoomId });
    }

    private static async Task<string> AnswerAsync(FormerCast cast, string agent, FormerVisitor visitor, string msg)
    {
        var sent = await cast.AsAsync(agent, "chat.sendMessage", new { message = new { rid = visitor.RoomId, msg } });
        return sent.GetProperty("message").GetProperty("_id").GetString()!;
    }

    private static MultipartFormDataContent File(string name)
    {
        var content = new ByteArrayContent(Picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        return new MultipartFormDataContent { { content, "file", name }, { new StringContent("siehe Bild"), "description" } };
    }
}
