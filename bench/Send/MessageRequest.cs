using System.Globalization;
using System.Text;
using System.Text.Json;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>
/// The bytes of <c>POST livechat/message</c> for one conversation, built once; only the digits of the message's id change.
/// </summary>
internal sealed class MessageRequest
{
    /// <summary>An id is the run's letter and this many digits.</summary>
    public const int IdDigits = 9;

    /// <summary>About what other servers' benchmarks send, and what people write.</summary>
    public const int StandardTextBytes = 200;

    private const string Text = "Good morning, my parcel says delivered but nothing arrived. Could you have a look? ";

    private readonly byte[] _bytes;
    private readonly int _digitsAt;

    public MessageRequest(Uri server, Chat chat, byte run, int textBytes = StandardTextBytes)
    {
        var id = $"{(char)run}{new string('0', IdDigits)}";
        var body = JsonSerializer.Serialize(new { _id = id, token = chat.Token, rid = chat.RoomId, msg = TextOf(textBytes) });
        var head = $"POST /api/v1/livechat/message HTTP/1.1\r\nHost: {server.Authority}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        _bytes = Encoding.ASCII.GetBytes(head + body);
        _digitsAt = _bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(id)) + 1;
    }

    /// <summary>A text of so many bytes that does not end in a space.</summary>
    public static string TextOf(int bytes) => string.Concat(Enumerable.Repeat(Text, bytes / Text.Length + 1))[..(bytes - 1)] + ".";

    /// <summary>Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Numbered(int number)
    {
        number.TryFormat(_bytes.AsSpan(_digitsAt, IdDigits), out _, "D9", CultureInfo.InvariantCulture);
        return _bytes;
    }
}
