using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContactCenter.Bench.Send;

/// <summary>The WebSocket frame of a call of <c>Send</c>, built once; only the digits of the message's id change.</summary>
internal sealed class HubMessage
{
    private readonly byte[] _frame;
    private readonly int _digitsAt;

    public HubMessage(byte run, int textBytes)
    {
        var id = $"{(char)run}{new string('0', MessageRequest.IdDigits)}";
        var text = JsonSerializer.Serialize(new
        {
            type = 1, invocationId = VisitorSocket.SendId, target = "Send", arguments = new[] { new { _id = id, msg = MessageRequest.TextOf(textBytes) } },
        });
        _frame = WebSocketFrame.Of(text);
        _digitsAt = _frame.AsSpan().IndexOf(Encoding.ASCII.GetBytes(id)) + 1;
    }

    /// <summary>Valid until the next call.</summary>
    public ReadOnlyMemory<byte> Numbered(int number)
    {
        number.TryFormat(_frame.AsSpan(_digitsAt, MessageRequest.IdDigits), out _, "D9", CultureInfo.InvariantCulture);
        return _frame;
    }
}
