using System.Net;
using ContactCenter.Integrations.Outgoing;
using ContactCenter.Integrations.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Outgoing;

/// <summary>The addresses that this server calls, and those that it does not, however they are written.</summary>
public sealed class OutgoingGuardTests : IAsyncLifetime
{
    private const int BytesMax = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly (string, string)[] Private =
    [
        ("internal.example", "10.0.0.5"), ("metadata.google.internal", "169.254.169.254"), ("mapped.example", "::ffff:127.0.0.1"),
        ("unique-local.example", "fd00::1"), ("link-local.example", "fe80::1"), ("zero.example", "0.0.0.0"), ("kubernetes.default.svc", "10.96.0.1"),
        ("host.docker.internal", "192.168.65.2"), ("postgres", "172.18.0.2"), ("only-private.example", "10.0.0.1 192.168.0.1 ::1"),
        ("xn--e1afmkfd.example", "192.168.0.9"), ("ip6-localhost", "::1"), ("example.com", "8.8.8.8"),
    ];

    private LoopbackWeb _web = null!;

    public async Task InitializeAsync() => _web = await LoopbackWeb.StartAsync();

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Hostile_addresses_are_neither_kept_nor_called()
    {
        var names = new TestNames(Private);
        var guard = new OutgoingGuard(OutgoingSettings.None, names);
        using var http = TestOutgoing.Create(names).Create(Patience, BytesMax);
        var addresses = HostileAddresses.All.Select(text => text.Replace("{port}", $"{_web.Address.Port}", StringComparison.Ordinal)).ToList();
        Assert.True(addresses.Distinct().Count() >= 100, $"{addresses.Count}");
        List<string> wrong = [];
        foreach (var text in addresses)
        {
            if (await guard.FindFaultAsync(text) is null) wrong.Add($"kept: {text}");
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && !await IsRefusedAsync(http, address)) wrong.Add($"called: {text}");
        }

        Assert.Empty(wrong);
        Assert.Equal(0, _web.Asked);
    }

    [Theory]
    [InlineData("localhost", "http://localhost:{port}/")]
    [InlineData("localhost", "http://127.0.0.1:{port}/")]
    [InlineData("127.0.0.1", "http://2130706433:{port}/")]
    [InlineData("::ffff:127.0.0.1", "http://127.0.0.1:{port}/")]
    [InlineData("127.0.0.0/8", "http://[::ffff:127.0.0.1]:{port}/")]
    [InlineData("10.0.0.0/8,127.0.0.0/24", "http://whoever.example:{port}/")]
    [InlineData("Inside.example", "http://inside.EXAMPLE:{port}/")]
    [InlineData("inside.example.", "http://inside.example.:{port}/")]
    public async Task Address_that_an_operator_allows_is_kept_and_called(string allowed, string text)
    {
        var (settings, names) = (Read(allowed), new TestNames());
        var address = text.Replace("{port}", $"{_web.Address.Port}", StringComparison.Ordinal);
        var guard = new OutgoingGuard(settings, names);
        Assert.Null(await guard.FindFaultAsync(address));
        using var http = new OutgoingHttp(settings, guard, TimeProvider.System).Create(Patience, BytesMax);
        Assert.Equal("hello", await http.GetStringAsync(new Uri(address)));
    }

    [Theory]
    [InlineData("127.0.0.2", "http://127.0.0.1:{port}/")]
    [InlineData("10.0.0.0/8", "http://127.0.0.1:{port}/")]
    [InlineData("inside.example", "http://other.example:{port}/")]
    [InlineData("inside.example", "http://sub.inside.example:{port}/")]
    [InlineData("inside.example", "http://127.0.0.1:{port}/")]
    public async Task Address_beside_what_an_operator_allows_is_refused(string allowed, string text)
    {
        var address = new Uri(text.Replace("{port}", $"{_web.Address.Port}", StringComparison.Ordinal));
        using var http = TestOutgoing.Create(new TestNames(), allowed).Create(Patience, BytesMax);
        Assert.True(await IsRefusedAsync(http, address));
        Assert.Equal(0, _web.Asked);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("11.0.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001:82b::200e")]
    [InlineData("2606:4700::5efe:808:808")]
    public void Public_address_is_not_forbidden(string address) => Assert.False(ForbiddenAddresses.Contain(IPAddress.Parse(address)));

    [Fact]
    public async Task Name_that_means_something_else_the_second_time_is_refused_when_it_is_called()
    {
        var names = new TestNames { Answers = ["8.8.8.8", "127.0.0.1"] };
        Assert.Null(await new OutgoingGuard(OutgoingSettings.None, names).FindFaultAsync("http://rebinding.example/"));
        using var http = TestOutgoing.Create(names).Create(Patience, BytesMax);
        Assert.True(await IsRefusedAsync(http, new Uri($"http://rebinding.example:{_web.Address.Port}/")));
        Assert.Equal(0, _web.Asked);
    }

    [Fact]
    public async Task Address_that_was_judged_is_the_one_that_is_connected_to()
    {
        var names = new TestNames { Answers = ["10.0.0.1 127.0.0.1", "127.0.0.2"] };
        using var http = TestOutgoing.Create(names, "127.0.0.1").Create(Patience, BytesMax);
        Assert.Equal("hello", await http.GetStringAsync(new Uri($"http://rebinding.example:{_web.Address.Port}/")));
        Assert.Equal((1, 1), (names.Asked, _web.Asked));
    }

    [Fact]
    public async Task Configured_address_may_be_private_at_its_own_port_alone()
    {
        using var http = TestOutgoing.Guarded.Create(Patience, BytesMax, _web.Address);
        Assert.Equal("hello", await http.GetStringAsync(_web.Address));
        Assert.True(await IsRefusedAsync(http, new UriBuilder(_web.Address) { Port = _web.Address.Port - 1 }.Uri));
        Assert.True(await IsRefusedAsync(http, new UriBuilder(_web.Address) { Host = "127.0.0.2" }.Uri));
    }

    [Fact]
    public async Task Redirection_is_not_followed()
    {
        _web.Answer = http =>
        {
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        using var http = TestOutgoing.Allowing("localhost").Create(Patience, BytesMax);
        using var answer = await http.GetAsync(_web.Address);
        Assert.Equal((HttpStatusCode.Redirect, 1), (answer.StatusCode, _web.Asked));
    }

    [Fact]
    public async Task Answer_that_is_too_large_is_given_up()
    {
        using var http = TestOutgoing.Allowing("localhost").Create(Patience, BytesMax);
        _web.Answer = context => context.Response.WriteAsync(new string('x', BytesMax + 1));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(_web.Address));
        _web.Answer = context =>
        {
            for (var number = 0; number < 40; number++) context.Response.Headers[$"x-{number}"] = new string('x', 1024);
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(_web.Address));
    }

    [Fact]
    public async Task Answer_that_is_too_late_is_given_up()
    {
        using var http = TestOutgoing.Allowing("localhost").Create(TimeSpan.FromMilliseconds(500), BytesMax);
        _web.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetAsync(_web.Address));
    }

    [Theory]
    [InlineData("AllowedAddresses", "10.0.0.0/33")]
    [InlineData("AllowedAddresses", "*")]
    [InlineData("AllowedAddresses", "http://inside.example")]
    [InlineData("Proxy", "proxy:3128")]
    public void Configuration_that_cannot_be_read_is_refused_at_start(string key, string value) =>
        Assert.Contains($"Outgoing: {key}", Assert.Throws<OptionsValidationException>(() => Read(key, value)).Message, StringComparison.Ordinal);

    private static OutgoingSettings Read(string allowed) => Read("AllowedAddresses", allowed).ToSettings();

    private static OutgoingOptions Read(string key, string value) => CheckedSettings.Read<OutgoingOptions>(
        new ConfigurationBuilder().AddInMemoryCollection([new($"Outgoing:{key}", value)]).Build(), OutgoingOptions.Section, OutgoingOptions.Bind);

    private static async Task<bool> IsRefusedAsync(HttpClient http, Uri address)
    {
        try
        {
            using var answer = await http.GetAsync(address);
            return false;
        }
        catch (HttpRequestException exception)
        {
            return OutgoingRefusedException.IsIn(exception);
        }
    }
}
