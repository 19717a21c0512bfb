using System.Buffers.Binary;
using System.Text;

namespace ContactCenter.Bench;

/// <summary>Texts for a hub as bytes on a socket (RFC 6455, SignalR's JSON protocol).</summary>
internal static class WebSocketFrame
{
    private const byte Separator = 0x1E;
    private const byte FinalText = 0x81;
    private const byte Masked = 0x80;
    private const int ShortMax = 125;
    private const byte LongMark = 126;

    /// <summary>A frame of one hub message. Its mask is zeros, which leave the text as it is.</summary>
    public static byte[] Of(string message)
    {
        var text = Encoding.ASCII.GetBytes(message);
        var length = checked((ushort)(text.Length + 1));
        if (length <= ShortMax) return [FinalText, (byte)(Masked | length), 0, 0, 0, 0, .. text, Separator];
        var longLength = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(longLength, length);
        return [FinalText, Masked | LongMark, .. longLength, 0, 0, 0, 0, .. text, Separator];
    }

    /// <summary>The request that opens a WebSocket.</summary>
    public static byte[] Opening(Uri server, string path, string headers = "") => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + $"Sec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n{headers}\r\n");
}
