using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ContactCenter.Tests.Hubs;

/// <summary>A call of the server on the client. The response to a call of the client is one, too, as <see cref="Answered"/>.</summary>
internal sealed record HubCall(string Method, JsonElement Argument)
{
    public const string Answered = "(answered)";

    public List<long> Positions => [.. Argument.EnumerateArray().Select(entry => entry.GetProperty("position").GetInt64())];
}

/// <summary>A client of the hub: a WebSocket and SignalR's JSON protocol.</summary>
internal sealed class HubClient : IAsyncDisposable
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

    private HubClient(ClientWebSocket socket) => _socket = socket;

    /// <summary>Completes when the server has ended the connection, with the reason it gave.</summary>
    public Task<string?> Closed => _closed.Task.WaitAsync(Patience.Limit);

    public static async Task<HubClient> ConnectAsync(Uri server, Action<ClientWebSocketOptions> configure, string query = "", bool reads = true,
        string path = "/hubs/agent")
    {
        var socket = new ClientWebSocket();
        configure(socket.Options);
        var url = new UriBuilder(server) { Scheme = "ws", Path = path, Query = query };
        await socket.ConnectAsync(url.Uri, CancellationToken.None);
        var client = new HubClient(socket);
        await client.ShakeHandsAsync();
        if (reads) client.StartReading();
        return client;
    }

    public void StartReading() => _receiving = ReceiveAsync();

    /// <summary>Calls a hub method and waits for its response.</summary>
    /// <exception cref="HubException">The server's error.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        var answer = _pending[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_closed.Task.IsCompleted) throw new WebSocketException("closed");
        await SendAsync(new InvocationMessage(id, method, arguments));
        return await answer.Task.WaitAsync(Patience.Limit);
    }

    public Task SendAsync(HubMessage message) => SendAsync(_protocol.GetMessageBytes(message));

    /// <summary>The next call of the server, without responses.</summary>
    public async Task<HubCall> NextAsync()
    {
        while (true)
            if (await NextOrAnswerAsync() is { Method: not HubCall.Answered } call) return call;
    }

    public async Task<HubCall> NextOrAnswerAsync() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    public bool TryNext([NotNullWhen(true)] out HubCall? call) => _calls.Reader.TryRead(out call);

    /// <summary>The positions of entries up to and including this one.</summary>
    public async Task<List<long>> EntriesUntilAsync(long position)
    {
        var positions = new List<long>();
        while (positions.LastOrDefault() < position)
        {
            var call = await NextAsync();
            if (call.Method == "position") continue;
            Assert.Equal("entries", call.Method);
            positions.AddRange(call.Positions);
        }

        return positions;
    }

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
