using System.Buffers;

namespace ContactCenter.Driving;

/// <summary>Bytes of a WebSocket → frames of SignalR's JSON protocol, which end with a separator byte.</summary>
internal sealed class HubFrames
{
    public const byte Separator = 0x1e;

    private readonly ArrayBufferWriter<byte> _partial = new(64 * 1024);

    /// <summary>Calls the handler for every frame that these bytes complete, without the separator.</summary>
    public void Read(ReadOnlySpan<byte> bytes, HubFrameHandler onFrame)
    {
        while (bytes.IndexOf(Separator) is >= 0 and var end)
        {
            if (_partial.WrittenCount == 0)
            {
                onFrame(bytes[..end]);
            }
            else
            {
                _partial.Write(bytes[..end]);
                onFrame(_partial.WrittenSpan);
                _partial.ResetWrittenCount();
            }

            bytes = bytes[(end + 1)..];
        }

        _partial.Write(bytes);
    }
}

/// <param name="frame">UTF-8 JSON, valid during the call only.</param>
public delegate void HubFrameHandler(ReadOnlySpan<byte> frame);
