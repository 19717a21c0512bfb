using System.Buffers.Text;
using System.Diagnostics;

namespace ContactCenter.Bench.Send;

/// <summary>Finds the run's messages in what an agent is sent, without turning it into objects.</summary>
internal sealed class ReceiptReader
{
    private MessageBook? _book;

    /// <summary>A reset: the server gave up to bring this agent everything, which is not the load's fault.</summary>
    public int Resets { get; private set; }

    private static ReadOnlySpan<byte> IdStart => "\"message\":{\"_id\":\""u8;

    /// <summary>Counts in this book from now on.</summary>
    public void Use(MessageBook book) => Volatile.Write(ref _book, book);

    public void OnCall(string method, ReadOnlySpan<byte> argument)
    {
        if (method == "reset") Resets++;
        if (Volatile.Read(ref _book) is not { } book) return;
        var now = Stopwatch.GetTimestamp();
        while (argument.IndexOf(IdStart) is >= 0 and var start)
        {
            argument = argument[(start + IdStart.Length)..];
            if (IsOfRun(argument, book.Run) && Utf8Parser.TryParse(argument.Slice(1, MessageRequest.IdDigits), out int number, out _))
                book.Received(number, now);
        }
    }

    private static bool IsOfRun(ReadOnlySpan<byte> text, byte run) =>
        text.Length > MessageRequest.IdDigits + 1 && text[0] == run && text[MessageRequest.IdDigits + 1] == '"';
}
