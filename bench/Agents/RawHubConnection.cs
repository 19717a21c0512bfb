using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Agents;

/// <summary>
/// An agent's hub connection as bytes on a socket. Twenty thousand of a general client would take more memory and processor time than the server that is
/// measured on the same machine.
/// </summary>
internal sealed class RawHubConnection : IDisposable
{
    private const int BufferBytes = 4_096;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _buffer = new byte[BufferBytes];

    /// <summary>The text that is looked for in what comes, and when it came (0 = it has not).</summary>
    private byte[] _wanted = [];
    private long _seenAt;

    public long SeenAt => Volatile.Read(ref _seenAt);

    public bool IsEnded { get; private set; }

    public static async Task<RawHubConnection> OpenAsync(Uri server, SignIn user, CancellationToken cancellationToken)
    {
        var connection = new RawHubConnection();
        try
        {
            await connection._socket.ConnectAsync(server.Host, server.Port, cancellationToken);
            await connection.SendAsync(
                WebSocketFrame.Opening(server, "/hubs/agent", $"X-User-Id: {user.UserId}\r\nX-Auth-Token: {user.Token}\r\n"));
            _ = connection.ReadAsync();
            await connection.SendAsync(WebSocketFrame.Of("""{"protocol":"json","version":1}"""));
            await connection.SendAsync(WebSocketFrame.Of("""{"type":1,"invocationId":"1","target":"Subscribe","arguments":[null]}"""));
            await connection._subscribed.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The server ends connections of which it hears nothing.</summary>
    public Task PingAsync() => SendAsync(WebSocketFrame.Of("""{"type":6}"""));

    public void LookFor(byte[] text)
    {
        Volatile.Write(ref _seenAt, 0);
        Volatile.Write(ref _wanted, text);
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await _socket.SendAsync(bytes.AsMemory(sent));
    }

    /// <summary>Looks at what comes in, with the end of what came before: a text may come in two pieces.</summary>
    private async Task ReadAsync()
    {
        var kept = 0;
        try
        {
            while (true)
            {
                var count = await _socket.ReceiveAsync(_buffer.AsMemory(kept));
                if (count == 0) break;
                Look(_buffer.AsSpan(0, kept + count));
                var tail = Math.Min(64, kept + count);
                _buffer.AsSpan(kept + count - tail, tail).CopyTo(_buffer);
                kept = tail;
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
        }

        IsEnded = true;
        _subscribed.TrySetException(new IOException("The server ended the connection."));
    }

    private void Look(ReadOnlySpan<byte> text)
    {
        if (!_subscribed.Task.IsCompleted && text.IndexOf("\"type\":3"u8) >= 0) _subscribed.TrySetResult();
        var wanted = Volatile.Read(ref _wanted);
        if (wanted.Length > 0 && SeenAt == 0 && text.IndexOf(wanted) >= 0) Volatile.Write(ref _seenAt, Stopwatch.GetTimestamp());
    }
}
