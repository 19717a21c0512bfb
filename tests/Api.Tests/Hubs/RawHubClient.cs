using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ContactCenter.Tests.Hubs;

/// <summary>
/// A client of the hub that reads the WebSocket by itself: it can leave it unread, and it tells the order of calls and answers, which the official client
/// (<see cref="HubClient"/>) does not.
/// </summary>
internal sealed class RawHubClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly JsonHubProtocol _protocol = new();
    private readonly Channel<HubCall> _calls = Channel.CreateUnbounded<HubCall>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _pending = [];
    private readonly TaskCompletionSource<string?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _sending = new(1);
    private Task _receiving = Task.CompletedTask;
    private int _lastId;

    private RawHubClient(ClientWebSocket socket) => _socket = socket;

    /// <param name="reads">False: nothing is read before <see cref="StartReading"/>.</param>
    public static async Task<RawHubClient> ConnectAsync(Uri server, Action<ClientWebSocketOptions> configure, bool reads = true)
    {
        var socket = new ClientWebSocket();
        configure(socket.Options);
        var url = new UriBuilder(server) { Scheme = "ws", Path = "/hubs/agent" };
        await socket.ConnectAsync(url.Uri, CancellationToken.None);
        var client = new RawHubClient(socket);
        await client.ShakeHandsAsync();
        if (reads) client.StartReading();
        return client;
    }

    public void StartReading() => _receiving = ReceiveAsync();

    /// <summary>Calls a hub method and waits for its answer.</summary>
    /// <exception cref="HubException">The server's error.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        var answer = _pending[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_closed.Task.IsCompleted) throw new WebSocketException("closed");
        await SendAsync(new InvocationMessage(id, method, arguments));
        return await answer.Task.WaitAsync(Patience.Limit);
    }

    private Task SendAsync(HubMessage message) => SendAsync(_protocol.GetMessageBytes(message));

    /// <summary>The next call of the server, answers left out.</summary>
    public async Task<HubCall> NextAsync()
    {
        while (true)
            if (await NextOrResponseAsync() is { Method: not HubCall.Answered } call) return call;
    }

    public async Task<HubCall> NextOrResponseAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    /// <summary>Cuts the connection without a word.</summary>
    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ShakeHandsAsync()
    {
        var request = new ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage(_protocol.Name, _protocol.Version), request);
        await SendAsync(request.WrittenMemory);
        var buffer = new byte[4096];
        var received = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        var answer = new ReadOnlySequence<byte>(buffer, 0, received.Count);
        Assert.True(HandshakeProtocol.TryParseResponseMessage(ref answer, out var response));
        Assert.Null(response!.Error);
        // What the server said right after it may have come along.
        _received.Write(answer.ToArray());
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        string? reason = null;
        try
        {
            while (true)
            {
                var unread = new ReadOnlySequence<byte>(_received.WrittenMemory);
                while (_protocol.TryParseMessage(ref unread, HubBinder.Instance, out var message)) reason = Handle(message) ?? reason;
                var rest = unread.ToArray();
                _received.ResetWrittenCount();
                _received.Write(rest);
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await _socket.ReceiveAsync(_received.GetMemory(16 * 1024), CancellationToken.None);
                    if (received.MessageType == WebSocketMessageType.Close) return;
                    _received.Advance(received.Count);
                }
                while (!received.EndOfMessage);
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut by either side.
        }
        finally
        {
            _closed.TrySetResult(reason);
            foreach (var answer in _pending.Values) answer.TrySetException(new WebSocketException("closed"));
            _calls.Writer.TryComplete();
        }
    }

    private string? Handle(HubMessage message)
    {
        switch (message)
        {
            case CompletionMessage { InvocationId: { } id } completion when _pending.TryRemove(id, out var answer):
                var result = (JsonElement?)completion.Result ?? default;
                _calls.Writer.TryWrite(new HubCall(HubCall.Answered, result));
                if (completion.Error is { } error) answer.TrySetException(new HubException(error));
                else answer.TrySetResult(result);
                return null;
            case InvocationMessage invocation:
                _calls.Writer.TryWrite(new HubCall(invocation.Target, (JsonElement)invocation.Arguments[0]!));
                return null;
            default:
                return (message as CloseMessage)?.Error;
        }
    }

    private sealed class HubBinder : IInvocationBinder
    {
        public static HubBinder Instance { get; } = new();

        public Type GetReturnType(string invocationId) => typeof(JsonElement);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [typeof(JsonElement)];

        public Type GetStreamItemType(string streamId) => typeof(JsonElement);
    }
}
