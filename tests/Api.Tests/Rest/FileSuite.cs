using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ContactCenter.Files;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Rest;

/// <summary>Visitors and agents send files; who may read a conversation may read its files (contract §2.4).</summary>
public abstract class FileSuite(ApiFixture api)
{
    private static readonly byte[] Image = [0x89, 0x50, 0x4e, 0x47, 1, 2, 3];

    [DatabaseFact]
    public async Task File_of_a_visitor_is_a_message_that_both_sides_and_nobody_else_can_open()
    {
        var (agent, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var (visitor, other) = (await api.Site.CreateVisitorAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.TakeAsync(agent, visitor);
        var sent = await SentAsync(visitor, "../holiday photo.png", "image/png", Image, "look");
        Assert.Equal(("look", "holiday photo.png", "image/png", 7), (
            Text(sent, "msg"), Text(sent, "file", "name"), Text(sent, "file", "type"), sent["file"]!["size"]!.GetValue<int>()));
        Assert.Equal(Text(sent, "_id"), Text(sent["files"]![0]!, "_id"));
        var link = Text(sent["attachments"]![0]!, "title_link");
        Assert.Equal(link, Text(sent["attachments"]![0]!, "image_url"));

        using var own = await GetAsync(link + $"&rc_token={visitor.Token}&rc_room_type=l");
        Assert.Equal(Image, await own.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            ("image/png", "inline", "nosniff", "default-src 'none'; sandbox"),
            (own.Content.Headers.ContentType!.ToString(), own.Content.Headers.ContentDisposition!.DispositionType,
                own.Headers.GetValues("X-Content-Type-Options").Single(), own.Headers.GetValues("Content-Security-Policy").Single()));
        using var agents = await GetAsync(link, agent);
        Assert.Equal(HttpStatusCode.OK, agents.StatusCode);
        foreach (var refused in new[] { await GetAsync(link + $"&rc_token={other.Token}"), await GetAsync(link), await GetAsync(link, stranger), await GetAsync(
            link.Replace(Text(sent, "_id"), "none", StringComparison.Ordinal), agent) })
        {
            Assert.Equal(
                (HttpStatusCode.Forbidden, "{\"error\":\"unauthorized\",\"success\":false}"), (refused.StatusCode, await refused.Content.ReadAsStringAsync()));
            refused.Dispose();
        }

        await api.Site.CloseAsync(visitor);
        using var later = await GetAsync(link + $"&rc_token={visitor.Token}");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        var history = TestSite.Expect(await api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}"));
        Assert.Contains(history["messages"]!.AsArray(), message => message!["file"] is not null && Text(message, "_id") == Text(sent, "_id"));
    }

    [DatabaseFact]
    public async Task Visitor_reads_history_and_files_with_its_token_in_a_header()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var other = await api.Site.CreateVisitorAsync();
        var link = Text((await SentAsync(visitor, "a.txt", "text/plain", [65]))["attachments"]![0]!, "title_link");
        var history = $"{api.Server.Address}api/v1/livechat/messages.history/{visitor.RoomId}";
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden],
            [await StatusAsync(history, visitor), await StatusAsync(link, visitor), await StatusAsync(history, other), await StatusAsync(link, other)]);

        async Task<HttpStatusCode> StatusAsync(string address, TestVisitor caller)
        {
            using var http = new HttpClient { BaseAddress = api.Server.Address };
            http.DefaultRequestHeaders.Add("X-Visitor-Token", caller.Token);
            using var response = await http.GetAsync(address);
            return response.StatusCode;
        }
    }

    [DatabaseFact]
    public async Task File_that_is_no_plain_image_is_only_ever_downloaded()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var sent = await SentAsync(visitor, "page.xyz", "application/x-page", Encoding.UTF8.GetBytes("(script)alert(1)"));
        Assert.Null(sent["attachments"]![0]!["image_url"]);
        using var file = await GetAsync(Text(sent["attachments"]![0]!, "title_link") + $"&rc_token={visitor.Token}");
        Assert.Equal(
            ("application/octet-stream", "attachment", "page.xyz"),
            (file.Content.Headers.ContentType!.ToString(), file.Content.Headers.ContentDisposition!.DispositionType,
                file.Content.Headers.ContentDisposition.FileNameStar ?? file.Content.Headers.ContentDisposition.FileName));
    }

    [DatabaseFact]
    public async Task Upload_that_may_not_be_is_refused_and_leaves_nothing()
    {
        var (visitor, other) = (await api.Site.CreateVisitorAsync(), await api.Site.CreateVisitorAsync());
        Assert.Equal((403, "unauthorized"), await RefusedAsync(visitor with { Token = other.Token }));
        Assert.Equal((403, "unauthorized"), await RefusedAsync(visitor with { Token = "nobody-at-all" }));
        Assert.Equal((403, "unauthorized"), await RefusedAsync(visitor with { RoomId = "none" }));
        Assert.Equal((400, "error-type-not-allowed"), await RefusedAsync(visitor, "image/svg+xml"));
        Assert.Equal((400, "error-no-file-uploaded"), await RefusedAsync(visitor, part: "picture"));
        await WithAsync("Livechat_fileupload_enabled", false, true, async () =>
            Assert.Equal((400, "error-file-upload-disabled"), await RefusedAsync(visitor)));
        await WithAsync("FileUpload_MaxFileSize", 6, 104_857_600, async () =>
            Assert.Equal((400, "error-file-too-large"), await RefusedAsync(visitor)));
        await WithAsync("FileUpload_MediaTypeWhiteList", "application/pdf,audio/*", "", async () =>
        {
            Assert.Equal((400, "error-type-not-allowed"), await RefusedAsync(visitor));
            await SentAsync(visitor, "sound.ogg", "audio/ogg", [.. "OggS"u8, 0, 2]);
            Assert.Equal((400, "error-type-not-allowed"), await RefusedAsync(visitor, "audio/ogg"));
        });
        await api.Site.CloseAsync(visitor);
        Assert.Equal((400, "room-closed"), await RefusedAsync(visitor, key: "after-the-end"));
    }

    [DatabaseFact]
    public async Task File_is_judged_by_what_is_in_it_and_kept_as_what_it_is()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        foreach (var (name, type, text) in new[]
        {
            ("a.png", "image/png", "<!DOCTYPE html><script>alert(1)</script>"), ("a.png", "image/png", "<?xml version=\"1.0\"?><svg onload=\"x()\"/>"),
            ("a.html", "image/png", "anything"), ("a.js", "text/plain", "alert(1)"), ("a.gif", "image/gif", "GIF89a/*<script>*/=1"),
        })
        {
            using var answer = await PostAsync(visitor, Body(name, type, Encoding.UTF8.GetBytes(text)), null);
            Assert.Contains("error-type-not-allowed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var program = await SentAsync(visitor, "photo.jpg", "image/jpeg", [.. "MZ"u8, 0x90, 0]);
        Assert.Equal("application/vnd.microsoft.portable-executable", Text(program, "file", "type"));
        Assert.Null(program["attachments"]![0]!["image_url"]);
        var empty = await SentAsync(visitor, "photo.png", "image/png", []);
        Assert.Equal("application/octet-stream", Text(empty, "file", "type"));
        var large = new byte[100_000];
        "%PDF-1.7"u8.CopyTo(large);
        var document = await SentAsync(visitor, "bill", "application/octet-stream", large);
        Assert.Equal(("application/pdf", large.Length), (Text(document, "file", "type"), document["file"]!["size"]!.GetValue<int>()));
        using var file = await GetAsync(Text(document["attachments"]![0]!, "title_link") + $"&rc_token={visitor.Token}");
        Assert.Equal(large, await file.Content.ReadAsByteArrayAsync());
    }

    [DatabaseFact]
    public async Task Upload_sent_again_is_the_same_message_and_the_same_file()
    {
        var visitor = await api.Site.CreateVisitorAsync();
        var key = TestSite.Unique("key");
        var first = await SentAsync(visitor, "a.png", "image/png", Image, key: key);
        var second = await SentAsync(visitor, "a.png", "image/png", Image, key: key);
        Assert.Equal((Text(first, "_id"), first["seq"]!.GetValue<long>()), (Text(second, "_id"), second["seq"]!.GetValue<long>()));
        await api.Site.CloseAsync(visitor);
        // The first answer is repeated after the end as well, and the file stays.
        await SentAsync(visitor, "a.png", "image/png", Image, key: key);
        using var file = await GetAsync(Text(first["attachments"]![0]!, "title_link") + $"&rc_token={visitor.Token}");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [DatabaseFact]
    public async Task Agent_sends_files_where_it_serves_and_nowhere_else()
    {
        var (agent, stranger) = (await api.Site.CreateAgentAsync(), await api.Site.CreateAgentAsync());
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.TakeAsync(agent, visitor);
        using var sent = await agent.Client.BeginAsync(HttpMethod.Post, $"rooms.media/{visitor.RoomId}", Body("bill.pdf", "application/pdf", Image));
        var message = JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["message"]!;
        Assert.Equal("bill.pdf", Text(message, "file", "name"));
        using var file = await GetAsync(Text(message["attachments"]![0]!, "title_link") + $"&rc_token={visitor.Token}");
        Assert.Equal(Image, await file.Content.ReadAsByteArrayAsync());
        using var refused = await stranger.Client.BeginAsync(HttpMethod.Post, $"rooms.media/{visitor.RoomId}", Body("bill.pdf", "application/pdf", Image));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [DatabaseFact]
    public async Task File_goes_with_its_message_and_with_its_room()
    {
        var store = api.Server.Services.GetRequiredService<IFileStore>();
        var visitor = await api.Site.CreateVisitorAsync();
        var (first, second) = (await SentAsync(visitor, "a.png", "image/png", Image), await SentAsync(visitor, "b.png", "image/png", Image));
        TestSite.Expect(await api.Server.Anonymous.DeleteAsync($"livechat/message/{Text(first, "_id")}?token={visitor.Token}&rid={visitor.RoomId}"));
        Assert.Null(await store.OpenAsync(visitor.RoomId, Text(first, "_id")));
        using var deleted = await GetAsync(Text(first["attachments"]![0]!, "title_link") + $"&rc_token={visitor.Token}");
        Assert.Equal(HttpStatusCode.Forbidden, deleted.StatusCode);
        await using (var kept = await store.OpenAsync(visitor.RoomId, Text(second, "_id"))) Assert.NotNull(kept);
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await api.Server.Anonymous.DeleteAsync($"livechat/visitor/{visitor.Token}"));
        Assert.Null(await store.OpenAsync(visitor.RoomId, Text(second, "_id")));
    }

    private async Task WithAsync(string setting, object value, object restored, Func<Task> act)
    {
        await api.Site.SetAsync(setting, value);
        try
        {
            await act();
        }
        finally
        {
            await api.Site.SetAsync(setting, restored);
        }
    }

    private async Task<JsonNode> SentAsync(TestVisitor visitor, string name, string type, byte[] bytes, string? description = null, string? key = null)
    {
        using var answer = await PostAsync(visitor, Body(name, type, bytes, description), key);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<(int, string?)> RefusedAsync(TestVisitor visitor, string type = "image/png", string part = "file", string? key = null)
    {
        using var answer = await PostAsync(visitor, Body("a.png", type, Image, part: part), key);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        if (json["reason"] is { } reason) Assert.Equal(json["error"]!.GetValue<string>(), reason.GetValue<string>());
        return ((int)answer.StatusCode, json["error"]?.GetValue<string>());
    }

    private async Task<HttpResponseMessage> PostAsync(TestVisitor visitor, HttpContent body, string? key)
    {
        using var http = new HttpClient { BaseAddress = api.Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/livechat/upload/{visitor.RoomId}") { Content = body };
        request.Headers.Add("X-Visitor-Token", visitor.Token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> GetAsync(string link, TestUser? user = null)
    {
        using var http = new HttpClient { BaseAddress = api.Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        if (user is not null)
        {
            request.Headers.Add("X-User-Id", user.Client.UserId);
            request.Headers.Add("X-Auth-Token", user.Client.Token);
        }

        var answer = await http.SendAsync(request);
        await answer.Content.LoadIntoBufferAsync();
        return answer;
    }

    private static MultipartFormDataContent Body(string name, string type, byte[] bytes, string? description = null, string part = "file")
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var body = new MultipartFormDataContent { { file, part, name } };
        if (description is not null) body.Add(new StringContent(description), "description");
        return body;
    }

    private static string Text(JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name]!).GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class FilesOnSqlite(SqliteApi api) : FileSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class FilesOnPostgres(PostgresApi api) : FileSuite(api);
