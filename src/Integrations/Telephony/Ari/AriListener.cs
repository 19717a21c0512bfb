using System.Net.WebSockets;
using ContactCenter.Integrations.Outgoing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Integrations.Telephony.Ari;

/// <summary>
/// Keeps a connection to Asterisk's <c>/events</c> while the process runs, where <c>Telephony:Ari:Listen</c> says so. After a loss it connects
/// again, after ever longer pauses. Asterisk serves one connection of an application: processes that all listen need names of their own, or
/// take it from each other in turn.
/// </summary>
public sealed partial class AriListener : BackgroundService
{
    private static readonly TimeSpan PauseMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(30);

    /// <summary>A connection that lasted so long was a good one.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    private const int BufferBytesMax = 64 * 1024;

    private readonly AriSettings _settings;
    private readonly AriEventPump _pump;
    private readonly OutgoingHttp _outgoing;
    private readonly TimeProvider _time;
    private readonly ILogger<AriListener> _logger;

    public AriListener(TelephonySettings settings, AriEventPump pump, OutgoingHttp outgoing, TimeProvider time, ILogger<AriListener> logger) =>
        (_settings, _pump, _outgoing, _time, _logger) = (settings.Ari, pump, outgoing, time, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_settings.Listen) return;
        using var http = _outgoing.Create(ConnectTimeout, BufferBytesMax, _settings.Url);
        using var invoker = new HttpMessageInvoker(new WebSocketRequests(http));
        var pause = PauseMin;
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = _time.GetTimestamp();
            var isReplaced = await ListenAsync(invoker, stoppingToken);
            if (stoppingToken.IsCancellationRequested) return;
            if (_time.GetElapsedTime(began) >= Settled) pause = PauseMin;
            if (isReplaced) LogReplaced(_settings.App);
            await Task.Delay(isReplaced ? PauseMax : pause, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
        }
    }

    private async Task<bool> ListenAsync(HttpMessageInvoker invoker, CancellationToken cancellationToken)
    {
        try
        {
            using var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol(AriEventPump.Protocol);
            socket.Options.SetRequestHeader("Authorization", _settings.Credentials.ToString());
            socket.Options.KeepAliveInterval = socket.Options.KeepAliveTimeout = KeepAlive;
            await socket.ConnectAsync(EventsAddress(), invoker, cancellationToken);
            LogConnected(_settings.Url!.Host, _settings.App);
            return await _pump.RunAsync(socket, isOurs: true, cancellationToken);
        }
        catch (Exception fault) when (fault is WebSocketException or HttpRequestException or IOException)
        {
            LogNotConnected(_settings.Url!.Host, fault.GetBaseException().GetType().Name);
        }
        catch (OperationCanceledException)
        {
            if (!cancellationToken.IsCancellationRequested) LogNotConnected(_settings.Url!.Host, nameof(TimeoutException));
        }

        return false;
    }

    /// <summary>All events are asked for, those of calls that never enter an application too.</summary>
    private Uri EventsAddress()
    {
        var address = new UriBuilder(_settings.AddressOf("events")) { Query = $"app={Uri.EscapeDataString(_settings.App)}&subscribeAll=true" };
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        return address.Uri;
    }

    [LoggerMessage(LogLevel.Information, "Connected to Asterisk at {Host} as application {App}")]
    private partial void LogConnected(string host, string app);

    [LoggerMessage(LogLevel.Warning, "No connection to Asterisk at {Host}: {Kind}")]
    private partial void LogNotConnected(string host, string kind);

    [LoggerMessage(LogLevel.Warning, "Another connection took the application {App} over: each process that listens needs its own Telephony:Ari:App")]
    private partial void LogReplaced(string app);

    /// <summary>Sends the opening request of a WebSocket through the guarded client, which knows http and https alone.</summary>
    private sealed class WebSocketRequests(HttpClient http) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = new UriBuilder(request.RequestUri!);
            address.Scheme = address.Scheme == Uri.UriSchemeWss ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
            request.RequestUri = address.Uri;
            return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
    }
}
