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

    public static async Task<WarmUp> RunAsync(
        SendOptions options, SendStage stage, CpuMeter cpu, RuntimeMeter runtime, CancellationToken cancellationToken)
    {
        var capacity = options.WaitsForJit ? (int)Max.TotalSeconds * SendBench.RatePerSecondMax : options.WarmUpMessages;
        var book = new MessageBook('w', capacity) { TextBytes = options.TextBytes };
        var startedAt = Stopwatch.GetTimestamp();
        var run = SendRun.RunAsync(book, Max, options.InFlight, stage, cpu, runtime, cancellationToken);
        for (var quiet = 0; options.WaitsForJit && !run.IsCompleted && (quiet < QuietLooks || book.Accepted < options.WarmUpMessages);)
        {
            var before = runtime.Compiled;
            await Task.WhenAny(run, Task.Delay(Look, cancellationToken));
            quiet = runtime.Compiled - before <= QuietMethodsMax ? quiet + 1 : 0;
        }

        if (options.WaitsForJit) book.Close();
        await run;
        return new WarmUp(book.Accepted, Stopwatch.GetElapsedTime(startedAt));
    }
}
