using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Sms;
using ContactCenter.Tests.Outgoing;
using ContactCenter.Sms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Sms;

/// <summary>The provider's responses, and what each means for an SMS.</summary>
public sealed class TwilioSmsSenderTests : IAsyncLifetime
{
    private const string Phone = "+15550142";

    private LoopbackTwilio _provider = null!;

    public async Task InitializeAsync() => _provider = await LoopbackTwilio.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Fact]
    public async Task Accepted_text_is_known_by_the_providers_id()
    {
        var receipt = await SendAsync(_provider.Settings);
        Assert.StartsWith("SM", receipt.ProviderId, StringComparison.Ordinal);
        Assert.Equal("hello + goodbye & more", (await _provider.NextAsync(Phone)).Body);
    }

    [Theory]
    [InlineData(400, """{"code":21211}""", "21211")]
    [InlineData(422, """{"message":"no"}""", "http-422")]
    public async Task Refused_text_is_never_taken(int status, string body, string code)
    {
        _provider.Fail(Phone, (status, body));
        Assert.Equal(SmsReceipt.Refused(code), await SendAsync(_provider.Settings));
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(429, """{"code":20429}""")]
    [InlineData(403, """{"code":20003}""")]
    [InlineData(302, "")]
    [InlineData(400, "<html>")]
    [InlineData(201, "{}")]
    public async Task Anything_else_may_be_tried_again(int status, string body)
    {
        _provider.Fail(Phone, (status, body));
        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(_provider.Settings));
    }

    [Fact]
    public async Task Wrong_account_is_the_operators_to_put_right_and_refuses_no_text() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(new(_provider.Settings) { ["Sms:AuthToken"] = "another" }));

    [Theory]
    [InlineData("Sms:AuthToken", "")]
    [InlineData("Sms:From", "")]
    [InlineData("Sms:PublicUrl", "chat.example.com")]
    [InlineData("Sms:PublicUrl", null)]
    [InlineData("Sms:ApiUrl", "ftp://example.com")]
    [InlineData("Sms:TimeoutSeconds", "0")]
    public void Configuration_that_cannot_work_is_refused_at_start(string key, string? value) =>
        Assert.Throws<OptionsValidationException>(() => Read(new(_provider.Settings) { [key] = value }));

    [Fact]
    public void Without_an_account_there_is_no_provider() => Assert.False(Read([]).IsConfigured);

    [Theory]
    [InlineData("https://chat.example.com", "https://chat.example.com/api?a=1")]
    [InlineData("https://example.com/chat/", "https://example.com/chat/api?a=1")]
    public void Address_of_a_path_is_below_the_public_one(string publicUrl, string address) =>
        Assert.Equal(address, Read(new(_provider.Settings) { ["Sms:PublicUrl"] = publicUrl }).AddressOf("/api?a=1"));

    private static async Task<SmsReceipt> SendAsync(Dictionary<string, string?> settings)
    {
        using var messenger = new TwilioSmsSender(Read(settings), TestOutgoing.Guarded);
        return await messenger.SendAsync(new SmsMessage(LoopbackTwilio.From, Phone, "hello + goodbye & more"));
    }

    private static SmsSettings Read(Dictionary<string, string?> settings) =>
        CheckedSettings.Read<SmsSettings>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), SmsSettings.Section);
}
