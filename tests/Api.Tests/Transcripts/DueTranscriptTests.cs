using System.Text.Json.Nodes;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Routing;
using ContactCenter.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Transcripts;

/// <summary>A mail server that takes no mail: nothing but the mail suffers from it, and in the end the agents know.</summary>
public sealed class DueTranscriptTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly SqliteTestDatabase _database = new();
    private readonly LoopbackSmtp _mail = new("550 no such mailbox");
    private ApiServer _server = null!;
    private ApiClient _admin = null!;
    private TestSite _site = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _server = await ApiServer.StartAsync(_database, new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = $"{_mail.Port}", ["Smtp:From"] = "desk@example.com", ["Smtp:UseTls"] = "false",
        });
        _admin = await _server.SignInAsAdminAsync();
        _site = new TestSite(_server, _admin);
        await _site.SetAsync("Livechat_Routing_Method", "Manual_Selection");
        await _site.SetAsync("Livechat_accept_chats_with_no_agents", true);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => _mail.DisposeAsync();

    [Fact]
    public async Task Refused_transcript_delays_nothing_else_and_is_told_to_agents_alone()
    {
        var (agent, visitor) = (await _site.CreateAgentAsync(), await _site.CreateVisitorAsync(email: "ada@example.com"));
        await _site.TakeAsync(agent, visitor);
        TestSite.Expect(await _admin.PostAsync($"livechat/transcript/{visitor.RoomId}", new { email = "ada@example.com", subject = "Your chat" }));
        TestSite.Expect(
            await _admin.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done", generateTranscriptPdf = true }));
        await _site.SetAsync("Livechat_max_queue_wait_time", 1);
        var waiting = await _site.CreateVisitorAsync();

        _server.Time.Shift += TimeSpan.FromMinutes(2);
        await SweepAsync();
        Assert.False((await RoomAsync(waiting)).AsObject().ContainsKey("open"));
        var room = await RoomAsync(visitor);
        Assert.NotNull(room["pdfTranscriptFileId"]);
        Assert.NotNull(room["transcriptRequest"]);

        for (var i = 1; i < DueWork.FinalTriesMax; i++)
        {
            _server.Time.Shift += SmsRules.Pauses[i - 1];
            await SweepAsync();
        }

        Assert.Null((await RoomAsync(visitor))["transcriptRequest"]);
        var told = Assert.Single(await FailuresAsync(agent.Client, $"livechat/{visitor.RoomId}/messages?count=50"));
        Assert.Equal("550", told["msg"]!.GetValue<string>());
        Assert.Empty(await FailuresAsync(_server.Anonymous, $"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}&limit=50"));
    }

    private Task SweepAsync() => _server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single().RunOnceAsync(CancellationToken.None);

    private async Task<JsonNode> RoomAsync(TestVisitor visitor) => TestSite.Expect(await _admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;

    private static async Task<IEnumerable<JsonNode>> FailuresAsync(ApiClient client, string path) =>
        TestSite.Expect(await client.GetAsync(path))["messages"]!.AsArray()
            .Where(message => message!["t"]?.GetValue<string>() == SystemMessageTypes.TranscriptFailed).Select(message => message!);
}
