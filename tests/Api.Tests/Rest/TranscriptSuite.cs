using System.Net;
using System.Text.Json.Nodes;
using ContactCenter.Entities;
using ContactCenter.Routing;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace ContactCenter.Tests.Rest;

/// <summary>Transcripts as documents, and those that every visitor gets (contract §3.5, §3.6 Livechat_transcript_send_always).</summary>
public abstract class TranscriptSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Document_of_a_closed_conversation_is_made_once_and_opens_for_its_users_only()
    {
        var (agent, visitor) = await TakenAsync();
        TestSite.Expect(
            await api.Server.Anonymous.PostAsync("livechat/message", new { token = visitor.Token, rid = visitor.RoomId, msg = "The invoice is wrong" }));
        Assert.Equal("error-room-not-closed", (await RequestAsync(agent, visitor.RoomId)).Error);
        Assert.Equal("error-invalid-room", (await RequestAsync(agent, "none")).Error);
        await api.Site.CloseAsync(visitor);
        TestSite.Expect(await RequestAsync(agent, visitor.RoomId));
        Assert.True((await RoomAsync(agent, visitor))["pdfTranscriptRequested"]!.GetValue<bool>());

        await SweepAsync();
        TestSite.Expect(await RequestAsync(agent, visitor.RoomId));
        await SweepAsync();
        var made = await RoomAsync(agent, visitor);
        var link = $"/file-upload/{made["pdfTranscriptFileId"]!.GetValue<string>()}/transcript.pdf?rc_rid={visitor.RoomId}";
        var content = await GetAsync(link, agent);
        using var document = PdfDocument.Open(content.Body);
        Assert.Contains("The invoice is wrong", document.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "attachment"), (content.Status, content.Disposition));

        var stranger = await api.Site.CreateAgentAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(link, stranger)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(link + $"&rc_token={visitor.Token}", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(link, null)).Status);

        TestSite.Expect(await api.Admin.PostAsync("livechat/rooms.delete", new { roomId = visitor.RoomId }));
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(link, agent)).Status);
    }

    [DatabaseFact]
    public async Task Document_can_be_asked_for_with_the_closing()
    {
        var (agent, visitor) = await TakenAsync();
        TestSite.Expect(
            await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done", generateTranscriptPdf = true }));
        await SweepAsync();
        Assert.NotNull((await RoomAsync(agent, visitor))["pdfTranscriptFileId"]);
    }

    [DatabaseFact]
    public async Task Every_visitor_with_an_address_gets_a_transcript_when_the_workspace_says_so()
    {
        await api.Site.SetAsync("Livechat_transcript_send_always", true);
        try
        {
            var email = TestSite.Unique("to") + "@example.com";
            var (agent, visitor) = await TakenAsync(email);
            await api.Site.SayAsync(visitor, "remember this");
            var (_, silent) = await TakenAsync();
            var (_, nowhere) = await TakenAsync();
            await api.Site.SayAsync(nowhere, "no address");
            await api.Site.CloseAsync(visitor);
            await api.Site.CloseAsync(silent);
            await api.Site.CloseAsync(nowhere);
            Assert.Null((await RoomAsync(api.Admin, silent))["transcriptRequest"]);
            await SweepAsync();
            await SweepAsync();
            Assert.Contains("remember this", Assert.Single(new TestMailbox(api.Server).To(email)), StringComparison.Ordinal);
            Assert.Null((await RoomAsync(agent.Client, visitor))["transcriptRequest"]);
            Assert.Null((await RoomAsync(api.Admin, nowhere))["transcriptRequest"]);
        }
        finally
        {
            await api.Site.SetAsync("Livechat_transcript_send_always", false);
        }
    }

    [DatabaseFact]
    public async Task Forced_close_of_a_closed_conversation_succeeds_where_it_is_allowed()
    {
        var (agent, visitor) = await TakenAsync();
        await api.Site.CloseAsync(visitor);
        var forced = new { rid = visitor.RoomId, comment = "done", forceClose = true };
        Assert.Equal("error-room-already-closed", (await agent.Client.PostAsync("livechat/room.closeByUser", forced)).Error);
        await api.Site.SetAsync("Omnichannel_allow_force_close_conversations", true);
        try
        {
            TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", forced));
            Assert.NotEqual(agent.UserId, (await RoomAsync(agent, visitor))["closedBy"]!["_id"]!.GetValue<string>());
            Assert.Equal(
                "error-room-already-closed", (await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done" })).Error);
        }
        finally
        {
            await api.Site.SetAsync("Omnichannel_allow_force_close_conversations", false);
        }
    }

    private static Task<ApiResponse> RequestAsync(TestUser user, string roomId) => user.Client.PostAsync($"omnichannel/{roomId}/request-transcript", new { });

    private async Task<(TestUser Agent, TestVisitor Visitor)> TakenAsync(string? email = null)
    {
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync(email: email));
        await api.Site.TakeAsync(agent, visitor);
        return (agent, visitor);
    }

    private async Task SweepAsync() =>
        await api.Server.Services.GetServices<IUpkeep>().OfType<TimeoutSweep>().Single().RunOnceAsync(CancellationToken.None);

    private async Task<(HttpStatusCode Status, string? Disposition, byte[] Body)> GetAsync(string link, TestUser? user)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Server.Address, link));
        if (user is not null)
        {
            request.Headers.Add("X-User-Id", user.UserId);
            request.Headers.Add("X-Auth-Token", user.Client.Token);
        }

        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentDisposition?.DispositionType, await answer.Content.ReadAsByteArrayAsync());
    }

    private static Task<JsonNode> RoomAsync(TestUser user, TestVisitor visitor) => RoomAsync(user.Client, visitor);

    private static async Task<JsonNode> RoomAsync(ApiClient client, TestVisitor visitor) =>
        TestSite.Expect(await client.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
}

[Collection(OnSqlite.Name)]
public sealed class TranscriptOnSqlite(SqliteApi api) : TranscriptSuite(api);

[Collection(OnPostgres.Name), UsesPostgres]
public sealed class TranscriptOnPostgres(PostgresApi api) : TranscriptSuite(api);
