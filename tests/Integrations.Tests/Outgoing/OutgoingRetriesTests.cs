using System.Net;
using System.Net.Sockets;
using ContactCenter.Integrations.Outgoing;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Outgoing;

/// <summary>Calls that are made again, and services that are left alone for a moment.</summary>
public sealed class OutgoingRetriesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestNames _names = new();
    private LoopbackWeb _web = null!;

    public async Task InitializeAsync() => _web = await LoopbackWeb.StartAsync();

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Reading_that_fails_for_a_passing_reason_is_tried_again(int status)
    {
        _web.Answer = http => AnswerAsync(http, _web.Asked < 3 ? status : 200);
        using var http = Client(OutgoingRetries.Passing);
        using var response = await http.GetAsync(_web.Address);
        Assert.Equal((HttpStatusCode.OK, 3), (response.StatusCode, _web.Asked));
    }

    [Fact]
    public async Task Reading_that_is_refused_for_good_is_not_tried_again()
    {
        _web.Answer = http => AnswerAsync(http, 404);
        using var http = Client(OutgoingRetries.Passing);
        using var response = await http.GetAsync(_web.Address);
        Assert.Equal((HttpStatusCode.NotFound, 1), (response.StatusCode, _web.Asked));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Command_that_was_answered_is_never_sent_again(int status)
    {
        _web.Answer = http => AnswerAsync(http, status);
        using var http = Client(OutgoingRetries.NotArrived);
        using var response = await http.PostAsync(_web.Address, null);
        Assert.Equal((status, 1), ((int)response.StatusCode, _web.Asked));
    }

    [Fact]
    public async Task Command_whose_connection_ends_before_the_answer_is_never_sent_again()
    {
        _web.Answer = http =>
        {
            http.Abort();
            return Task.CompletedTask;
        };
        using var http = Client(OutgoingRetries.NotArrived);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(_web.Address, null));
        Assert.Equal(1, _web.Asked);
    }

    [Theory]
    [InlineData(OutgoingRetries.None, 1)]
    [InlineData(OutgoingRetries.NotArrived, 3)]
    [InlineData(OutgoingRetries.Passing, 3)]
    public async Task Call_to_a_server_that_takes_no_connection_is_tried_again_unless_its_caller_does(OutgoingRetries retries, int tries)
    {
        using var http = Client(retries);
        // Nobody listens on the port, and nobody else can have it meanwhile.
        using var bound = new Socket(SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var closed = new UriBuilder("http", "inside.example", ((IPEndPoint)bound.LocalEndPoint!).Port).Uri;
        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(closed, null));
        Assert.Equal(tries, _names.Asked);
    }

    [Fact]
    public async Task Connection_that_is_reset_while_it_is_made_fails_like_one_that_was_not_made()
    {
        using var calls = new HttpMessageInvoker(new ConnectionFaults(new ResetConnections()));
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://inside.example/");
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => calls.SendAsync(request, default));
        Assert.True(OutgoingResilience.HasNotArrived(fault));
    }

    [Fact]
    public async Task Address_that_is_refused_is_not_tried_again()
    {
        using var http = TestOutgoing.Create(_names).Create(Patience, 1000, retries: OutgoingRetries.Passing);
        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetAsync(new Uri("http://inside.example/")));
        Assert.True(OutgoingRefusedException.IsIn(refused));
        Assert.Equal(1, _names.Asked);
    }

    [Fact]
    public async Task Service_whose_calls_keep_failing_is_not_called_for_a_moment()
    {
        _web.Answer = http => AnswerAsync(http, 500);
        using var http = TestOutgoing.Allowing("localhost").Create(Patience, 1000);
        HttpRequestException? held = null;
        for (var call = 0; call < 100 && held is null; call++)
        {
            try
            {
                using var response = await http.GetAsync(_web.Address);
            }
            catch (HttpRequestException exception)
            {
                held = exception;
            }
        }

        Assert.NotNull(held);
        Assert.InRange(_web.Asked, 10, 50);
    }

    private static Task AnswerAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>May call this machine, and takes no time between tries.</summary>
    private HttpClient Client(OutgoingRetries retries)
    {
        var settings = new OutgoingSettings(["localhost"]);
        return new OutgoingHttp(settings, new OutgoingGuard(settings, _names), new HurriedTime()).Create(Patience, 1000, retries: retries);
    }

    private sealed class ResetConnections : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(new SocketException((int)SocketError.NotConnected));
    }
}
