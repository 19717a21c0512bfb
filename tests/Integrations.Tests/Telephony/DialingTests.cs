using System.Text;
using System.Text.Json;
using ContactCenter.Calls;
using ContactCenter.Integrations.Signatures;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Dialing;
using ContactCenter.Integrations.Telephony.Signing;
using ContactCenter.Tests.Outgoing;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Telephony;

/// <summary>Orders to make calls, as each provider gets them over real HTTP, and what each response means.</summary>
public sealed class DialingTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly DialRequest Request = new("dial-7f", "grace", "+49 (30) 123-456");

    private LoopbackWeb _web = null!;
    private AriPeer _asterisk = null!;

    public async Task InitializeAsync() => (_web, _asterisk) = (await LoopbackWeb.StartAsync(), await AriPeer.StartAsync());

    public async Task DisposeAsync()
    {
        await _web.DisposeAsync();
        await _asterisk.DisposeAsync();
    }

    [Fact]
    public async Task Asterisk_calls_the_agent_under_our_id_and_goes_on_to_the_number()
    {
        Assert.Equal(DialOutcome.Accepted, await DialAsync(Ari()));
        using var order = JsonDocument.Parse(await _asterisk.NextOrderAsync());
        var expected = """
            {"endpoint":"PJSIP/grace","extension":"+4930123456","context":"from-internal","priority":1,"channelId":"dial-7f","timeout":45,
            "callerId":"+4930123456","variables":{"CC_ROLE":"agent","CC_AGENT":"grace","CC_DIRECTION":"outbound"}}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, order.RootElement), order.RootElement.ToString());
    }

    [Theory]
    [InlineData(409, null)]
    [InlineData(400, DialFailures.Refused)]
    [InlineData(404, DialFailures.Unavailable)]
    [InlineData(401, DialFailures.Unavailable)]
    [InlineData(302, DialFailures.Unavailable)]
    [InlineData(503, DialFailures.Unavailable)]
    [InlineData(500, DialFailures.Unknown)]
    public async Task Response_of_asterisk_has_a_name(int status, string? failure)
    {
        _asterisk.OrderStatus = status;
        var outcome = await DialAsync(Ari());
        Assert.Equal((failure, failure is null ? null : $"http-{status}"), (outcome.Failure, outcome.Detail));
    }

    [Fact]
    public async Task Provider_that_is_not_there_makes_no_call()
    {
        var dialer = Ari();
        await _asterisk.DisposeAsync();
        Assert.Equal(DialFailures.Unavailable, (await DialAsync(dialer)).Failure);
    }

    [Fact]
    public async Task Provider_that_does_not_respond_may_make_the_call()
    {
        _web.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        Assert.Equal(DialFailures.Unknown, (await DialAsync(Webhook(new() { ["Telephony:TimeoutSeconds"] = "1" }))).Failure);
        _web.Answer = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(DialFailures.Unknown, (await DialAsync(Webhook([]))).Failure);
    }

    [Fact]
    public async Task Twilio_calls_the_agent_and_reports_under_our_id()
    {
        var form = new Dictionary<string, string>();
        var authorization = "";
        _web.Answer = async http =>
        {
            Assert.Equal("/2010-04-01/Accounts/AC1/Calls.json", http.Request.Path.Value);
            authorization = http.Request.Headers.Authorization.ToString();
            foreach (var (name, values) in await http.Request.ReadFormAsync()) form[name] = string.Join(' ', values.ToArray());
            http.Response.StatusCode = StatusCodes.Status201Created;
            await http.Response.WriteAsync("""{"sid":"CA1","status":"queued"}""");
        };
        using var dialer = new TwilioDialer(Twilio(), TestOutgoing.Guarded);
        Assert.Equal(DialOutcome.Accepted, await dialer.DialAsync(Request));
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("AC1:token"))}", authorization);
        Assert.Equal(("client:grace", "+15550100"), (form["To"], form["From"]));
        Assert.Equal("https://cc.example.com/api/v1/calls.events/twilio?call=dial-7f&agent=grace", form["StatusCallback"]);
        Assert.Equal("initiated ringing answered completed", form["StatusCallbackEvent"]);
        Assert.Equal(
            "<Response><Dial callerId=\"+15550100\"><Number statusCallback=\"https://cc.example.com/api/v1/calls.events/twilio?call=dial-7f\" "
            + "statusCallbackEvent=\"initiated ringing answered completed\">+4930123456</Number></Dial></Response>", form["Twiml"]);
    }

    [Fact]
    public async Task Service_of_ones_own_gets_a_signed_order()
    {
        byte[] body = [];
        WebhookFault? fault = WebhookFault.Unsigned;
        _web.Answer = async http =>
        {
            using var read = new MemoryStream();
            await http.Request.Body.CopyToAsync(read);
            body = read.ToArray();
            var headers = http.Request.Headers;
            fault = new SignedWebhooks(new TelephonySettings { SigningSecrets = [Secret] }, TimeProvider.System).FindFault(
                headers[StandardWebhook.IdHeader], headers[StandardWebhook.TimestampHeader], headers[StandardWebhook.SignatureHeader], body);
        };
        Assert.Equal(DialOutcome.Accepted, await DialAsync(Webhook([]), Request with { From = "030 1" }));
        Assert.Null(fault);
        var order = """{"callId":"dial-7f","agent":"grace","to":"+4930123456","from":"0301"}""";
        Assert.Equal(order, Encoding.UTF8.GetString(body).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dial-7f", "grace", "")]
    [InlineData("dial-7f", "grace", "letters")]
    [InlineData("dial-7f", "grace", "123&SIP/attacker")]
    [InlineData("dial-7f", "grace", "sip:1@example.com")]
    [InlineData("dial-7f", "grace", "12345678901234567890123456789012345678901")]
    [InlineData("dial-7f", "grace@evil.example.com", "123")]
    [InlineData("dial-7f", "grace&PJSIP/boss", "123")]
    [InlineData("dial-7f", "../boss", "123")]
    [InlineData("dial-7f", "", "123")]
    [InlineData("dial 7", "grace", "123")]
    [InlineData("", "grace", "123")]
    public async Task Request_that_could_be_more_than_a_number_or_a_name_is_not_sent(string id, string agent, string number)
    {
        Assert.Equal(DialFailures.InvalidRequest, (await DialAsync(Webhook([]), new DialRequest(id, agent, number))).Failure);
        Assert.Equal(0, _web.Asked);
    }

    [Fact]
    public async Task Without_a_provider_no_call_is_made()
    {
        Assert.Equal(DialFailures.NotConfigured, (await new NoTelephony().DialAsync(Request)).Failure);
        Assert.Null(new NoTelephony().Provider);
    }

    private AriDialer Ari() => new(TelephonySettingsTests.Read(_asterisk.Settings), TestOutgoing.Guarded);

    private TelephonySettings Twilio() => TelephonySettingsTests.Read(new()
    {
        ["Telephony:Dial"] = "twilio", ["Telephony:Twilio:AccountSid"] = "AC1", ["Telephony:Twilio:AuthToken"] = "token",
        ["Telephony:Twilio:From"] = "+15550100", ["Telephony:Twilio:PublicUrl"] = "https://cc.example.com",
        ["Telephony:Twilio:ApiUrl"] = _web.Address.ToString(),
    });

    private WebhookDialer Webhook(Dictionary<string, string?> more) => new(
        TelephonySettingsTests.Read(new(more)
        {
            ["Telephony:Dial"] = "webhook", ["Telephony:Webhook:Url"] = $"{_web.Address}dial", ["Telephony:Webhook:Secret"] = Secret,
            ["Telephony:Webhook:Provider"] = "cti",
        }),
        TestOutgoing.Guarded, TimeProvider.System);

    private static async Task<DialOutcome> DialAsync(ProviderDialer dialer, DialRequest? request = null)
    {
        using (dialer) return await dialer.DialAsync(request ?? Request);
    }
}
