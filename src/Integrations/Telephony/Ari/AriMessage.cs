using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace ContactCenter.Integrations.Telephony.Ari;

/// <summary>One message of a WebSocket at a time, up to a size.</summary>
internal sealed class AriMessage(int bytesMax) : IDisposable
{
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(bytesMax);
    private int _length;

    /// <summary>What is left is too short to be read as JSON.</summary>
    public bool IsTooLarge { get; private set; }

    public ReadOnlyMemory<byte> Content => IsTooLarge ? "[]"u8.ToArray() : _buffer.AsMemory(0, _length);

    /// <summary>Asterisk says that another connection has the application now.</summary>
    public bool IsReplacement => _buffer.AsSpan(0, _length).IndexOf("ApplicationReplaced"u8) >= 0 && TypeOf(Content) == "ApplicationReplaced";

    /// <summary>Waits for the next message.</summary>
    /// <returns>False = the other side has closed the connection.</returns>
    public async Task<bool> ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        (_length, IsTooLarge) = (0, false);
        while (true)
        {
            if (_length == bytesMax) (_length, IsTooLarge) = (0, true);
            var part = await socket.ReceiveAsync(_buffer.AsMemory(_length, bytesMax - _length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                return false;
            }

            _length += part.Count;
            if (part.EndOfMessage) return true;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static string? TypeOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var message = JsonDocument.Parse(json);
            return message.RootElement.ValueKind == JsonValueKind.Object && message.RootElement.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
