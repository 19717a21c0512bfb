using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ContactCenter.Driving;

/// <summary>
/// An agent's connection to the hub: SignalR's JSON protocol, as much as is needed. Frames are handed over as bytes, so that a load
/// generator need not parse what it only counts.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private const int ReceiveBytes = 64 * 1024;
    private static readonly TimeSpan KeepAlivePeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly HubFrameHandler _onCall;
    private readonly HubFrames _frames = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource _handshaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<JsonElement> _answer = new();
    private Task _keepingAlive = Task.CompletedTask;

    private HubClient(HubFrameHandler onCall) => _onCall = onCall;

    /// <summary>Completes when the connection has ended, however it ended.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <param name="onCall">Gets every call of a client method (<c>{"type":1,"target":…}</c>), one after another.</param>
    public static async Task<HubClient> ConnectAsync(
        Uri server, SignIn user, HubFrameHandler onCall, CancellationToken cancellationToken = default)
    {
        var client = new HubClient(onCall);
        try
        {
            client._socket.Options.SetRequestHeader("X-User-Id", user.UserId);
            client._socket.Options.SetRequestHeader("X-Auth-Token", user.Token);
            await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hubs/agent" }.Uri, cancellationToken);
            client.Ended = client.ReceiveAsync();
            await client.SendAsync("""{"protocol":"json","version":1}""");
            await client._handshaken.Task.WaitAsync(AnswerTimeout, cancellationToken);
            client._keepingAlive = client.KeepAliveAsync();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <param name="position">The last position the client knows; null = from now.</param>
    /// <returns>The hub's response: <c>{position, reset, reason?, snapshot?}</c>.</returns>
    public async Task<JsonElement> SubscribeAsync(long? position, CancellationToken cancellationToken = default)
    {
        _answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var argument = position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":[{{argument}}]}""");
        return await _answer.Task.WaitAsync(AnswerTimeout, cancellationToken);
    }

    /// <summary>Tells the hub that the user types in a room, or stopped; there is no response.</summary>
    public Task TypeAsync(string roomId, bool isTyping) =>
        SendAsync($$"""{"type":1,"target":"Typing","arguments":["{{roomId}}",{{(isTyping ? "true" : "false")}}]}""");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Ended;
        await _keepingAlive;
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync(string frame)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(frame), HubFrames.Separator];
        await _sending.WaitAsync(_stop.Token);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[ReceiveBytes];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
                if (received.MessageType == WebSocketMessageType.Close) break;
                _frames.Read(buffer.AsSpan(0, received.Count), OnFrame);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The other side is gone, or this one was disposed.
        }
        finally
        {
            _handshaken.TrySetException(new WebSocketException("The connection ended."));
            _answer.TrySetException(new WebSocketException("The connection ended."));
        }
    }

    private void OnFrame(ReadOnlySpan<byte> frame)
    {
        if (frame.StartsWith("""{"type":1,"""u8)) _onCall(frame);
        else if (frame.StartsWith("""{"type":3,"""u8)) OnAnswer(JsonSerializer.Deserialize<JsonElement>(frame));
        else if (frame.SequenceEqual("{}"u8)) _handshaken.TrySetResult();
    }

    private void OnAnswer(JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
            _answer.TrySetException(new InvalidOperationException($"The hub refused: {error}"));
        else _answer.TrySetResult(answer.GetProperty("result"));
    }

    /// <summary>The server ends connections that say nothing.</summary>
    private async Task KeepAliveAsync()
    {
        using var timer = new PeriodicTimer(KeepAlivePeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token)) await SendAsync("""{"type":6}""");
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection has ended.
        }
    }
}
