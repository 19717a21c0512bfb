using System.Text.Json.Nodes;
using ContactCenter.Files;
using ContactCenter.Journal;
using ContactCenter.Retention;
using ContactCenter.Tests.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Retention;

/// <summary>Retention policies over HTTP, and what is left of conversations that went by them (docs/retention.md).</summary>
public abstract class RetentionSuite(ApiFixture api)
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(26);

    [DatabaseFact]
    public async Task Anonymised_conversation_is_a_row_of_figures_and_its_texts_are_in_no_file()
    {
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("sales"));
        var (visitor, texts) = await TalkAsync(department);
        var before = await DatabaseDump.FindAsync(api.Server, texts);
        Assert.All(texts, text => Assert.Contains(before, place => place.EndsWith(text, StringComparison.OrdinalIgnoreCase)));
        await SaveAsync(new { departmentId = department, action = "anonymize", days = 1, confirm = 0 });
        var receipt = Assert.Single(await RunAsync(department))!;

        Assert.Empty(await DatabaseDump.FindAsync(api.Server, texts));
        var room = TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!;
        Assert.Equal(("Anonymous", "anonymous", true), (Text(room, "fname"), Text(room["v"]!, "_id"), room["anonymized"]!.GetValue<bool>()));
        Assert.Equal((department, 2, true), (Text(room, "departmentId"), room["msgs"]!.GetValue<int>(), room["cl"]!.GetValue<bool>()));
        Assert.Null(room["lastMessage"]);
        var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?departmentId={department}"))["rooms"]!.AsArray();
        Assert.Equal("Anonymous", Text(Assert.Single(listed)!, "fname"));
        Assert.Empty(TestSite.Expect(await api.Admin.GetAsync($"livechat/{visitor.RoomId}/messages"))["messages"]!.AsArray());
        Assert.Equal((1, 1), (receipt["conversations"]!.GetValue<int>(), receipt["files"]!.GetValue<int>()));
        Assert.Equal(2, receipt["entries"]!["message"]!.GetValue<int>());
        await JournalIsGaplessAsync();
    }

    [DatabaseFact]
    public async Task Anonymised_conversation_is_nobodys_and_stays_as_it_is_until_it_is_deleted()
    {
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("sales"));
        var (visitor, _) = await TalkAsync(department);
        var contactId = Text(TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}"))["room"]!, "contactId");
        await SaveAsync(new { departmentId = department, action = "anonymize", days = 1, confirm = 0 });
        await RunAsync(department);

        var timeline = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.timeline?contactId={contactId}"));
        Assert.DoesNotContain(visitor.RoomId, timeline.Text, StringComparison.Ordinal);
        var history = TestSite.Expect(await api.Admin.GetAsync($"omnichannel/contacts.history?contactId={contactId}"));
        Assert.DoesNotContain(visitor.RoomId, history.Text, StringComparison.Ordinal);
        var asked = await api.Server.Anonymous.GetAsync($"livechat/messages.history/{visitor.RoomId}?token={visitor.Token}");
        Assert.Equal((400, "invalid-room"), (asked.Status, asked.Error));
        Assert.Equal("room-closed", (await api.Admin.PostAsync("livechat/room.note", new { rid = visitor.RoomId, msg = "note" })).Error);
        Assert.Equal(400, (await api.Admin.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "hello" } })).Status);
        Assert.Equal("room-closed", (await api.Admin.PostAsync($"omnichannel/{visitor.RoomId}/request-transcript", new { })).Error);
        TestSite.Expect(await api.Admin.PostAsync("livechat/rooms.delete", new { roomId = visitor.RoomId }));
        Assert.NotEqual(200, (await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}")).Status);
    }

    [DatabaseFact]
    public async Task What_the_preview_counts_goes_after_a_day_and_the_receipt_says_so()
    {
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("sales"));
        var visitors = new[] { await TalkAsync(department), await TalkAsync(department) };
        PassTime();
        const string Policy = "action=delete&days=1";
        var preview = TestSite.Expect(await api.Admin.GetAsync($"retention.preview?departmentId={department}&{Policy}"));
        Assert.Equal((2, 1), (preview["conversations"]!.GetValue<int>(), preview["departments"]!.AsArray().Count));
        Assert.Equal("error-confirmation-mismatch", (await PostAsync(new { departmentId = department, action = "delete", days = 1, confirm = 1 })).Error);
        Assert.Equal("error-confirmation-mismatch", (await PostAsync(new { departmentId = department, action = "delete", days = 1 })).Error);
        var policy = (await SaveAsync(new { departmentId = department, action = "delete", days = 1, confirm = 2 }))["policy"]!;
        Assert.Equal(TimeSpan.FromDays(1), Time(policy, "beginsAt") - Time(policy, "changedAt"));
        Assert.Empty(await PagesAsync(department));
        TestSite.Expect(await api.Admin.GetAsync($"rooms.info?roomId={visitors[0].Visitor.RoomId}"));

        PassTime();
        var receipt = Assert.Single(await PagesAsync(department))!;
        Assert.Equal(
            ("delete", 2, 1, department),
            (Text(receipt, "action"), receipt["conversations"]!.GetValue<int>(), receipt["days"]!.GetValue<int>(), Text(receipt, "departmentId")));
        foreach (var (visitor, texts) in visitors)
        {
            Assert.NotEqual(200, (await api.Admin.GetAsync($"rooms.info?roomId={visitor.RoomId}")).Status);
            Assert.Empty(await DatabaseDump.FindAsync(api.Server, texts));
        }

        var found = TestSite.Expect(await api.Admin.GetAsync($"retention.receipt?receiptId={Text(receipt, "receiptId")}"));
        Assert.Equal(receipt.ToJsonString(), found["receipt"]!.ToJsonString());
        Assert.True(ReceiptCheck.IsSigned(receipt, Text(found.Json, "publicKey")));
        Assert.True(await IsValidAsync(receipt));
        (string, JsonNode)[] changes = [("action", "anonymize"), ("days", 2), ("departmentId", "x"), ("closedBefore", "2026-01-01T00:00:00.000Z")];
        foreach (var (member, value) in changes)
        {
            var changed = JsonNode.Parse(receipt.ToJsonString())!;
            changed[member] = value;
            Assert.False(await IsValidAsync(changed), member);
        }
    }

    [DatabaseFact]
    public async Task Policies_are_listed_changed_and_removed_by_those_who_may()
    {
        var department = await api.Site.CreateDepartmentAsync(TestSite.Unique("legal"));
        await SaveAsync(new { departmentId = department, action = "keep" });
        var policy = await FindAsync(department);
        Assert.Equal(("keep", api.Admin.UserId), (Text(policy!, "action"), Text(policy!, "changedBy")));
        Assert.Null(policy!["days"]);
        TestSite.Expect(await api.Admin.PostAsync("retention.remove", new { departmentId = department }));
        Assert.Equal("inherit", Text((await FindAsync(department))!, "action"));
        Assert.Equal("error-retention-policy-not-found", (await api.Admin.PostAsync("retention.remove", new { departmentId = department })).Error);
        Assert.Equal("error-retention-keep-needs-department", (await PostAsync(new { action = "keep" })).Error);
        Assert.Equal("error-retention-days-invalid", (await PostAsync(new { departmentId = department, action = "delete" })).Error);
        Assert.Equal("error-retention-days-invalid", (await PostAsync(new { departmentId = department, action = "delete", days = 36_501 })).Error);
        Assert.Equal("error-department-not-found", (await PostAsync(new { departmentId = "none", action = "delete", days = 30 })).Error);
        var agent = await api.Site.CreateAgentAsync();
        foreach (var path in new[] { "retention.policies", "retention.preview", "retention.receipts", "retention.receipt?receiptId=x" })
            Assert.Equal(403, (await agent.Client.GetAsync(path)).Status);
        Assert.Equal(403, (await agent.Client.PostAsync("retention.save", new { action = "delete", days = 1 })).Status);
    }

    /// <summary>A closed conversation with a message, a note, a topic, a comment and a file.</summary>
    private async Task<(TestVisitor Visitor, string[] Texts)> TalkAsync(string department)
    {
        var texts = new[] { "message", "answer", "note", "topic", "comment" }.Select(TestSite.Unique).ToArray();
        var visitor = await api.Site.CreateVisitorAsync("Ada", department);
        await api.Site.SayAsync(visitor, texts[0]);
        await api.Site.SayAsync(visitor, texts[1]);
        TestSite.Expect(await api.Admin.PostAsync(
            "livechat/room.saveInfo", new { roomData = new { _id = visitor.RoomId, topic = texts[3] }, guestData = new { _id = visitor.VisitorId } }));
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = texts[4] }));
        TestSite.Expect(await api.Admin.PostAsync("livechat/room.note", new { rid = visitor.RoomId, msg = texts[2] }));
        await api.Server.Services.GetRequiredService<IFileStore>().SaveAsync(visitor.RoomId, "file", new MemoryStream([1, 2, 3]), 10);
        return (visitor, texts);
    }

    private async Task<JsonArray> RunAsync(string department)
    {
        PassTime();
        return await PagesAsync(department);
    }

    /// <summary>Has the retention do all that is due, and returns the department's receipts.</summary>
    private async Task<JsonArray> PagesAsync(string department)
    {
        var retention = api.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IRetentionGrain>(IRetentionGrain.Key);
        while (await retention.RunPage()) { }
        var receipts = TestSite.Expect(await api.Admin.GetAsync("retention.receipts?count=50"))["receipts"]!.AsArray();
        return [.. receipts.Where(receipt => receipt!["departmentId"]?.GetValue<string>() == department).Select(receipt => receipt!.DeepClone())];
    }

    /// <summary>Sets the clock forward, and never back: no run of a later time has been before.</summary>
    private void PassTime() => api.Server.Time.Shift += Later;

    private Task<ApiResponse> PostAsync(object policy) => api.Admin.PostAsync("retention.save", policy);

    private async Task<ApiResponse> SaveAsync(object policy) => TestSite.Expect(await PostAsync(policy));

    private async Task<JsonNode?> FindAsync(string department) => TestSite.Expect(await api.Admin.GetAsync("retention.policies"))["policies"]!.AsArray()
        .SingleOrDefault(policy => policy!["department"]?["_id"]?.GetValue<string>() == department);

    private async Task<bool> IsValidAsync(JsonNode receipt) =>
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.receipt.verify", new { receipt }))["valid"]!.GetValue<bool>();

    private async Task JournalIsGaplessAsync()
    {
        var journal = api.Server.Services.GetRequiredService<IJournal>();
        var (position, head) = (0L, await journal.HeadAsync());
        while (position < head)
            foreach (var entry in await journal.ReadAsync(position, JournalLimits.MaxEntriesPerRead)) Assert.Equal(++position, entry.Position);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static DateTimeOffset Time(JsonNode node, string name) => node[name]!.GetValue<DateTimeOffset>();
}

public sealed class SqliteRetention() : ApiFixture(new SqliteTestDatabase());

public sealed class PostgresRetention() : ApiFixture(new PostgresTestDatabase());

public sealed class RetentionOnSqlite(SqliteRetention api) : RetentionSuite(api), IClassFixture<SqliteRetention>;

public sealed class RetentionOnPostgres(PostgresRetention api) : RetentionSuite(api), IClassFixture<PostgresRetention>;
