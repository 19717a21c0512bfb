using ContactCenter.Api.Feed;
using ContactCenter.Conversations;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Tests.Hubs;

/// <summary>Who views a room: shown to those who view it, too, and may see it, on all nodes; forgotten with the node.</summary>
public sealed class ViewersTests
{
    private static readonly AgentReference Cid = new("cid", "cid", "Cid");
    private readonly Scene _scene = new();

    public ViewersTests()
    {
        _scene.User("ann", Roles.Agent);
        _scene.User("ben", Roles.Agent);
        _scene.User("mia", Roles.Manager);
        _scene.Start("served");
        _scene.Take("served", "ann");
        _scene.Start("waiting");
    }

    [Fact]
    public async Task Those_who_view_a_room_are_told_who_else_does_here_and_elsewhere()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (ann, _, annView) = await node.SubscribeAsync("ann");
        var (mia, _, miaView) = await node.SubscribeAsync("mia");
        View(annView, "ann", "served");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["ann"], await NamesAsync(ann));

        View(miaView, "mia", "served");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["ann", "mia"], await NamesAsync(ann));
        Assert.Equal(["ann", "mia"], await NamesAsync(mia));

        await HearAsync(node, "served", Cid);
        Assert.Equal(["ann", "cid", "mia"], await NamesAsync(mia));
        Assert.Equal(["ann", "cid", "mia"], await NamesAsync(ann));

        await miaView.DisposeAsync();
        await HearAsync(node, "served");
        Assert.Equal(["ann"], await NamesAsync(ann));
    }

    [Fact]
    public async Task Viewers_of_a_node_that_says_nothing_any_more_are_forgotten()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (ann, _, view) = await node.SubscribeAsync("ann");
        View(view, "ann", "served");
        await HearAsync(node, "served", Cid);
        Assert.Equal(["ann", "cid"], await NamesAsync(ann));

        node.Time.Advance(ViewedRooms.Lease - TimeSpan.FromSeconds(1));
        await HearAsync(node, "served", Cid);
        node.Time.Advance(TimeSpan.FromSeconds(2));
        Expire(node);
        Assert.Empty(node.Feed.Viewed.Take());
        node.Time.Advance(ViewedRooms.Lease);
        Expire(node);
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["ann"], await NamesAsync(ann));
    }

    [Fact]
    public async Task Other_nodes_are_told_of_changes_again_and_when_they_ask()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (_, _, view) = await node.SubscribeAsync("ann");
        View(view, "ann", "served");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal((true, "served: ann"), Told(node));
        node.Viewers.Repeat();
        Assert.Equal((false, "served: ann"), Told(node));
        await HearAsync(node, "served", Cid);
        Assert.Empty(node.Relay.Signals);

        await node.OfOthers.OnSignalAsync("third", new ViewersSignal([new RoomViewers("served", [Cid])], AsksOthers: true), default);
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal((false, "served: ann"), Told(node));

        View(view, "ann", null);
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal((false, "served: "), Told(node));
        node.Viewers.Repeat();
        Assert.Empty(node.Relay.Signals);
    }

    [Fact]
    public async Task Room_that_the_user_may_not_see_shows_it_nobody_and_it_to_nobody()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (ann, _, annView) = await node.SubscribeAsync("ann");
        var (ben, _, benView) = await node.SubscribeAsync("ben");
        View(annView, "ann", "served");
        View(benView, "ben", "served");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["ann"], await NamesAsync(ann));
        Assert.Equal((true, "served: ann"), Told(node));
        Assert.Empty(await NamesAsync(ben));

        View(benView, "ben", "no-such-room");
        await node.Viewers.AnnounceAsync(default);
        Assert.Empty(await NamesAsync(ben));
        View(benView, "ben", "waiting");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal("waiting", (await ben.NextAsync()).Viewers!.RoomId);
    }

    [Fact]
    public async Task Agent_who_loses_the_room_is_neither_shown_nor_told_any_more()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (ann, _, annView) = await node.SubscribeAsync("ann");
        var (mia, _, miaView) = await node.SubscribeAsync("mia");
        View(annView, "ann", "served");
        View(miaView, "mia", "served");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["ann", "mia"], await NamesAsync(ann));
        Assert.Equal(["ann", "mia"], await NamesAsync(mia));

        var by = new MessageSender(MessageSender.User, "mia", "mia", null);
        _scene.Happens("served", new ConversationTransferred(
            TransferScopes.Agent, by, new AgentReference("ann", "ann"), Scene.ReservationId, null, null, new AgentReference("ben", "ben"), "yours"));
        _scene.Happens("served", new AgentAssigned(new AgentReference("ben", "ben"), "slot", AssignmentReason.Forwarded));
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["mia"], await NamesAsync(mia));
        Assert.Empty(await NamesAsync(ann));
        View(miaView, "mia", null);
        View(annView, "ann", "waiting");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal("waiting", await RoomAsync(ann));
    }

    [Fact]
    public async Task Withdrawn_permission_ends_viewing()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (ann, _, annView) = await node.SubscribeAsync("ann");
        var (mia, _, miaView) = await node.SubscribeAsync("mia");
        View(annView, "ann", "served");
        View(miaView, "mia", "served");
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["ann", "mia"], await NamesAsync(ann));
        _scene.SetRoles("mia", Roles.Agent);
        while ((await mia.NextAsync()).Snapshot is null) { }
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["ann"], await NamesAsync(ann));
    }

    [Fact]
    public async Task Typing_of_a_viewer_shows_until_it_stops_or_says_nothing_for_a_while()
    {
        await using var node = await FeedNode.StartAsync(_scene);
        var (ann, _, annView) = await node.SubscribeAsync("ann");
        var (_, _, miaView) = await node.SubscribeAsync("mia");
        View(annView, "ann", "served");
        View(miaView, "mia", "served");
        await node.Viewers.AnnounceAsync(default);
        foreach (var ends in new Func<Task>[]
        {
            () => miaView.TypeAsync(new TypingSignal("served", "mia", "mia", false)),
            () =>
            {
                node.Time.Advance(ViewedRooms.TypingLasts);
                Expire(node);
                return Task.CompletedTask;
            },
        })
        {
            await miaView.TypeAsync(new TypingSignal("served", "mia", "mia", true));
            await node.Viewers.AnnounceAsync(default);
            Assert.Equal(["mia"], await TypistsAsync(ann, some: true));
            await ends();
            await node.Viewers.AnnounceAsync(default);
            Assert.Empty(await TypistsAsync(ann, some: false));
        }

        await HearAsync(node, "served", Cid);
        await node.OfOthers.OnSignalAsync("other", new TypingSignal("served", "cid", "cid", true), default);
        await node.Viewers.AnnounceAsync(default);
        Assert.Equal(["cid"], await TypistsAsync(ann, some: true));
    }

    [Fact]
    public async Task Draft_goes_to_the_other_connections_of_its_user_alone()
    {
        await using var server = await HubServer.StartAsync(_scene);
        await using var desk = await SubscribedAsync(server, "ann");
        await using var phone = await SubscribedAsync(server, "ann");
        await using var other = await SubscribedAsync(server, "mia");
        await desk.InvokeAsync("Draft", new { rid = "served", msg = "from the desk", revision = 1 });
        await phone.InvokeAsync("Draft", new { rid = "served", msg = "from the phone", revision = 2, isNote = true });
        var heard = await phone.NextAsync();
        Assert.Equal(("draft", "from the desk"), (heard.Method, heard.Argument.GetProperty("msg").GetString()));
        Assert.True(heard.Argument.GetProperty("ephemeral").GetBoolean());
        Assert.Equal("from the phone", (await desk.NextAsync()).Argument.GetProperty("msg").GetString());
        await desk.InvokeAsync("Typing", "served", true);
        Assert.Equal("typing", (await other.NextAsync()).Method);
    }

    [Fact]
    public async Task Too_many_views_and_drafts_are_refused()
    {
        await using var server = await HubServer.StartAsync(_scene, options => (options.MaxViewsPerSecond, options.MaxDraftsPerSecond) = (1, 1));
        await using var client = await SubscribedAsync(server, "ann");
        foreach (var call in new[]
        {
            () => client.InvokeAsync("Viewing", "served"), () => client.InvokeAsync("Draft", new { rid = "served", msg = "x", revision = 1 }),
        })
        {
            var refusals = 0;
            for (var i = 0; i < 20; i++)
                if (await Record.ExceptionAsync(call) is HubException refused)
                {
                    Assert.EndsWith(HttpErrorText, refused.Message, StringComparison.Ordinal);
                    refusals++;
                }

            Assert.InRange(refusals, 1, 19);
        }
    }

    private static string HttpErrorText { get; } = ContactCenter.Api.Http.HttpErrors.TooManyRequests(1).Text;

    private static void View(FeedConnection connection, string userId, string? roomId) =>
        Assert.True(connection.TryView(new AgentReference(userId, userId, userId), roomId));

    private static void Expire(FeedNode node) => node.Feed.Viewed.Expire(node.Time.GetUtcNow());

    private static async Task HearAsync(FeedNode node, string roomId, params AgentReference[] users)
    {
        await node.OfOthers.OnSignalAsync("other", new ViewersSignal([new RoomViewers(roomId, [.. users])], AsksOthers: false), default);
        await node.Viewers.AnnounceAsync(default);
    }

    private static (bool AsksOthers, string Rooms) Told(FeedNode node)
    {
        var signal = Assert.IsType<ViewersSignal>(Assert.Single(node.Relay.Signals));
        node.Relay.Signals.Clear();
        var rooms = signal.Rooms.Select(room => $"{room.RoomId}: {string.Join(", ", room.Users.Select(user => user.Username))}");
        return (signal.AsksOthers, string.Join("; ", rooms));
    }

    private static async Task<string> RoomAsync(RecordingClient client) => (await ViewersAsync(client)).RoomId;

    private static async Task<IEnumerable<string>> NamesAsync(RecordingClient client) =>
        (await ViewersAsync(client)).Users.Select(viewer => viewer.User.Username);

    /// <summary>Lists overtake each other: only the newest counts.</summary>
    private static async Task<IEnumerable<string>> TypistsAsync(RecordingClient client, bool some)
    {
        while (true)
        {
            var typists = (await ViewersAsync(client)).Users.Where(viewer => viewer.IsTyping).Select(viewer => viewer.User.Username).ToList();
            if (typists.Count > 0 == some) return typists;
        }
    }

    private static async Task<ShownViewers> ViewersAsync(RecordingClient client)
    {
        while (true)
            if ((await client.NextAsync()).Viewers is { } viewers) return viewers;
    }

    private static async Task<HubClient> SubscribedAsync(HubServer server, string userId)
    {
        var client = await server.ConnectAsync(userId);
        await client.InvokeAsync("Subscribe", [null]);
        return client;
    }
}
