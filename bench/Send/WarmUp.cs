using System.Diagnostics;

namespace ContactCenter.Bench.Send;

/// <summary>The load before the one that is measured: it lasts until the server has compiled what it runs.</summary>
internal sealed record WarmUp(int Messages, TimeSpan Time)
{
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The looks in a row in which the compiler must have been quiet: it waits between its stages.</summary>
    private const int QuietLooks = 4;

    /// <summary>The methods compiled between two looks that count as quiet.</summary>
    private const int QuietMethodsMax = 10;

    /// <param name="run">The letter of its messages' ids.</param>
    /// <param name="messages">The least that are sent.</param>
    /// <param name="waitsForJit">More are sent until the processes compile hardly anything any more.</param>
    public static async Task<WarmUp> RunAsync(
        char run, int messages, bool waitsForJit, SendLoad load, int textBytes, SendStage stage, CpuMeter cpu, IReadOnlyList<RuntimeMeter> runtimes,
        CancellationToken cancellationToken)
    {
        var capacity = waitsForJit ? (int)Max.TotalSeconds * SendBench.RatePerSecondMax : messages;
        var book = new MessageBook(run, capacity) { TextBytes = textBytes };
        var startedAt = Stopwatch.GetTimestamp();
        var sending = SendRun.RunAsync(book, Max, load, stage, cpu, runtime: null, cancellationToken);
        for (var quiet = 0; waitsForJit && !sending.IsCompleted && (quiet < QuietLooks || book.Accepted < messages);)
        {
            var before = runtimes.Sum(runtime => runtime.Compiled);
            await Task.WhenAny(sending, Task.Delay(Look, cancellationToken));
            quiet = runtimes.Sum(runtime => runtime.Compiled) - before <= QuietMethodsMax ? quiet + 1 : 0;
        }

        if (waitsForJit) book.Close();
        await sending;
        return new WarmUp(book.Accepted, Stopwatch.GetElapsedTime(startedAt));
    }
}
