using System.Net;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Sms;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Outgoing;

/// <summary>Media of a provider that says: it is kept elsewhere.</summary>
public sealed class MediaRedirectionTests : IAsyncLifetime
{
    private LoopbackWeb _provider = null!;
    private LoopbackWeb _store = null!;

    public async Task InitializeAsync()
    {
        _provider = await LoopbackWeb.StartAsync();
        _store = await LoopbackWeb.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Provider_may_send_on_to_itself_with_our_credentials()
    {
        List<string> credentials = [];
        _provider.Answer = http =>
        {
            credentials.Add(http.Request.Headers.Authorization.ToString());
            if (http.Request.Path == "/kept") return http.Response.WriteAsync("picture");
            http.Response.Redirect("/kept");
            return Task.CompletedTask;
        };
        Assert.Equal("picture", await ReadAsync(TestOutgoing.Guarded));
        Assert.Equal(2, credentials.Count);
        Assert.All(credentials, sent => Assert.StartsWith("Basic ", sent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_that_the_operator_allows_gets_no_credentials()
    {
        SendOnTo(_store.Address.ToString());
        string? sent = null;
        _store.Answer = http =>
        {
            sent = http.Request.Headers.Authorization.ToString();
            return http.Response.WriteAsync("picture");
        };
        Assert.Equal("picture", await ReadAsync(TestOutgoing.Allowing("localhost")));
        Assert.Equal("", sent);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{store}/")]
    [InlineData("http://localhost:{store}/")]
    [InlineData("//127.0.0.1:{store}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{store}/")]
    [InlineData("http://2130706433:{store}/")]
    [InlineData("http://provider@127.0.0.1:{provider}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{store}/")]
    public async Task Every_hop_is_judged_anew(string location)
    {
        SendOnTo(location);
        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => ReadAsync(TestOutgoing.Guarded));
        Assert.True(OutgoingRefusedException.IsIn(refused), refused.ToString());
        Assert.Equal((1, 0), (_provider.Asked, _store.Asked));
    }

    [Fact]
    public async Task Chain_of_redirections_ends()
    {
        SendOnTo("/again");
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(TestOutgoing.Guarded));
        Assert.Equal(4, _provider.Asked);
    }

    private void SendOnTo(string location) => _provider.Answer = http =>
    {
        http.Response.StatusCode = (int)HttpStatusCode.TemporaryRedirect;
        http.Response.Headers.Location = location.Replace("{store}", $"{_store.Address.Port}", StringComparison.Ordinal)
            .Replace("{provider}", $"{_provider.Address.Port}", StringComparison.Ordinal);
        return Task.CompletedTask;
    };

    private async Task<string> ReadAsync(OutgoingHttp outgoing)
    {
        using var media = new TwilioMedia(new SmsSettings { AccountSid = "AC1", AuthToken = "secret", ApiUrl = _provider.Address }, outgoing);
        using var answer = await media.OpenAsync(new Uri(_provider.Address, "/media").ToString());
        return await answer!.Content.ReadAsStringAsync();
    }
}
