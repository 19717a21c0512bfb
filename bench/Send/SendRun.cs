using System.Diagnostics;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Send;

/// <summary>One load of some seconds on a server that is up, and what it took.</summary>
/// <param name="AllocatedBytes">By the server; 0 = not measured.</param>
/// <param name="Jit">Methods that the server compiled meanwhile; 0 = not measured.</param>
internal sealed record SendRun(MessageBook Book, TimeSpan Sending, TimeSpan Delivering, CpuTimes Cpu, long AllocatedBytes, int Compiled)
{
    private static readonly TimeSpan DeliveryTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastAnswersTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Ends after some time, or when the book is full.</summary>
    public static async Task<SendRun> RunAsync(
        MessageBook book, TimeSpan duration, SendLoad load, SendStage stage, CpuMeter cpu, RuntimeMeter? runtime,
        CancellationToken cancellationToken)
    {
        foreach (var reader in stage.Readers) reader.Use(book);
        var senders = Enumerable.Range(0, load.InFlight).Select(index => stage.Sender(index, load, book)).ToList();
        await Task.WhenAll(senders.Select(sender => sender.ConnectAsync(cancellationToken)));

        using var hung = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        hung.CancelAfter(duration + LastAnswersTimeout);
        using var stop = new CancellationTokenSource(duration);
        var (before, allocatedBefore, compiledBefore) = (cpu.Read(), runtime?.AllocatedBytes ?? 0, runtime?.Compiled ?? 0);
        var startedAt = Stopwatch.GetTimestamp();
        await Task.WhenAll(senders.Select(sender => RunAsync(sender, stop.Token, hung.Token)));
        var sending = Stopwatch.GetElapsedTime(startedAt);
        await WaitForDeliveryAsync(book, cancellationToken);
        return new SendRun(book, sending, Stopwatch.GetElapsedTime(startedAt, book.LastReceivedAt), cpu.Read() - before,
            (runtime?.AllocatedBytes ?? 0) - allocatedBefore, (runtime?.Compiled ?? 0) - compiledBefore);
    }

    private static async Task RunAsync(MessageSender sender, CancellationToken stop, CancellationToken cancellationToken)
    {
        using (sender) await sender.RunAsync(stop, cancellationToken);
    }

    /// <summary>Waits until all accepted messages are delivered. After a limited time the report counts those that are missing.</summary>
    private static async Task WaitForDeliveryAsync(MessageBook book, CancellationToken cancellationToken)
    {
        try
        {
            await Until.TrueAsync("all messages are delivered", DeliveryTimeout, () => book.Delivered >= book.Accepted, cancellationToken);
        }
        catch (TimeoutException)
        {
        }
    }
}
