using System.Net.WebSockets;
using System.Threading.Channels;
using ContactCenter.Integrations.Telephony;
using ContactCenter.Integrations.Telephony.Ari;
using ContactCenter.Integrations.Telephony.Formats;
using ContactCenter.Integrations.Telephony.Signing;
using ContactCenter.Tests.Outgoing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Tests.Telephony;

/// <summary>The connection to Asterisk, over a real WebSocket, whichever side opens it.</summary>
public sealed class AriListenerTests : IAsyncLifetime, IDisposable
{
    private const string Token = "q3Zt-9f_0aPXw1LmVb7K";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Sink _sink = new();
    private readonly CapturedLog _log = new();
    private AriPeer _asterisk = null!;

    public async Task InitializeAsync() => _asterisk = await AriPeer.StartAsync();

    public async Task DisposeAsync() => await _asterisk.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Events_of_a_call_come_in_their_order()
    {
        await using var listener = await ListenAsync();
        var socket = await _asterisk.NextConnectionAsync();
        foreach (var text in Texts()) await AriPeer.SendAsync(socket, text);
        foreach (var payload in AriPayloads.Answered) Assert.Equal(Expected(payload), await _sink.NextAsync());
        Assert.Equal("?app=contactcenter&subscribeAll=true", Assert.Single(_asterisk.Queries));
    }

    [Fact]
    public async Task Connection_that_is_refused_or_lost_is_made_again()
    {
        _asterisk.Refusals = 2;
        await using var listener = await ListenAsync();
        var first = await _asterisk.NextConnectionAsync();
        await AriPeer.SendAsync(first, Texts()[0]);
        await _sink.NextAsync();
        first.Abort();
        var second = await _asterisk.NextConnectionAsync();
        await AriPeer.SendAsync(second, Texts()[1]);
        Assert.Equal(Expected(AriPayloads.Answered[1]), await _sink.NextAsync());
    }

    [Fact]
    public async Task Connection_that_asterisk_closes_is_made_again()
    {
        await using var listener = await ListenAsync();
        var first = await _asterisk.NextConnectionAsync();
        await first.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, CancellationToken.None);
        Assert.NotSame(first, await _asterisk.NextConnectionAsync());
    }

    [Fact]
    public async Task Message_that_is_too_large_or_unreadable_does_not_lose_the_next()
    {
        await using var listener = await ListenAsync();
        var socket = await _asterisk.NextConnectionAsync();
        await AriPeer.SendAsync(socket, new string('x', 700_000));
        await AriPeer.SendAsync(socket, "{");
        await AriPeer.SendAsync(socket, Texts()[0]);
        Assert.Equal(Expected(AriPayloads.Answered[0]), await _sink.NextAsync());
        await _log.WaitForAsync("is left out");
        await _log.WaitForAsync("error-call-payload-unreadable");
    }

    [Fact]
    public async Task Event_that_cannot_be_kept_now_is_handed_over_again()
    {
        _sink.Faults = 2;
        await using var listener = await ListenAsync();
        var socket = await _asterisk.NextConnectionAsync();
        foreach (var text in Texts().Take(2)) await AriPeer.SendAsync(socket, text);
        Assert.Equal(Expected(AriPayloads.Answered[0]), await _sink.NextAsync());
        Assert.Equal(Expected(AriPayloads.Answered[1]), await _sink.NextAsync());
    }

    [Fact]
    public async Task Application_that_another_connection_took_over_is_taken_back_later_and_the_operator_told()
    {
        await using var listener = await ListenAsync();
        var socket = await _asterisk.NextConnectionAsync();
        await AriPeer.SendAsync(socket, """{"type":"ApplicationReplaced","application":"contactcenter","timestamp":"2026-03-01T10:00:00.000+0000"}""");
        Assert.NotSame(socket, await _asterisk.NextConnectionAsync());
        await _log.WaitForAsync("took the application contactcenter over");
    }

    [Fact]
    public async Task Without_listen_nothing_is_connected_to()
    {
        var settings = TelephonySettingsTests.Read(new(_asterisk.Settings) { ["Telephony:Ari:Listen"] = "false" });
        using var listener = Listener(settings);
        await listener.StartAsync(CancellationToken.None);
        await listener.ExecuteTask!.WaitAsync(Patience);
        Assert.Empty(_asterisk.Queries);
    }

    [Fact]
    public async Task Asterisk_that_connects_to_us_is_read_until_it_goes()
    {
        await using var server = await ServeAsync();
        using var socket = await AriPeer.ConnectOutAsync(AddressOf(server), Token);
        foreach (var text in Texts()) await AriPeer.SendAsync(socket, text);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        foreach (var payload in AriPayloads.Answered) Assert.Equal(Expected(payload), await _sink.NextAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong-token-of-twenty-letters")]
    public async Task Stranger_that_connects_to_us_is_turned_away(string token)
    {
        await using var server = await ServeAsync();
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => AriPeer.ConnectOutAsync(AddressOf(server), token));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_of_one_process_are_limited()
    {
        await using var server = await ServeAsync();
        var sockets = new List<WebSocket>();
        for (var number = 0; number < AriSocket.ConnectionsMax; number++) sockets.Add(await AriPeer.ConnectOutAsync(AddressOf(server), Token));
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => AriPeer.ConnectOutAsync(AddressOf(server), Token));
        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        foreach (var socket in sockets) socket.Abort();
    }

    [Fact]
    public async Task Request_that_is_no_websocket_is_refused()
    {
        await using var server = await ServeAsync();
        using var http = TestOutgoing.Allowing("localhost").Create(Patience, 1024);
        using var response = await http.GetAsync(new Uri(new Uri(server.Urls.Single()), AriSocket.Path));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapAriSocket(new AriSocket(new PbxTokens(new TelephonySettings { Tokens = [Token] }), Pump()));
        await app.StartAsync();
        return app;
    }

    private static Uri AddressOf(WebApplication server) => new(server.Urls.Single().Replace("http:", "ws:", StringComparison.Ordinal) + AriSocket.Path);

    private async Task<Running> ListenAsync()
    {
        var listener = Listener(TelephonySettingsTests.Read(_asterisk.Settings));
        await listener.StartAsync(CancellationToken.None);
        return new Running(listener);
    }

    /// <summary>Pauses between tries pass at once.</summary>
    private AriListener Listener(TelephonySettings settings) =>
        new(settings, Pump(), TestOutgoing.Guarded, new HurriedTime(), new Logger<AriListener>(Factory()));

    private AriEventPump Pump() => new(_sink, new AriEvents(AriPayloads.Options), new HurriedTime(), new Logger<AriEventPump>(Factory()));

    private LoggerFactory Factory() => new([_log]);

    private static string[] Texts() => [.. AriPayloads.Answered.Select(payload => System.Text.Encoding.UTF8.GetString(payload.Body.Span))];

    private static string Expected(CallPayload payload) => EventLines.Of(CallFormatTests.One(new AriEvents(AriPayloads.Options), payload));

    private sealed class Running(AriListener listener) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await listener.StopAsync(CancellationToken.None);
            listener.Dispose();
        }
    }

    private sealed class Sink : ICallEventSink
    {
        private readonly Channel<string> _taken = Channel.CreateUnbounded<string>();

        /// <summary>Hand-overs that fail before one works.</summary>
        public int Faults { get; set; }

        public async Task TakeAsync(string provider, CallEventTranslation translation, CancellationToken cancellationToken = default)
        {
            Assert.Equal(CallFormats.Ari, provider);
            if (Faults-- > 0) throw new InvalidOperationException("Not now.");
            foreach (var call in translation.Payloads.SelectMany(payload => payload.Events))
                await _taken.Writer.WriteAsync(EventLines.Of(call), cancellationToken);
        }

        public async Task<string> NextAsync() => await _taken.Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }
}
