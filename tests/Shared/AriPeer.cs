using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Telephony;

/// <summary>
/// The part of Asterisk that its REST interface shows: it serves <c>/ari/events</c> to one connection of an application, makes channels, keeps
/// recordings, and like Asterisk can also open the WebSocket itself.
/// </summary>
internal sealed class AriPeer : IAsyncDisposable
{
    public const string Username = "contactcenter";
    public const string Password = "secret-of-ari";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly Channel<WebSocket> _connected = Channel.CreateUnbounded<WebSocket>();
    private readonly Channel<string> _orders = Channel.CreateUnbounded<string>();

    private AriPeer(WebApplication app) => _app = app;

    public Uri Address => new(new Uri(_app.Urls.Single()), "/ari");

    public ConcurrentQueue<string> Queries { get; } = [];

    /// <summary>The status of the answers to orders.</summary>
    public int OrderStatus { get; set; } = StatusCodes.Status200OK;

    /// <summary>Connections that are refused before one is taken.</summary>
    public int Refusals { get; set; }

    public Dictionary<string, string?> Settings => new()
    {
        ["Telephony:Ari:Url"] = Address.ToString(), ["Telephony:Ari:Username"] = Username, ["Telephony:Ari:Password"] = Password,
        ["Telephony:Ari:Listen"] = "true", ["Telephony:Dial"] = "ari",
    };

    public static async Task<AriPeer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var peer = new AriPeer(builder.Build());
        peer._app.UseWebSockets();
        peer._app.Run(peer.AnswerAsync);
        await peer._app.StartAsync();
        return peer;
    }

    public async Task<WebSocket> NextConnectionAsync() => await _connected.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async Task<string> NextOrderAsync() => await _orders.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public static async Task SendAsync(WebSocket socket, string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Connects as Asterisk's outbound WebSocket does.</summary>
    /// <param name="password">The one of websocket_client.conf; empty = none.</param>
    public static async Task<ClientWebSocket> ConnectOutAsync(Uri address, string password)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("ari");
        if (password.Length > 0) socket.Options.SetRequestHeader("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"pbx:{password}"))}");
        await socket.ConnectAsync(address, CancellationToken.None);
        return socket;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var credentials = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{Password}"))}";
        if (http.Request.Headers.Authorization != credentials) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (http.Request.Path == "/ari/events" && http.WebSockets.IsWebSocketRequest) await ServeAsync(http);
        else if (http.Request is { Method: "POST", Path.Value: "/ari/channels" }) await OriginateAsync(http);
        else if (http.Request.Path == "/ari/recordings/stored/r1/file") await http.Response.WriteAsync("RIFF");
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task ServeAsync(HttpContext http)
    {
        Queries.Enqueue(http.Request.QueryString.Value ?? "");
        if (Refusals-- > 0)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync("ari");
        await _connected.Writer.WriteAsync(socket);
        var buffer = new byte[1024];
        try
        {
            while (socket.State == WebSocketState.Open) await socket.ReceiveAsync(buffer, http.RequestAborted);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException)
        {
            // The test ended one side.
        }
    }

    private async Task OriginateAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        await _orders.Writer.WriteAsync(await reader.ReadToEndAsync());
        http.Response.StatusCode = OrderStatus;
        await http.Response.WriteAsync("{}");
    }
}
