using System.Buffers;
using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// Reads UTF-16 as UTF-8. Invalid UTF-16 becomes a byte that is invalid in UTF-8, so that the decoder finds the line of the fault. A library's
/// converter would silently write a replacement character.
/// </summary>
/// <param name="first">Bytes that were already read from the input.</param>
internal sealed class Utf16Source(Stream input, bool isBigEndian, ReadOnlySpan<byte> first)
{
    private const byte Invalid = 0xFF;
    private const int Utf8BytesMax = 4;
    private const int BufferBytes = 8 * 1024;

    private readonly byte[] _bytes = Filled(first);
    private readonly char[] _pair = new char[2];
    private int _count = first.Length;
    private bool _isAtEnd;

    /// <returns>The number of bytes; 0 = the input has ended.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> utf8, CancellationToken cancellationToken)
    {
        while (true)
        {
            var written = Convert(utf8.Span);
            if (written > 0 || (_isAtEnd && _count == 0)) return written;
            if (_isAtEnd) continue;
            var read = await input.ReadAsync(_bytes.AsMemory(_count), cancellationToken);
            _isAtEnd = read == 0;
            _count += read;
        }
    }

    private int Convert(Span<byte> utf8)
    {
        var (taken, written) = (0, 0);
        while (_count - taken > 0 && utf8.Length - written >= Utf8BytesMax)
        {
            var units = Math.Min((_count - taken) / 2, 2);
            for (var i = 0; i < units; i++) _pair[i] = Unit(taken + (2 * i));
            var status = Rune.DecodeFromUtf16(_pair.AsSpan(0, units), out var rune, out var length);
            // The rest of it is still to come.
            if (status == OperationStatus.NeedMoreData && !_isAtEnd) break;
            if (status == OperationStatus.Done) written += rune.EncodeToUtf8(utf8[written..]);
            else utf8[written++] = Invalid;
            taken = Math.Min(taken + (2 * Math.Max(length, 1)), _count);
        }

        Buffer.BlockCopy(_bytes, taken, _bytes, 0, _count - taken);
        _count -= taken;
        return written;
    }

    private char Unit(int at) => (char)(isBigEndian ? (_bytes[at] << 8) | _bytes[at + 1] : _bytes[at] | (_bytes[at + 1] << 8));

    private static byte[] Filled(ReadOnlySpan<byte> first)
    {
        var bytes = new byte[Math.Max(BufferBytes, first.Length)];
        first.CopyTo(bytes);
        return bytes;
    }
}
