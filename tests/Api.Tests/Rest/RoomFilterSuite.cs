using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Rest;

/// <summary>Conversations by channel, priority, proof, unread messages and whole days (contract §3.2).</summary>
public abstract class RoomFilterSuite(ApiFixture api)
{
    [DatabaseFact]
    public async Task Rooms_are_listed_by_every_filter_alone_and_together()
    {
        var key = TestSite.Unique("filter");
        var agent = await api.Site.CreateAgentAsync();
        var (plain, urgent, widget) = (await OpenAsync(key, "plain"), await OpenAsync(key, "urgent"), await OpenAsync(key, "widget", isWidget: true));
        foreach (var room in new[] { plain, urgent, widget }) await api.Site.TakeAsync(agent, room);
        var priorities = TestSite.Expect(await api.Admin.GetAsync("livechat/priorities"))["priorities"]!.AsArray();
        var high = priorities.Single(priority => Text(priority!, "i18n") == "High")!["_id"]!.GetValue<string>();
        var low = priorities.Single(priority => Text(priority!, "i18n") == "Low")!["_id"]!.GetValue<string>();
        TestSite.Expect(await api.Admin.PostAsync($"livechat/room/{urgent.RoomId}/priority", new { priorityId = high }));
        await api.Site.SayAsync(widget, "hello?");
        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = plain.RoomId, msg = "hello" } }));

        Assert.Equal("plain urgent", await RoomsAsync("source=api"));
        Assert.Equal("widget", await RoomsAsync("source=widget"));
        Assert.Equal("plain urgent widget", await RoomsAsync("source[]=widget&source[]=api"));
        Assert.Equal("", await RoomsAsync("source=sms"));
        Assert.Equal("", await RoomsAsync("source=api&sourceId=none-such"));
        Assert.Equal("urgent", await RoomsAsync($"priorityId={high}"));
        Assert.Equal("urgent", await RoomsAsync($"priorityId[]={high}&priorityId[]={low}"));
        Assert.Equal("", await RoomsAsync($"priorityId={low}"));
        Assert.Equal("", await RoomsAsync("priorityId=none-such"));
        Assert.Equal("plain widget", await RoomsAsync("priorityId=none"));
        Assert.Equal("plain urgent widget", await RoomsAsync("verified=false"));
        Assert.Equal("", await RoomsAsync("verified=true"));
        Assert.Equal("widget", await RoomsAsync("unread=true"));
        Assert.Equal("plain urgent", await RoomsAsync("unread=false"));
        Assert.Equal("widget", await RoomsAsync($"unread=true&source=widget&open=true&agents[]={agent.UserId}"));
        Assert.Equal("", await RoomsAsync("unread=true&source=api"));

        foreach (var filter in TestSite.Expect(await api.Admin.GetAsync("livechat/rooms/filters"))["filters"]!.AsArray())
        {
            var id = filter!["id"] is { } given ? $"&sourceId={Uri.EscapeDataString(given.GetValue<string>())}" : "";
            var listed = TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?source={Text(filter, "type")}{id}"))["rooms"]!.AsArray();
            Assert.NotEmpty(listed);
            Assert.All(listed, room => Assert.Equal(Text(filter, "type"), Text(room!["source"]!, "type")));
        }

        await api.Site.CloseAsync(widget);
        Assert.Equal("", await RoomsAsync("unread=true"));
        Assert.Contains("must be boolean", (await api.Admin.GetAsync("livechat/rooms?unread=maybe")).Error, StringComparison.Ordinal);
        return;

        async Task<string> RoomsAsync(string query) => string.Join(
            ' ', TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?roomName={key}&{query}"))["rooms"]!.AsArray()
                .Select(room => Text(room!, "fname").Split(' ')[1]).Order(StringComparer.Ordinal));
    }

    [DatabaseFact]
    public async Task Range_that_ends_with_a_date_has_that_whole_day()
    {
        var key = TestSite.Unique("day");
        var room = await OpenAsync(key, "today");
        await api.Site.SayAsync(room, "hello");
        var today = DateOnly.FromDateTime(api.Server.Time.GetUtcNow().UtcDateTime);
        var (yesterday, tomorrow) = (today.AddDays(-1), today.AddDays(1));
        // The day may change while this runs: it began yesterday then.
        Assert.Equal(1, await CountAsync("createdAt", yesterday, today));
        Assert.Equal(1, await CountAsync("createdAt", today.AddDays(-1), tomorrow));
        Assert.Equal(0, await CountAsync("createdAt", yesterday.AddDays(-1), yesterday.AddDays(-1)));
        Assert.Equal(0, await CountAsync("closedAt", yesterday, today));
        await api.Site.CloseAsync(room);
        Assert.Equal(1, await CountAsync("closedAt", yesterday, tomorrow));
        var history = await api.Server.Anonymous.GetAsync(
            $"livechat/messages.history/{room.RoomId}?token={room.Token}&end={tomorrow:yyyy-MM-dd}&ls={yesterday:yyyy-MM-dd}");
        Assert.Contains(TestSite.Expect(history)["messages"]!.AsArray(), message => Text(message!, "msg") == "hello");
        return;

        async Task<int> CountAsync(string filter, DateOnly start, DateOnly end)
        {
            var range = Uri.EscapeDataString($$"""{"start":"{{start:yyyy-MM-dd}}","end":"{{end:yyyy-MM-dd}}"}""");
            return TestSite.Expect(await api.Admin.GetAsync($"livechat/rooms?roomName={key}&{filter}={range}"))["total"]!.GetValue<int>();
        }
    }

    private async Task<TestVisitor> OpenAsync(string key, string name, bool isWidget = false)
    {
        var token = TestSite.Unique("token");
        var registered = await api.Server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, name = $"{key} {name}" } });
        var visitor = TestSite.Expect(registered)["visitor"]!;
        var opened = await api.Server.Anonymous.SendAsync(
            HttpMethod.Get, $"livechat/room?token={token}", null, headers: isWidget ? [("Cookie", "rc_room_type=l; rc_is_widget=t")] : null);
        return new TestVisitor(token, Text(visitor, "_id"), Text(visitor, "username"), Text(TestSite.Expect(opened)["room"]!, "_id"));
    }

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}

[Collection(OnSqlite.Name)]
public sealed class RoomFiltersOnSqlite(SqliteApi api) : RoomFilterSuite(api);

[Collection(OnPostgres.Name)]
public sealed class RoomFiltersOnPostgres(PostgresApi api) : RoomFilterSuite(api);
