using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using ContactCenter.Errors;
using ContactCenter.Tests.Hubs;

namespace ContactCenter.Tests.Rest;

/// <summary>The quotas of one stranger, over real HTTP and both hubs. They are small here; operators choose their own.</summary>
public sealed class QuotaTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private ApiServer _server = null!;
    private ApiClient _admin = null!;
    private TestSite _site = null!;

    private ApiClient Stranger => _server.Anonymous;

    public async Task InitializeAsync()
    {
        _server = await ApiServer.StartAsync(_database, new()
        {
            ["RateLimit:Enabled"] = "true", ["Quota:UploadsPerVisitorPerHour"] = "2", ["Quota:UploadBytesPerAddressPerHour"] = "5000",
            ["Quota:HubConnectionsPerAddress"] = "3", ["Quota:TranscriptsPerRecipientPerHour"] = "2", ["Quota:OfflineMessagesPerSenderPerHour"] = "2",
            ["Quota:WrongTokensPerAddressPerHour"] = "3", ["Quota:NewVisitorsPerAddressPerHour"] = "6", ["Quota:NewRoomsPerAddressPerHour"] = "4",
            // Connections that do not say whose they are stay for as long as a slow test runs.
            ["Feed:VisitorSignInMilliseconds"] = "600000",
        });
        _admin = await _server.SignInAsAdminAsync();
        _site = new TestSite(_server, _admin);
        await _site.SetAsync("Livechat_accept_chats_with_no_agents", true);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Visitor_sends_so_many_files_in_an_hour_and_its_address_so_many_bytes()
    {
        var (first, second) = (await _site.CreateVisitorAsync(), await _site.CreateVisitorAsync());
        Assert.Equal(HttpStatusCode.OK, await UploadAsync(first, 100));
        Assert.Equal(HttpStatusCode.OK, await UploadAsync(first, 100));
        Assert.Equal(HttpStatusCode.TooManyRequests, await UploadAsync(first, 100));
        Assert.Equal(HttpStatusCode.OK, await UploadAsync(second, 100));
        Assert.Equal(HttpStatusCode.TooManyRequests, await UploadAsync(second, 4_500));
        _server.Time.Shift = TimeSpan.FromMinutes(61);
        Assert.Equal(HttpStatusCode.OK, await UploadAsync(second, 4_000));
    }

    [Fact]
    public async Task Mailbox_gets_so_many_transcripts_in_an_hour_whoever_asks()
    {
        await _site.SetAsync("Livechat_enable_transcript", true);
        var (first, second) = (await _site.CreateVisitorAsync(), await _site.CreateVisitorAsync());
        TestSite.Expect(await AskAsync(first, "victim@example.com"));
        TestSite.Expect(await AskAsync(second, "Victim@Example.com"));
        Refused(await AskAsync(second, "victim@example.com"));
        Refused(await _admin.PostAsync($"livechat/transcript/{first.RoomId}", new { email = "victim@example.com", subject = "x" }));
        TestSite.Expect(await AskAsync(second, "other@example.com"));

        Task<ApiResponse> AskAsync(TestVisitor visitor, string email) =>
            Stranger.PostAsync("livechat/transcript", new { token = visitor.Token, rid = visitor.RoomId, email });
    }

    [Fact]
    public async Task Sender_leaves_so_many_offline_messages_in_an_hour()
    {
        await _site.SetAsync("Livechat_offline_email", "desk@example.com");
        TestSite.Expect(await LeaveAsync("zed@example.com"));
        TestSite.Expect(await LeaveAsync("zed@example.com"));
        Refused(await LeaveAsync("Zed@example.com"));
        TestSite.Expect(await LeaveAsync("zoe@example.com"));

        Task<ApiResponse> LeaveAsync(string email) => Stranger.PostAsync("livechat/offline.message", new { name = "Zed", email, message = "hi" });
    }

    [Fact]
    public async Task Address_makes_so_many_visitors_and_rooms_and_who_is_known_goes_on()
    {
        var visitors = new List<TestVisitor>();
        for (var i = 0; i < 4; i++) visitors.Add(await _site.CreateVisitorAsync());
        var late = TestSite.Unique("token");
        TestSite.Expect(await RegisterAsync(late));
        Refused(await Stranger.GetAsync($"livechat/room?token={late}"));
        TestSite.Expect(await Stranger.GetAsync($"livechat/room?token={visitors[0].Token}"));
        TestSite.Expect(await RegisterAsync(TestSite.Unique("token")));
        Refused(await RegisterAsync(TestSite.Unique("token")));
        TestSite.Expect(await RegisterAsync(late));
        _server.Time.Shift = TimeSpan.FromMinutes(61);
        TestSite.Expect(await Stranger.GetAsync($"livechat/room?token={late}"));

        Task<ApiResponse> RegisterAsync(string token) => Stranger.PostAsync("livechat/visitor", new { visitor = new { token } });
    }

    [Fact]
    public async Task Address_that_guesses_tokens_is_told_nothing_more_and_who_used_its_own_goes_on()
    {
        var (known, unused) = (await _site.CreateVisitorAsync(), TestSite.Unique("token"));
        TestSite.Expect(await Stranger.PostAsync("livechat/visitor", new { visitor = new { token = unused } }));
        _server.Time.Shift = TimeSpan.FromMinutes(61);
        TestSite.Expect(await Stranger.GetAsync($"livechat/room?token={known.Token}"));
        for (var i = 0; i < 3; i++) Assert.Equal(400, (await Stranger.GetAsync($"livechat/visitor/guess-{i}")).Status);
        Refused(await Stranger.GetAsync("livechat/visitor/guess-3"));
        Refused(await Stranger.GetAsync($"livechat/visitor/{unused}"));
        TestSite.Expect(await Stranger.GetAsync($"livechat/visitor/{known.Token}"));
        for (var i = 0; i < 4; i++) Assert.Null(TestSite.Expect(await Stranger.GetAsync($"livechat/config?token=guess-{i}"))["config"]!["guest"]);
        Assert.Null(TestSite.Expect(await Stranger.GetAsync($"livechat/config?token={unused}"))["config"]!["guest"]);
        Assert.NotNull(TestSite.Expect(await Stranger.GetAsync($"livechat/config?token={known.Token}"))["config"]!["guest"]);
        _server.Time.Shift = TimeSpan.FromMinutes(122);
        TestSite.Expect(await Stranger.GetAsync($"livechat/visitor/{unused}"));
    }

    [Fact]
    public async Task Address_that_guesses_sign_ins_is_refused_and_sessions_in_use_go_on()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(401, (await _server.As(_admin.UserId, $"guess-{i}").GetAsync("me")).Status);
        Refused(await _server.As(_admin.UserId, "guess-3").GetAsync("me"));
        TestSite.Expect(await _admin.GetAsync("me"));
        Assert.Equal(401, (await Stranger.GetAsync("me")).Status);
    }

    [Fact]
    public async Task Address_has_so_many_connections_to_both_hubs_and_gets_them_back()
    {
        var agent = await _site.CreateAgentAsync();
        var open = new List<HubClient> { await ConnectVisitorAsync(), await ConnectVisitorAsync(), await ConnectAgentAsync(agent) };
        var refused = await Assert.ThrowsAsync<WebSocketException>(ConnectVisitorAsync);
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAgentAsync(agent));
        await open[0].DisposeAsync();
        using (var patience = new CancellationTokenSource(Patience.Limit))
        {
            while (true)
            {
                try
                {
                    open[0] = await ConnectVisitorAsync();
                    break;
                }
                catch (WebSocketException)
                {
                    await Task.Delay(50, patience.Token);
                }
            }
        }

        foreach (var client in open) await client.DisposeAsync();
    }

    private Task<HubClient> ConnectVisitorAsync() => HubClient.ConnectAsync(_server.Address, _ => { }, path: "/hubs/visitor");

    private Task<HubClient> ConnectAgentAsync(TestUser user) => HubClient.ConnectAsync(_server.Address, socket =>
    {
        socket.SetRequestHeader("X-User-Id", user.UserId);
        socket.SetRequestHeader("X-Auth-Token", user.Client.Token);
    });

    private static void Refused(ApiResponse answer)
    {
        Assert.True(answer.Status == 429, answer.ToString());
        Assert.Equal("error-too-many-requests", answer["errorType"]!.GetValue<string>());
        Assert.Matches(@"^Error, too many requests\. Please slow down\. You must wait \d+ seconds before trying this endpoint again\.", answer.Error);
        Assert.True(int.Parse(answer.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.True(answer.Headers.ContainsKey("X-RateLimit-Limit") && answer.Headers.ContainsKey("X-RateLimit-Reset"));
    }

    private async Task<HttpStatusCode> UploadAsync(TestVisitor visitor, int bytes)
    {
        var file = new ByteArrayContent(new byte[bytes]);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, $"/api/v1/livechat/upload/{visitor.RoomId}"))
        {
            Content = new MultipartFormDataContent { { file, "file", "a.pdf" } },
        };
        request.Headers.Add("X-Visitor-Token", visitor.Token);
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
