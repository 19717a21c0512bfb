using System.Net.Sockets;
using System.Text;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>
/// A visitor's hub connection with one call at a time, as bytes on a socket: the official client would take several times as much processor time, which the
/// server on the same machine would lack.
/// </summary>
internal sealed class VisitorSocket : IDisposable
{
    /// <summary>The id of every call of <c>Send</c>: there is never a second one.</summary>
    public const string SendId = "s";

    private const int BufferBytes = 64 * 1024;
    private const int EndBytes = 256;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _length;

    private static ReadOnlySpan<byte> Completion => "\"type\":3,\"invocationId\":\""u8;

    private static ReadOnlySpan<byte> Error => "\"error\":"u8;

    public string ReceivedText => Encoding.UTF8.GetString(_buffer, 0, _length);

    public async Task ConnectAsync(Uri server, Chat chat, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(server.Host, server.Port, cancellationToken);
        await WriteAsync(WebSocketFrame.Opening(server, "/hubs/visitor"), cancellationToken);
        await WriteAsync(WebSocketFrame.Of("""{"protocol":"json","version":1}"""), cancellationToken);
        var subscribe = $$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":["{{chat.Token}}","{{chat.RoomId}}",null]}""";
        if (!await SendAsync(WebSocketFrame.Of(subscribe), cancellationToken))
            throw new InvalidOperationException($"A visitor could not subscribe: {ReceivedText}");
    }

    /// <returns>False = the server refused the call.</returns>
    /// <exception cref="IOException">The connection ended.</exception>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await WriteAsync(frame, cancellationToken);
        while (true)
        {
            if (_length > BufferBytes / 2) KeepEnd();
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_length), cancellationToken);
            if (count == 0) throw new IOException("The server closed the connection.");
            _length += count;
            if (TryTakeCompletion(out var isAccepted)) return isAccepted;
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0) bytes = bytes[await _socket.SendAsync(bytes, cancellationToken)..];
    }

    /// <summary>Looks for the end of a call in what has come, and forgets everything up to it.</summary>
    private bool TryTakeCompletion(out bool isAccepted)
    {
        var text = _buffer.AsSpan(0, _length);
        isAccepted = false;
        var at = text.IndexOf(Completion);
        var end = at < 0 ? -1 : text[at..].IndexOf((byte)0x1E);
        if (end < 0) return false;
        isAccepted = text.Slice(at, end).IndexOf(Error) < 0;
        if (!isAccepted) return true;
        text[(at + end + 1)..].CopyTo(_buffer);
        _length -= at + end + 1;
        return true;
    }

    private void KeepEnd()
    {
        _buffer.AsSpan(_length - EndBytes, EndBytes).CopyTo(_buffer);
        _length = EndBytes;
    }
}
