using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Conversations;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Webhooks;
using ContactCenter.Journal;
using ContactCenter.Tests.Outgoing;
using ContactCenter.Webhooks;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Webhooks;

/// <summary>One event and one call of an endpoint, over real HTTP.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SecretSealer _sealer = new(new MemoryServerKeys());
    private LoopbackWeb _web = null!;
    private string _body = "";
    private HeaderDictionary _headers = [];

    public async Task InitializeAsync()
    {
        _web = await LoopbackWeb.StartAsync();
        _web.Answer = ReadAsync;
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Event_is_signed_as_the_library_of_standard_webhooks_expects()
    {
        var secret = WebhookSecrets.New();
        Assert.True((await SendAsync(Target() with { SealedSecrets = [await SealAsync(secret)] })).IsDelivered);
        new global::StandardWebhooks.StandardWebhook(secret).Verify(_body, _headers);
        Assert.ThrowsAny<Exception>(() => new global::StandardWebhooks.StandardWebhook(secret).Verify(_body + " ", _headers));
        Assert.ThrowsAny<Exception>(() => new global::StandardWebhooks.StandardWebhook(WebhookSecrets.New()).Verify(_body, _headers));
        Assert.Equal("evt_7", _headers["webhook-id"].ToString());
    }

    [Fact]
    public async Task New_secret_and_the_former_one_both_sign()
    {
        var (secret, former) = (WebhookSecrets.New(), WebhookSecrets.New());
        await SendAsync(Target() with { SealedSecrets = [await SealAsync(secret), await SealAsync(former)] });
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(_headers["webhook-timestamp"].ToString(), CultureInfo.InvariantCulture));
        string Signed(string known) => new global::StandardWebhooks.StandardWebhook(known).Sign("evt_7", at, _body);
        Assert.Equal($"{Signed(secret)} {Signed(former)}", _headers["webhook-signature"].ToString());
    }

    [Fact]
    public async Task Body_tells_the_event_its_position_and_who_wrote_what()
    {
        await SendAsync(Target());
        var body = JsonDocument.Parse(_body).RootElement;
        const string Head = """{"id":"evt_7","type":"message.from-visitor","position":7,"timestamp":"2026-01-01T00:00:00.000Z",""";
        const string About = "\"data\":{\"conversationId\":\"room\",\"seq\":3,\"contactId\":\"contact\",\"mustVerify\":false,\"by\":";
        const string Said = """{"id":"v","username":"guest","name":"Zoë","kind":"visitor"},"messageId":"m","text":"<hello> مرحبا"}}""";
        Assert.Equal(Head + About + Said, body.GetRawText());
    }

    [Fact]
    public async Task Contracts_endpoint_is_shown_its_token()
    {
        await SendAsync(Target() with { IsLivechat = true, Token = "s3cret" }, Event() with { Entry = null });
        Assert.Equal("s3cret", _headers[WebhookSender.TokenHeader].ToString());
        Assert.False(_headers.ContainsKey("webhook-signature"));
        Assert.Equal("LivechatSession", JsonDocument.Parse(_body).RootElement.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Redirection_is_not_followed(int status)
    {
        _web.Answer = http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = $"{_web.Address}elsewhere";
            return Task.CompletedTask;
        };
        var receipt = await SendAsync(Target());
        Assert.Equal(($"http-{status}", status, 1), (receipt.Fault, receipt.HttpStatus, _web.Asked));
    }

    [Fact]
    public async Task Private_address_and_name_that_leads_there_are_not_called()
    {
        Assert.Equal(WebhookFaults.Refused, (await SendAsync(Target(), outgoing: TestOutgoing.Guarded)).Fault);
        var rebinding = new TestNames { Answers = ["8.8.8.8", "127.0.0.1"] };
        var guard = new OutgoingGuard(OutgoingSettings.None, rebinding);
        var target = Target() with { Url = $"http://rebinding.example:{_web.Address.Port}/" };
        Assert.Null(await guard.FindFaultAsync(target.Url));
        Assert.Equal(WebhookFaults.Refused, (await SendAsync(target, outgoing: TestOutgoing.Create(rebinding))).Fault);
        Assert.Equal(0, _web.Asked);
    }

    [Fact]
    public async Task Response_without_end_is_read_to_its_limit_only()
    {
        _web.Answer = async http =>
        {
            var chunk = new byte[4_096];
            Array.Fill(chunk, (byte)'x');
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        };
        var receipt = await SendAsync(Target()).WaitAsync(Patience);
        Assert.True(receipt.IsDelivered);
        Assert.Equal(WebhookLimits.ResponseCharactersMax, receipt.ResponseStart.Length);
    }

    [Fact]
    public async Task Endpoint_that_does_not_respond_in_time_or_at_all_has_failed()
    {
        _web.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        Assert.Equal(WebhookFaults.Timeout, (await SendAsync(Target() with { Timeout = TimeSpan.FromMilliseconds(200) })).Fault);
        _web.Answer = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(WebhookFaults.Unreachable, (await SendAsync(Target())).Fault);
    }

    [Fact]
    public async Task Retry_after_is_read_as_seconds_and_as_a_date()
    {
        _web.Answer = http => AnswerAsync(http, 503, "120");
        Assert.Equal(TimeSpan.FromSeconds(120), (await SendAsync(Target())).RetryAfter);
        _web.Answer = http => AnswerAsync(http, 503, TimeProvider.System.GetUtcNow().AddHours(1).ToString("R", CultureInfo.InvariantCulture));
        Assert.InRange((await SendAsync(Target())).RetryAfter!.Value, TimeSpan.FromMinutes(58), TimeSpan.FromHours(1));
        _web.Answer = http => AnswerAsync(http, 410, null);
        Assert.True((await SendAsync(Target())).IsGone);
    }

    [Fact]
    public async Task Secret_of_one_endpoint_opens_for_no_other()
    {
        var target = Target() with { Id = "other", SealedSecrets = [await SealAsync(WebhookSecrets.New())] };
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => SendAsync(target));
        Assert.Equal(0, _web.Asked);
    }

    private static Task AnswerAsync(HttpContext http, int status, string? retryAfter)
    {
        http.Response.StatusCode = status;
        if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    }

    private static WebhookEvent Event()
    {
        var posted = new MessagePosted("m", "<hello> مرحبا", new MessageSender(MessageSender.Visitor, "v", "guest", "Zoë"));
        var entry = new JournalEntry(
            7, new EntityId(EntityTypes.Conversation, "room"), 3, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Actors.System,
            EntryCodec<ConversationEntry>.KindOf(posted), EntryCodec<ConversationEntry>.Write(posted), null, new EntryTags(ContactId: "contact"));
        return WebhookEvents.Of(entry).Single();
    }

    private WebhookTarget Target() => new(
        "crm", _web.Address.ToString(), IsLivechat: false, ImmutableHashSet<string>.Empty, [], Token: null, Patience);

    private Task<string> SealAsync(string secret) => WebhookSecrets.SealAsync(_sealer, "crm", secret);

    private async Task<WebhookReceipt> SendAsync(WebhookTarget target, WebhookEvent? sent = null, OutgoingHttp? outgoing = null)
    {
        // The directories are not asked: these events are of our own form, or samples.
        using var sender = new WebhookSender(
            outgoing ?? TestOutgoing.Allowing("localhost"), _sealer, new LivechatBodies(null!, null!, null!, null!), TimeProvider.System);
        return await sender.SendAsync(target, sent ?? Event());
    }

    private async Task ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        _body = await reader.ReadToEndAsync();
        _headers = [];
        foreach (var (name, value) in http.Request.Headers) _headers[name] = value;
    }
}
