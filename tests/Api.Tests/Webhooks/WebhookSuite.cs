using System.Text;
using System.Text.Json.Nodes;
using ContactCenter.Integrations.Signatures;
using ContactCenter.Tests.Hubs;
using ContactCenter.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Webhooks;

/// <summary>Endpoints of webhooks over HTTP, and what their receivers get (docs/webhooks.md).</summary>
public abstract class WebhookSuite(WebhookFixture api)
{
    [DatabaseFact]
    public async Task Endpoint_is_sent_a_conversation_in_order_and_signed()
    {
        var path = NewPath();
        var (_, secret) = await CreateAsync(path);
        var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
        await api.Site.SayAsync(visitor, "hello");
        await api.Site.TakeAsync(agent, visitor);
        TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "how can I help?" } }));
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.note", new { rid = visitor.RoomId, msg = "between us" }));
        TestSite.Expect(await agent.Client.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done" }));
        string[] expected =
        [
            "conversation.started", "conversation.queued", "message.from-visitor", "conversation.taken", "message.from-agent", "conversation.closed",
        ];
        var last = 0L;
        foreach (var type in expected)
        {
            var received = await NextOfAsync(path, visitor.RoomId);
            Assert.Equal(type, received.Type);
            AssertSigned(secret, received);
            var position = received.Body["position"]!.GetValue<long>();
            Assert.True(position >= last);
            last = position;
        }
    }

    [DatabaseFact]
    public async Task Endpoint_is_sent_what_happens_to_a_contact_in_order()
    {
        var path = NewPath();
        var (_, secret) = await CreateAsync(path, [.. WebhookEventTypes.All.Where(type => type.StartsWith("contact.", StringComparison.Ordinal))]);
        var email = $"{TestSite.Unique("ada")}@example.com";
        var id = await CreateContactAsync("Ada", email);
        var other = await CreateContactAsync("Ada L.", $"other-{email}");
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.update", new { contactId = id, name = "Ada Lovelace" }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.block", new { contactId = id, reason = "spam" }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unblock", new { contactId = id }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.merge", new { contactId = id, otherContactId = other }));
        TestSite.Expect(await api.Admin.PostAsync("omnichannel/contacts.unmerge", new { contactId = other }));

        var created = await ExpectAsync("contact.created");
        Assert.Equal(("Ada", email, false), (Text(created, "name"), created["emails"]![0]!.GetValue<string>(), created["isUnknown"]!.GetValue<bool>()));
        Assert.StartsWith("user:", Text(created, "actor"), StringComparison.Ordinal);
        Assert.Equal("Ada Lovelace", Text(await ExpectAsync("contact.updated"), "name"));
        var blocked = await ExpectAsync("contact.blocked");
        Assert.Equal(("contact", "spam"), (Text(blocked, "scope"), Text(blocked, "reason")));
        Assert.Equal("Lifted", Text(await ExpectAsync("contact.unblocked"), "reason"));
        Assert.Equal(other, Text(await ExpectAsync("contact.merged"), "otherContactId"));
        Assert.Equal(other, Text(await ExpectAsync("contact.unmerged"), "otherContactId"));

        async Task<JsonNode> ExpectAsync(string type)
        {
            while (true)
            {
                var received = await api.Receiver.NextAsync(path);
                if (Text(received.Body["data"]!, "contactId") != id) continue;
                Assert.Equal(type, received.Type);
                AssertSigned(secret, received);
                return received.Body["data"]!;
            }
        }

        async Task<string> CreateContactAsync(string name, string address) => TestSite.Expect(await api.Admin.PostAsync(
            "omnichannel/contacts", new { name, emails = new[] { address }, phones = Array.Empty<string>() }))["contactId"]!.GetValue<string>();
    }

    [DatabaseFact]
    public async Task Visitor_that_comes_is_told_as_an_unknown_contact_without_its_key()
    {
        var path = NewPath();
        await CreateAsync(path, WebhookEventTypes.ContactCreated);
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.SayAsync(visitor, "hello");
        while (true)
        {
            var data = (await api.Receiver.NextAsync(path)).Body["data"]!;
            if (!data["isUnknown"]!.GetValue<bool>()) continue;
            Assert.DoesNotContain(":", Text(data, "actor"), StringComparison.Ordinal);
            return;
        }
    }

    [DatabaseFact]
    public async Task Webhook_of_the_settings_has_the_contracts_bodies_and_token()
    {
        var path = NewPath();
        string[] switches = ["start", "chat_taken", "visitor_message", "agent_message", "forward", "chat_queued", "close"];
        foreach (var name in switches) await api.Site.SetAsync($"Livechat_webhook_on_{name}", true);
        await api.Site.SetAsync("Livechat_secret_token", "s3cret");
        await api.Site.SetAsync("Livechat_webhookUrl", api.Receiver.UrlOf(path));
        try
        {
            var (agent, visitor) = (await api.Site.CreateAgentAsync(), await api.Site.CreateVisitorAsync());
            await api.Site.SayAsync(visitor, "hello");
            await api.Site.TakeAsync(agent, visitor);
            TestSite.Expect(await agent.Client.PostAsync("chat.sendMessage", new { message = new { rid = visitor.RoomId, msg = "how can I help?" } }));
            TestSite.Expect(await agent.Client.PostAsync("livechat/inquiries.returnAsInquiry", new { roomId = visitor.RoomId }));
            TestSite.Expect(await api.Admin.PostAsync("livechat/room.closeByUser", new { rid = visitor.RoomId, comment = "done" }));
            string[] expected =
            [
                "LivechatSessionStart", "LivechatSessionQueued", "Message", "LivechatSessionTaken", "Message", "LivechatSessionForwarded",
                "LivechatSessionQueued", "LivechatSession",
            ];
            ReceivedWebhook? last = null;
            foreach (var type in expected)
            {
                last = await NextOfAsync(path, visitor.RoomId);
                Assert.Equal((type, "s3cret"), (last.Type, last.Headers["X-RocketChat-Livechat-Token"].ToString()));
                Assert.DoesNotContain(visitor.Token, last.Text, StringComparison.Ordinal);
            }

            var body = last!.Body;
            Assert.Equal(visitor.VisitorId, Text(body["visitor"]!, "_id"));
            var messages = body["messages"]!.AsArray();
            Assert.Equal(["hello", "how can I help?", "done"], messages.Select(message => Text(message!, "msg")));
            Assert.Equal((null, agent.UserId), (messages[0]!["agentId"], Text(messages[1]!, "agentId")));
            Assert.Equal(("user", true), (Text(body, "closer"), messages[2]!["closingMessage"]!.GetValue<bool>()));
        }
        finally
        {
            await api.Site.SetAsync("Livechat_webhookUrl", "");
            foreach (var name in switches) await api.Site.SetAsync($"Livechat_webhook_on_{name}", false);
        }
    }

    [DatabaseFact]
    public async Task Offline_message_goes_to_the_contracts_webhook_and_to_endpoints()
    {
        var (path, own) = (NewPath(), NewPath());
        await CreateAsync(own, WebhookEventTypes.Offline);
        await api.Site.SetAsync("Livechat_offline_email", "desk@example.com");
        await api.Site.SetAsync("Livechat_webhook_on_offline_msg", true);
        await api.Site.SetAsync("Livechat_webhookUrl", api.Receiver.UrlOf(path));
        try
        {
            var message = new { name = "Ada", email = "ada@example.com", message = "call me" };
            TestSite.Expect(await api.Server.Anonymous.PostAsync("livechat/offline.message", message));
            var body = (await api.Receiver.NextAsync(path)).Body;
            Assert.Equal(("LivechatOfflineMessage", "Ada", "call me"), (Text(body, "type"), Text(body["visitor"]!, "name"), Text(body, "message")));
            var received = await api.Receiver.NextAsync(own);
            Assert.Equal(("offline-message", "ada@example.com"), (received.Type, Text(received.Body["data"]!, "email")));
            Assert.Null(received.Body["position"]);
        }
        finally
        {
            await api.Site.SetAsync("Livechat_webhookUrl", "");
            await api.Site.SetAsync("Livechat_webhook_on_offline_msg", false);
            await api.Site.SetAsync("Livechat_offline_email", "");
        }
    }

    [DatabaseFact]
    public async Task Failed_delivery_is_shown_tried_again_in_time_and_holds_up_only_its_conversation()
    {
        var path = NewPath();
        var (id, _) = await CreateAsync(path, WebhookEventTypes.FromVisitor);
        api.Receiver.Answer(path, http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        var first = await api.Site.CreateVisitorAsync();
        // It fails in the future: on a slow machine, too, it is not due again before the clock is set there.
        var later = TimeSpan.FromMinutes(10);
        api.Server.Time.Shift += later;
        await api.Site.SayAsync(first, "one");
        Assert.Equal(first.RoomId, RoomOf(await api.Receiver.NextAsync(path)));
        await HeldAsync(id, first.RoomId);
        api.Server.Time.Shift -= later;
        api.Receiver.Answer(path, 200);
        var second = await api.Site.CreateVisitorAsync();
        await api.Site.SayAsync(first, "two");
        await api.Site.SayAsync(second, "other");
        Assert.Equal(second.RoomId, RoomOf(await api.Receiver.NextAsync(path)));

        api.Server.Time.Shift += later + TimeSpan.FromSeconds(10);
        await WakeAsync(id);
        Assert.Equal(["one", "two"], [await TextAsync(path), await TextAsync(path)]);
        var deliveries = TestSite.Expect(await api.Admin.GetAsync($"livechat/webhooks.deliveries?webhookId={id}"))["deliveries"]!.AsArray();
        Assert.Contains(deliveries, one => one!["fault"]?.GetValue<string>() == "http-500" && Text(one, "id") == first.RoomId);
        Assert.Contains(deliveries, one => one!["attempt"]!.GetValue<int>() == 2 && one["fault"] is null);
    }

    [DatabaseFact]
    public async Task Dead_endpoint_delays_no_other()
    {
        var (dead, alive) = (NewPath(), NewPath());
        var release = new TaskCompletionSource();
        api.Receiver.Answer(dead, _ => release.Task);
        await CreateAsync(dead, WebhookEventTypes.FromVisitor);
        await CreateAsync(alive, WebhookEventTypes.FromVisitor);
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.SayAsync(visitor, "one");
        await api.Receiver.NextAsync(dead);
        await api.Site.SayAsync(visitor, "two");
        Assert.Equal(["one", "two"], [await TextAsync(alive), await TextAsync(alive)]);
        release.SetResult();
    }

    [DatabaseFact]
    public async Task Replay_sends_everything_after_a_position_once_more_with_the_same_ids()
    {
        var path = NewPath();
        var (id, _) = await CreateAsync(path, WebhookEventTypes.FromVisitor);
        var visitor = await api.Site.CreateVisitorAsync();
        await api.Site.SayAsync(visitor, "one");
        await api.Site.SayAsync(visitor, "two");
        var (one, two) = (await api.Receiver.NextAsync(path), await api.Receiver.NextAsync(path));
        var position = one.Body["position"]!.GetValue<long>();
        TestSite.Expect(await api.Admin.PostAsync("livechat/webhooks.replay", new { webhookId = id, position }));
        var again = await api.Receiver.NextAsync(path);
        Assert.Equal((two.Text, two.Headers["webhook-id"].ToString()), (again.Text, again.Headers["webhook-id"].ToString()));
    }

    [DatabaseFact]
    public async Task Test_of_an_endpoint_tells_how_it_responded()
    {
        var path = NewPath();
        var (id, secret) = await CreateAsync(path);
        api.Receiver.Answer(path, 202, "thanks\nfor it");
        var tested = TestSite.Expect(await api.Admin.PostAsync("livechat/webhooks.test", new { webhookId = id }));
        Assert.Equal((true, 202, "thanks for it"), (
            tested["delivered"]!.GetValue<bool>(), tested["httpStatus"]!.GetValue<int>(), tested["responseStart"]!.GetValue<string>()));
        var received = await api.Receiver.NextAsync(path);
        Assert.Equal("webhook.test", received.Type);
        AssertSigned(secret, received);
        api.Receiver.Answer(path, 302);
        tested = TestSite.Expect(await api.Admin.PostAsync("livechat/webhooks.test", new { webhookId = id }));
        Assert.Equal((false, "http-302"), (tested["delivered"]!.GetValue<bool>(), tested["fault"]!.GetValue<string>()));
    }

    [DatabaseFact]
    public async Task Secret_is_told_once_and_a_new_one_signs_beside_the_former()
    {
        var path = NewPath();
        var (id, former) = await CreateAsync(path);
        Assert.DoesNotContain(former, (await api.Admin.GetAsync("livechat/webhooks")).Text, StringComparison.Ordinal);
        var saved = TestSite.Expect(await api.Admin.PostAsync(
            "livechat/webhooks.save", new { _id = id, name = "renamed", url = api.Receiver.UrlOf(path) }));
        Assert.Null(saved["secret"]);
        saved = TestSite.Expect(await api.Admin.PostAsync(
            "livechat/webhooks.save", new { _id = id, name = "renamed", url = api.Receiver.UrlOf(path), newSecret = true }));
        var secret = saved["secret"]!.GetValue<string>();
        Assert.NotEqual(former, secret);
        TestSite.Expect(await api.Admin.PostAsync("livechat/webhooks.test", new { webhookId = id }));
        var received = await api.Receiver.NextAsync(path);
        AssertSigned(secret, received);
        AssertSigned(former, received);
    }

    [DatabaseFact]
    public async Task Endpoint_must_be_public_known_and_the_callers_to_manage()
    {
        async Task<string?> RefusedAsync(object request) => (await api.Admin.PostAsync("livechat/webhooks.save", request)).Error;

        Assert.Contains("not public", await RefusedAsync(new { name = "x", url = "http://10.0.0.1/" }), StringComparison.Ordinal);
        Assert.Contains("user name", await RefusedAsync(new { name = "x", url = "http://user@example.com/" }), StringComparison.Ordinal);
        Assert.Contains("http", await RefusedAsync(new { name = "x", url = "file:///etc/passwd" }), StringComparison.Ordinal);
        var url = api.Receiver.UrlOf(NewPath());
        Assert.Equal("error-invalid-webhook-event", await RefusedAsync(new { name = "x", url, events = new[] { "none" } }));
        Assert.Contains("whsec_", await RefusedAsync(new { name = "x", url, secret = "short" }), StringComparison.Ordinal);
        Assert.Equal("error-webhook-not-found", await RefusedAsync(new { _id = "none", name = "x", url }));
        Assert.Equal("error-webhook-not-found", (await api.Admin.PostAsync("livechat/webhooks.test", new { webhookId = "none" })).Error);
        var agent = await api.Site.CreateAgentAsync();
        Assert.Equal(403, (await agent.Client.GetAsync("livechat/webhooks")).Status);
        Assert.Equal(403, (await agent.Client.PostAsync("livechat/webhooks.save", new { name = "x", url })).Status);
    }

    [DatabaseFact]
    public async Task Deleted_endpoint_is_gone_from_the_list_and_is_sent_nothing()
    {
        var path = NewPath();
        var (id, _) = await CreateAsync(path);
        TestSite.Expect(await api.Admin.PostAsync("livechat/webhooks.delete", new { webhookId = id }));
        Assert.DoesNotContain(await ListAsync(), one => Text(one!, "_id") == id);
        await api.Site.CreateVisitorAsync();
        await api.Server.Services.GetRequiredService<WebhookUpkeep>().RunOnceAsync(default);
        Assert.Equal(0, api.Receiver.Count(path));
    }

    private static string NewPath() => $"/{TestSite.Unique("hook")}";

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static string? RoomOf(ReceivedWebhook received) => (received.Body["data"]?["conversationId"] ?? received.Body["_id"])?.GetValue<string>();

    private static void AssertSigned(string secret, ReceivedWebhook received)
    {
        var headers = received.Headers;
        var expected = StandardWebhook.Sign(
            secret, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), Encoding.UTF8.GetBytes(received.Text));
        Assert.Contains(expected, headers["webhook-signature"].ToString().Split(' '));
    }

    private async Task<(string Id, string Secret)> CreateAsync(string path, params string[] events)
    {
        var saved = TestSite.Expect(await api.Admin.PostAsync(
            "livechat/webhooks.save", new { name = path[1..], url = api.Receiver.UrlOf(path), events }));
        return (Text(saved["webhook"]!, "_id"), saved["secret"]!.GetValue<string>());
    }

    private async Task<string> TextAsync(string path) => Text((await api.Receiver.NextAsync(path)).Body["data"]!, "text");

    /// <summary>Other tests' conversations are sent, too.</summary>
    private async Task<ReceivedWebhook> NextOfAsync(string path, string roomId)
    {
        while (true)
            if (await api.Receiver.NextAsync(path) is var received && RoomOf(received) == roomId) return received;
    }

    private async Task<JsonArray> ListAsync() => TestSite.Expect(await api.Admin.GetAsync("livechat/webhooks"))["webhooks"]!.AsArray();

    /// <summary>Completes when the list shows that the room's event is held.</summary>
    private async Task HeldAsync(string id, string roomId)
    {
        using var late = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var listed = (await ListAsync()).Single(one => Text(one!, "_id") == id)!;
            if (listed["state"]!["held"]!.AsArray().Any(held => Text(held!, "id") == roomId)) return;
            Assert.False(late.IsCancellationRequested, $"{listed}");
        }
    }

    private async Task WakeAsync(string id) => await api.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IWebhookDeliveryGrain>(id).Wake();
}

public sealed class WebhooksOnSqlite(SqliteWebhooks api) : WebhookSuite(api), IClassFixture<SqliteWebhooks>;

public sealed class WebhooksOnPostgres(PostgresWebhooks api) : WebhookSuite(api), IClassFixture<PostgresWebhooks>;
