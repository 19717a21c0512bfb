using System.Diagnostics;

namespace ContactCenter.Bench.Send;

/// <summary>
/// Times and deliveries of each message of a run. A message's id is the run's letter and its number, so that finding it again costs an array
/// access. All senders and hub connections write to it at once.
/// </summary>
internal sealed class MessageBook(char run, int capacity)
{
    private const int Unset = -1;

    private readonly long[] _sentAt = new long[capacity];
    private readonly int[] _answeredMicroseconds = Filled(capacity);
    private readonly int[] _receivedMicroseconds = Filled(capacity);
    private int _numbered;
    private int _accepted;
    private int _delivered;
    private int _duplicates;
    private int _retries;

    public byte Run { get; } = (byte)run;

    /// <summary>The length of each message's text.</summary>
    public int TextBytes { get; init; } = MessageRequest.StandardTextBytes;

    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Different messages that reached their agent.</summary>
    public int Delivered => Volatile.Read(ref _delivered);

    /// <summary>Messages that reached an agent once more.</summary>
    public int Duplicates => Volatile.Read(ref _duplicates);

    /// <summary>Requests that were sent again because the first got no response, or one that asked for it.</summary>
    public int Retries => Volatile.Read(ref _retries);

    public long LastReceivedAt { get; private set; }

    /// <returns>The number of a new message; negative = the book is full.</returns>
    public int Next()
    {
        var number = Interlocked.Increment(ref _numbered) - 1;
        if (number >= capacity) return Unset;
        _sentAt[number] = Stopwatch.GetTimestamp();
        return number;
    }

    /// <summary>Ends the numbering: whoever asks for a number is told that the book is full.</summary>
    public void Close() => Interlocked.Exchange(ref _numbered, capacity);

    public void Answered(int number)
    {
        _answeredMicroseconds[number] = MicrosecondsSince(_sentAt[number], Stopwatch.GetTimestamp());
        Interlocked.Increment(ref _accepted);
    }

    public void Retried() => Interlocked.Increment(ref _retries);

    public void Received(int number, long now)
    {
        if (number >= capacity) return;
        LastReceivedAt = now;
        var microseconds = MicrosecondsSince(_sentAt[number], now);
        var isFirst = Interlocked.CompareExchange(ref _receivedMicroseconds[number], microseconds, Unset) == Unset;
        Interlocked.Increment(ref isFirst ? ref _delivered : ref _duplicates);
    }

    public Latencies ResponseLatencies() => Latencies.Of(_answeredMicroseconds.Where(microseconds => microseconds != Unset));

    public Latencies ReceiptLatencies() => Latencies.Of(_receivedMicroseconds.Where(microseconds => microseconds != Unset));

    private static int MicrosecondsSince(long from, long to) => (int)Math.Min(int.MaxValue, (to - from) * 1_000_000 / Stopwatch.Frequency);

    private static int[] Filled(int length)
    {
        var values = new int[length];
        Array.Fill(values, Unset);
        return values;
    }
}
