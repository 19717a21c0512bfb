using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Recordings;
using ContactCenter.Tests.Outgoing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Telephony;

/// <summary>Recordings come from the configured provider's own place, and from nowhere else.</summary>
public sealed class RecordingSourceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private LoopbackWeb _provider = null!;

    public async Task InitializeAsync() => _provider = await LoopbackWeb.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Theory]
    [InlineData("twilio", "2010-04-01/Accounts/AC1/Recordings/RE1.mp3", "Basic QUMxOnRva2Vu")]
    [InlineData("ari", "ari/recordings/stored/a%20b/file", "Basic Y2M6c2VjcmV0")]
    [InlineData("freeswitch", "files/var/lib/a.wav", "")]
    public async Task Recording_is_fetched_with_the_providers_credentials(string provider, string path, string authorization)
    {
        var asked = "";
        _provider.Answer = async http =>
        {
            asked = http.Request.Headers.Authorization.ToString();
            http.Response.ContentType = "audio/wav";
            await http.Response.WriteAsync("RIFF");
        };
        using var source = Source();
        await using var recording = await source.OpenAsync(provider, $"{_provider.Address}{path}");
        using var reader = new StreamReader(recording!.Content);
        Assert.Equal(("RIFF", "audio/wav"), (await reader.ReadToEndAsync(), recording.ContentType));
        Assert.Equal(authorization, asked);
    }

    [Theory]
    [InlineData("twilio", "ari/recordings/stored/a/file")]
    [InlineData("twilio", "2010-04-01/Accounts/AC2/Recordings/RE1")]
    [InlineData("twilio", "2010-04-01/Accounts/AC1/Recordings/../Messages.json")]
    [InlineData("twilio", "2010-04-01/Accounts/AC1/Recordings/%2e%2e/Messages.json")]
    [InlineData("twilio", "2010-04-01/Accounts/AC1/Recordings/..%2fMessages.json")]
    [InlineData("ari", "ari/channels")]
    [InlineData("other", "files/a.wav")]
    public async Task Other_address_of_the_provider_is_not_asked(string provider, string path)
    {
        using var source = Source();
        Assert.Null(await source.OpenAsync(provider, $"{_provider.Address}{path}"));
        Assert.Equal(0, _provider.Asked);
    }

    [Theory]
    [InlineData("http://10.0.0.9/2010-04-01/Accounts/AC1/Recordings/RE1")]
    [InlineData("http://user@127.0.0.1/2010-04-01/Accounts/AC1/Recordings/RE1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("RE1")]
    public async Task Other_host_is_not_asked(string url)
    {
        using var source = Source();
        Assert.Null(await source.OpenAsync("twilio", url));
    }

    [Fact]
    public async Task Redirection_is_not_followed()
    {
        _provider.Answer = http =>
        {
            http.Response.Redirect("/files/b.wav");
            return Task.CompletedTask;
        };
        using var source = Source();
        await Assert.ThrowsAsync<HttpRequestException>(() => source.OpenAsync("freeswitch", $"{_provider.Address}files/a.wav"));
        Assert.Equal(1, _provider.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recording_that_is_too_large_is_not_read_to_its_end(bool saysLength)
    {
        _provider.Answer = async http =>
        {
            if (saysLength) http.Response.ContentLength = 1024 * 1024 + 1;
            await http.Response.Body.WriteAsync(new byte[1024 * 1024 + 1]);
        };
        using var source = Source();
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var recording = await source.OpenAsync("freeswitch", $"{_provider.Address}files/a.wav");
            await recording!.Content.CopyToAsync(Stream.Null);
        });
    }

    [Fact]
    public async Task Recording_that_takes_too_long_is_given_up()
    {
        _provider.Answer = async http =>
        {
            await http.Response.Body.WriteAsync(new byte[10]);
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        using var source = Source();
        await using var recording = await source.OpenAsync("freeswitch", $"{_provider.Address}files/a.wav");
        var reading = recording!.Content.CopyToAsync(Stream.Null);
        _time.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<IOException>(() => reading.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    private RecordingSource Source() => new(
        TelephonySettingsTests.Read(new()
        {
            ["Telephony:Ari:Url"] = $"{_provider.Address}ari", ["Telephony:Ari:Username"] = "cc", ["Telephony:Ari:Password"] = "secret",
            ["Telephony:Twilio:AccountSid"] = "AC1", ["Telephony:Twilio:AuthToken"] = "token", ["Telephony:Twilio:ApiUrl"] = _provider.Address.ToString(),
            ["Telephony:Twilio:PublicUrl"] = "https://cc.example.com", ["Telephony:FreeSwitchRecordingsUrl"] = $"{_provider.Address}files",
            ["Telephony:RecordingMaxMegabytes"] = "1",
        }),
        TestOutgoing.Guarded, _time);
}
