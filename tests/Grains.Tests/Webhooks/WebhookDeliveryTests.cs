using ContactCenter.Visitors;
using ContactCenter.Webhooks;
using Orleans.Storage;

namespace ContactCenter.Tests.Webhooks;

/// <summary>What endpoints are sent, in which order, and when again.</summary>
public sealed class WebhookDeliveryTests
{
    private static readonly Task<WebhookReceipt> Failure = Task.FromResult(new WebhookReceipt(500, "http-500", TimeSpan.Zero));

    [Fact]
    public async Task New_endpoint_is_sent_in_order_what_happens_after_it_was_made()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.SayAsync("a", "b");
        await scene.AddAsync("crm");
        await scene.SayAsync("a", "b", "a", "c", "a");
        var status = await scene.WakeAsync("crm");
        Assert.Equal(["a2", "a3", "a4"], scene.Sent("crm").Where(place => place[0] == 'a'));
        Assert.Equal(["b2", "c1"], scene.Sent("crm").Where(place => place[0] != 'a'));
        Assert.Equal((8, 8, 0, 0), (status.Position, status.Head, status.Waiting, status.Parked));
    }

    [Fact]
    public async Task Failed_event_holds_up_its_conversation_and_no_other()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        var isDown = true;
        scene.Endpoints.Answer = (_, sent) => isDown && sent.Source.Entity.Id == "a" ? Failure : Task.FromResult(MemoryWebhooks.Delivered);
        await scene.SayAsync("a", "b", "a", "b");
        var status = await scene.WakeAsync("crm");
        await scene.SayAsync("a", "b");
        status = await scene.WakeAsync("crm");
        Assert.Equal(["a1"], scene.Sent("crm").Where(place => place[0] == 'a'));
        Assert.Equal(["b1", "b2", "b3"], scene.Sent("crm").Where(place => place[0] == 'b'));
        Assert.Equal(("a", 2, 1, "http-500"), (status.Held[0].EntityId, status.Held[0].Position, status.Held[0].Attempts, status.Held[0].Fault));

        isDown = false;
        status = await scene.WakeAsync("crm", TimeSpan.FromSeconds(5));
        Assert.Equal(["a1", "a1", "a2", "a3"], scene.Sent("crm").Where(place => place[0] == 'a'));
        Assert.Empty(status.Held);
        await scene.SayAsync("a");
        await scene.WakeAsync("crm");
        Assert.Equal("a4", scene.Sent("crm").Last());
    }

    [Fact]
    public async Task Failed_event_is_tried_at_its_times_parked_after_a_day_and_resumed_by_hand()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        scene.Endpoints.Answer = (_, _) => Failure;
        await scene.SayAsync("a", "a");
        await scene.WakeAsync("crm");
        foreach (var (seconds, tries) in new[] { (4, 1), (1, 2), (9, 2), (1, 3), (19, 3), (1, 4) })
        {
            await scene.WakeAsync("crm", TimeSpan.FromSeconds(seconds));
            Assert.Equal(tries, scene.Sent("crm").Length);
        }

        WebhookStatus status;
        do status = await scene.WakeAsync("crm", TimeSpan.FromHours(1));
        while (status.Parked == 0);
        var tried = scene.Sent("crm").Length;
        Assert.Equal(tried, scene.Sent("crm").Count(place => place == "a1"));
        await scene.WakeAsync("crm", TimeSpan.FromDays(3));
        Assert.Equal(tried, scene.Sent("crm").Length);

        scene.Endpoints.Answer = (_, _) => Task.FromResult(MemoryWebhooks.Delivered);
        await scene.Grain("crm").Resume("b", skips: false);
        await scene.WakeAsync("crm");
        Assert.Equal(tried, scene.Sent("crm").Length);
        await scene.Grain("crm").Resume("a", skips: false);
        status = await scene.WakeAsync("crm");
        Assert.Equal(["a1", "a2"], scene.Sent("crm")[tried..]);
        Assert.Equal((0, 0), (status.Parked, status.Waiting));
    }

    [Fact]
    public async Task Event_that_is_skipped_lets_those_behind_it_go()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        scene.Endpoints.Answer = (_, sent) => sent.Source.Seq == 1 ? Failure : Task.FromResult(MemoryWebhooks.Delivered);
        await scene.SayAsync("a", "a", "a");
        await scene.WakeAsync("crm");
        await scene.Grain("crm").Resume("a", skips: true);
        await scene.IdleAsync("crm");
        Assert.Equal(["a1", "a2", "a3"], scene.Sent("crm"));
    }

    [Fact]
    public async Task Endpoint_that_never_responds_delays_no_other()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("dead");
        await scene.AddAsync("crm");
        var (never, isAsked) = (new TaskCompletionSource<WebhookReceipt>(), new TaskCompletionSource());
        scene.Endpoints.Answer = (id, sent) =>
        {
            if (id != "dead") return Task.FromResult(MemoryWebhooks.Delivered);
            if (sent.Source.Entity.Id == "b") isAsked.TrySetResult();
            return never.Task;
        };
        await scene.SayAsync("a", "b", "a");
        await scene.Grain("dead").Wake();
        await isAsked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await scene.WakeAsync("crm");
        Assert.Equal(3, scene.Sent("crm").Length);
        Assert.Equal(["a1", "b1"], scene.Sent("dead"));
        never.SetResult(MemoryWebhooks.Delivered);
    }

    [Fact]
    public async Task Replay_sends_the_same_events_with_the_same_ids()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        await scene.SayAsync("a", "b", "a");
        await scene.WakeAsync("crm");
        var first = scene.Endpoints.SentTo("crm").Select(sent => (sent.Id, sent.Type)).Order().ToList();
        await scene.Grain("crm").Replay(0);
        await scene.IdleAsync("crm");
        var all = scene.Endpoints.SentTo("crm").Select(sent => (sent.Id, sent.Type)).ToList();
        Assert.Equal(first, all[first.Count..].Order());
        Assert.DoesNotContain(all, sent => sent.Id.Contains('.', StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_noted_before_the_end_is_sent_again_and_nothing_is_lost()
    {
        var storage = new FailingStorage();
        await using var scene = await WebhookScene.StartAsync(storage);
        await scene.AddAsync("crm");
        await scene.SayAsync("a");
        await scene.WakeAsync("crm");
        await scene.SayAsync("a", "b");
        storage.Fails = true;
        await scene.Grain("crm").Wake();
        await storage.FailedAsync();
        storage.Fails = false;
        await scene.SayAsync("a");
        // The activation that does not know what is stored does nothing any more.
        do await scene.WakeAsync("crm");
        while (!scene.Sent("crm").Contains("a3"));
        var sent = scene.Sent("crm");
        Assert.Equal(["a1", "a2", "a3", "b1"], sent.Distinct().Order());
        Assert.Equal((1, 2, 2), (sent.Count(one => one == "a1"), sent.Count(one => one == "a2"), sent.Count(one => one == "b1")));
        Assert.Single(scene.Endpoints.SentTo("crm").Where(one => WebhookScene.Place(one) == "a2").Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task Endpoint_that_is_gone_is_left_alone_until_it_is_resumed()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        scene.Endpoints.Answer = (_, _) => Task.FromResult(new WebhookReceipt(410, "http-410", TimeSpan.Zero));
        await scene.SayAsync("a", "a");
        var status = await scene.WakeAsync("crm");
        Assert.NotNull(status.GoneAt);
        await scene.SayAsync("b");
        await scene.WakeAsync("crm", TimeSpan.FromHours(2));
        Assert.Equal(["a1"], scene.Sent("crm"));
        scene.Endpoints.Answer = (_, _) => Task.FromResult(MemoryWebhooks.Delivered);
        await scene.Grain("crm").Resume("", skips: false);
        status = await scene.WakeAsync("crm");
        Assert.Null(status.GoneAt);
        Assert.Equal(["a1", "a1", "a2", "b1"], scene.Sent("crm"));
    }

    [Fact]
    public async Task Endpoint_that_asks_for_a_pause_is_sent_nothing_meanwhile()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        scene.Endpoints.Answer = (_, _) => Task.FromResult(new WebhookReceipt(429, "http-429", TimeSpan.Zero, TimeSpan.FromMinutes(10)));
        await scene.SayAsync("a");
        await scene.WakeAsync("crm");
        await scene.SayAsync("b");
        await scene.WakeAsync("crm", TimeSpan.FromMinutes(9));
        Assert.Equal(["a1"], scene.Sent("crm"));
        scene.Endpoints.Answer = (_, _) => Task.FromResult(MemoryWebhooks.Delivered);
        await scene.WakeAsync("crm", TimeSpan.FromMinutes(1));
        Assert.Equal(["a1", "a1", "b1"], scene.Sent("crm"));
    }

    [Fact]
    public async Task Endpoint_is_sent_only_the_types_that_it_chose()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm", WebhookEventTypes.Closed);
        await scene.SayAsync("a");
        Assert.Equal(2, (await scene.WakeAsync("crm")).Position);
        Assert.Empty(scene.Sent("crm"));
    }

    [Fact]
    public async Task Endpoint_that_was_down_gets_everything_in_order_when_it_is_back()
    {
        const int Rooms = 500, Each = 20;
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        scene.Endpoints.Answer = (_, _) => Failure;
        for (var count = 0; count < Each; count++) await scene.SayAsync([.. Enumerable.Range(0, Rooms).Select(room => $"room{room}-")]);
        var status = await scene.WakeAsync("crm");
        Assert.InRange(status.Waiting, DeliveryRules.WaitingMax, 200);
        for (var hour = 0; hour < 5; hour++) status = await scene.WakeAsync("crm", TimeSpan.FromHours(1));
        Assert.InRange(status.Waiting, DeliveryRules.WaitingMax, 200);

        var arrived = new List<WebhookEvent>();
        scene.Endpoints.Answer = (_, sent) =>
        {
            arrived.Add(sent);
            return Task.FromResult(MemoryWebhooks.Delivered);
        };
        do status = await scene.WakeAsync("crm", TimeSpan.FromHours(1));
        while (status.Position < status.Head || status.Waiting > 0);
        Assert.Equal(Rooms * Each, arrived.Count);
        Assert.All(arrived.GroupBy(sent => sent.Source.Entity), room =>
            Assert.Equal(Enumerable.Range(1, Each).Select(seq => (long)seq), room.Select(sent => sent.Source.Seq)));
    }

    [Fact]
    public async Task Webhook_of_the_settings_begins_anew_whenever_it_is_set()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.SayAsync("a");
        await scene.SetAsync("Livechat_webhook_on_visitor_message", "true");
        await scene.SetAsync("Livechat_webhookUrl", "\"https://example.com/\"");
        await scene.SayAsync("a");
        await scene.WakeAsync("livechat");
        Assert.Equal(["a2"], scene.Sent("livechat"));
        await scene.SetAsync("Livechat_webhookUrl", "\"\"");
        await scene.SayAsync("a");
        await scene.WakeAsync("livechat");
        await scene.SetAsync("Livechat_webhookUrl", "\"https://example.com/\"");
        await scene.SayAsync("a");
        await scene.WakeAsync("livechat");
        Assert.Equal(["a2", "a4"], scene.Sent("livechat"));
    }

    [Fact]
    public async Task Switched_off_endpoint_gets_what_it_missed_and_a_deleted_one_is_forgotten()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        await scene.SayAsync("a");
        await scene.WakeAsync("crm");
        scene.Change(all => all.SetItem("crm", all["crm"] with { Enabled = false }));
        await scene.SayAsync("a");
        await scene.WakeAsync("crm");
        Assert.Equal(["a1"], scene.Sent("crm"));
        scene.Change(all => all.SetItem("crm", all["crm"] with { Enabled = true }));
        await scene.WakeAsync("crm");
        Assert.Equal(["a1", "a2"], scene.Sent("crm"));
        Assert.Equal(["evt_3", "evt_2"], (await scene.Grain("crm").ListDeliveries()).Select(delivery => delivery.EventId));
        scene.Change(all => all.Remove("crm"));
        Assert.Null((await scene.WakeAsync("crm")).Position);
        Assert.Empty(await scene.Grain("crm").ListDeliveries());
    }

    [Fact]
    public async Task Offline_message_is_kept_until_it_is_sent_and_dropped_after_a_day()
    {
        await using var scene = await WebhookScene.StartAsync();
        await scene.AddAsync("crm");
        scene.Endpoints.Answer = (_, _) => Failure;
        await scene.Grain("crm").Tell(new OfflineMessage("Ada", "ada@example.com", "call me", null, null));
        await scene.IdleAsync("crm");
        await scene.WakeAsync("crm", TimeSpan.FromSeconds(5));
        Assert.Equal(2, scene.Endpoints.SentTo("crm").Count());
        Assert.Single(scene.Endpoints.SentTo("crm").Select(sent => sent.Id).Distinct());
        scene.Endpoints.Answer = (_, _) => Task.FromResult(MemoryWebhooks.Delivered);
        await scene.WakeAsync("crm", TimeSpan.FromSeconds(10));
        await scene.WakeAsync("crm", TimeSpan.FromDays(1));
        Assert.Equal(3, scene.Endpoints.SentTo("crm").Count());

        scene.Endpoints.Answer = (_, _) => Failure;
        await scene.Grain("crm").Tell(new OfflineMessage("Ada", "ada@example.com", "again", null, null));
        for (var hour = 0; hour < 48; hour++) await scene.WakeAsync("crm", TimeSpan.FromHours(1));
        var tried = scene.Endpoints.SentTo("crm").Count();
        Assert.InRange(tried, 20, 60);
        await scene.WakeAsync("crm", TimeSpan.FromDays(2));
        Assert.Equal(tried, scene.Endpoints.SentTo("crm").Count());
    }

    /// <summary>A store that fails while a test says so.</summary>
    private sealed class FailingStorage : IGrainStorage
    {
        private readonly MemorySnapshots _kept = new();
        private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Fails { get; set; }

        public Task FailedAsync() => _failed.Task.WaitAsync(TimeSpan.FromSeconds(60));

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => _kept.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (!Fails) return _kept.WriteStateAsync(stateName, grainId, grainState);
            _failed.TrySetResult();
            throw new TimeoutException("The test says so.");
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            _kept.ClearStateAsync(stateName, grainId, grainState);
    }
}
