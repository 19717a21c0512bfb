using System.Runtime.CompilerServices;
using System.Text;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// Cuts a stream of UTF-8, or of UTF-16 that says so by its first bytes, into records, in constant memory. A record that is too long, not UTF-8
/// or wrongly quoted is given with its fault and costs no other record: after a quote that is never closed, reading goes on with the line after it.
/// </summary>
/// <remarks>
/// Written here because a library's reader ends at the first record beyond its buffer. It also decodes before it splits, so that invalid UTF-8
/// becomes a replacement character and no fault with a line number.
/// </remarks>
/// <param name="idleMax">The longest pause in the input; after it the input has stopped.</param>
internal sealed class RecordReader(Stream input, bool knowsQuotes, TimeSpan idleMax, TimeProvider time)
{
    public const int RecordBytesMax = 64 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly byte[] LittleEndianMark = [0xFF, 0xFE];
    private static readonly byte[] BigEndianMark = [0xFE, 0xFF];
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private RecordScanner _scanner = new(knowsQuotes);
    private Utf16Source? _utf16;
    private readonly byte[] _bytes = new byte[2 * RecordBytesMax];
    private int _start;
    private int _scanned;
    private int _end;
    private long _line = 1;
    private bool _skipsLine;

    /// <summary>Between cells; known with the first record.</summary>
    public char Separator { get; private set; } = ',';

    /// <summary>Records in their order, without empty lines.</summary>
    /// <exception cref="ContactCenterException">The input has stopped without an end.</exception>
    public async IAsyncEnumerable<InputRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isAtEnd = !await SkipByteOrderMarkAsync(cancellationToken);
        if (knowsQuotes) isAtEnd = !await FindSeparatorAsync(!isAtEnd, cancellationToken);
        while (true)
        {
            while (TryTake(isAtEnd) is { } record)
                if (record.Text.Length > 0 || record.Fault is not null) yield return record;
            if (isAtEnd) yield break;
            isAtEnd = !await FillAsync(cancellationToken);
        }
    }

    private async ValueTask<bool> SkipByteOrderMarkAsync(CancellationToken cancellationToken)
    {
        var hasMore = true;
        while (hasMore && _end < ByteOrderMark.Length) hasMore = await FillAsync(cancellationToken);
        var first = _bytes.AsSpan(0, _end);
        if (first.StartsWith(ByteOrderMark)) _start = _scanned = ByteOrderMark.Length;
        if (!first.StartsWith(LittleEndianMark) && !first.StartsWith(BigEndianMark)) return hasMore;
        _utf16 = new Utf16Source(input, first.StartsWith(BigEndianMark), first[LittleEndianMark.Length..]);
        _end = 0;
        return await FillAsync(cancellationToken);
    }

    /// <summary>Finds the separator by the first line, which names the columns, or names the separator as spreadsheets do ("sep=;").</summary>
    private async ValueTask<bool> FindSeparatorAsync(bool hasMore, CancellationToken cancellationToken)
    {
        while (hasMore && FirstLineLength() < 0 && _end - _start < RecordBytesMax) hasMore = await FillAsync(cancellationToken);
        var length = FirstLineLength();
        var line = _bytes.AsSpan(_start, length < 0 ? _end - _start : length);
        var named = CsvSeparator.Named(line);
        Separator = named ?? CsvSeparator.Of(line);
        _scanner = new RecordScanner(knowsQuotes, (byte)Separator);
        if (named is not null) GoOnAt(length < 0 ? _end : _start + length + 1);
        return hasMore;
    }

    private int FirstLineLength() => _bytes.AsSpan(_start, _end - _start).IndexOf((byte)'\n');

    /// <returns>Whether any bytes were read.</returns>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        Buffer.BlockCopy(_bytes, _start, _bytes, 0, _end - _start);
        (_scanned, _end, _start) = (_scanned - _start, _end - _start, 0);
        var read = await ReadSomeAsync(cancellationToken);
        _end += read;
        return read > 0;
    }

    private async ValueTask<int> ReadSomeAsync(CancellationToken cancellationToken)
    {
        using var idle = new CancellationTokenSource(idleMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            var rest = _bytes.AsMemory(_end);
            return await (_utf16 is null ? input.ReadAsync(rest, either.Token) : _utf16.ReadAsync(rest, either.Token));
        }
        catch (OperationCanceledException) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ContactCenterException(ImportErrors.InputStopped);
        }
    }

    private InputRecord? TryTake(bool isAtEnd)
    {
        if (_skipsLine && !TrySkipLine()) return null;
        while (_scanned < _end && _scanned - _start < RecordBytesMax)
            if (_scanner.EndsWith(_bytes[_scanned++])) return Take(_scanned - 1);
        if (_scanned - _start >= RecordBytesMax) return TakeBroken(FaultOfSize);
        if (!isAtEnd || _start == _end) return null;
        return _scanner.IsInQuotes ? TakeBroken("must have a closing quote") : Take(_end);
    }

    private string FaultOfSize => _scanner.IsInQuotes
        ? $"must have a closing quote within {RecordBytesMax} bytes" : $"must NOT have more than {RecordBytesMax} bytes";

    private InputRecord Take(int end)
    {
        var bytes = _bytes.AsSpan(_start, end - _start);
        if (bytes is [.., (byte)'\r']) bytes = bytes[..^1];
        var record = new InputRecord(_line, "", _scanner.Fault);
        if (record.Fault is null) record = Decode(bytes);
        GoOnAt(_scanned);
        return record;
    }

    private InputRecord Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new InputRecord(_line, Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return new InputRecord(_line, "", _utf16 is null ? "must be valid UTF-8" : "must be valid UTF-16");
        }
    }

    /// <summary>Gives up the line on which the record began, and no more.</summary>
    private InputRecord TakeBroken(string fault)
    {
        var record = new InputRecord(_line, "", fault);
        var lineEnd = _bytes.AsSpan(_start, _scanned - _start).IndexOf((byte)'\n');
        _skipsLine = lineEnd < 0;
        GoOnAt(lineEnd < 0 ? _scanned : _start + lineEnd + 1);
        return record;
    }

    /// <returns>Whether the line's end was found.</returns>
    private bool TrySkipLine()
    {
        var lineEnd = _bytes.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        _skipsLine = lineEnd < 0;
        GoOnAt(lineEnd < 0 ? _end : _start + lineEnd + 1);
        return lineEnd >= 0;
    }

    private void GoOnAt(int position)
    {
        _line += _bytes.AsSpan(_start, position - _start).Count((byte)'\n');
        _start = _scanned = position;
        _scanner.Reset();
    }
}

/// <summary>One record of an input: a line, or in CSV several when line breaks are quoted.</summary>
/// <param name="Line">The line on which the record begins; the first line is 1.</param>
/// <param name="Text">The record without its line end; empty when it has a fault.</param>
/// <param name="Fault">The reason why it cannot be read; null = it can.</param>
internal readonly record struct InputRecord(long Line, string Text, string? Fault);
