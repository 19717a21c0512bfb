using System.Globalization;

namespace ContactCenter.Bench.Send;

/// <summary>Prints the figures that README.md explains.</summary>
internal static class SendReport
{
    /// <returns>Whether every accepted message reached its agent exactly once.</returns>
    public static bool Print(SendOptions options, WarmUp warmUp, SendRun run, int resets, bool allConnected, double? rawPerSecond)
    {
        var book = run.Book;
        var acceptedPerSecond = book.Accepted / run.Sending.TotalSeconds;
        var database = options.UsesPostgres ? "PostgreSQL" : "SQLite";
        var shape = $"{options.Conversations} conversations, {options.Agents} agents";
        var load = $"{options.InFlight} in flight, {options.TextBytes} bytes, {options.Seconds} s";
        Line("load", $"{load}, {shape}, {database}, {Environment.ProcessorCount} processors");
        Line("warm-up", $"{warmUp.Messages} messages, {warmUp.Time.TotalSeconds:0} s   ({run.Compiled} methods compiled after it)");
        Line("accepted", $"{acceptedPerSecond:0} /s   ({book.Accepted} messages, {book.Retries} sent again)");
        Line("delivered",
            $"{book.Delivered / run.Delivering.TotalSeconds:0} /s   ({book.Delivered} messages, {book.Duplicates} twice, {resets} resets)");
        Line("send to answer", $"{book.ResponseLatencies()}");
        Line("send to agent", $"{book.ReceiptLatencies()}");
        PrintCpu(run);
        Line("allocated", $"{run.AllocatedBytes / 1024.0 / book.Accepted:0.0} KiB a message by the server");
        if (rawPerSecond is { } raw)
        {
            Line("raw inserts", $"{raw:0} /s   (one row per commit, {RawInserts.Connections} connections)");
            Line("accepted / raw", $"{acceptedPerSecond / raw:0.00}");
        }

        var isExact = book.Delivered == book.Accepted && book.Accepted > 0 && book.Duplicates == 0 && resets == 0 && allConnected;
        if (!isExact) Line("FAILED", $"delivered must equal accepted, each once, over connections that hold");
        return isExact;
    }

    private static void PrintCpu(SendRun run)
    {
        var (cpu, thousands) = (run.Cpu, run.Book.Accepted / 1000.0);
        var postgres = cpu.Postgres is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {time.TotalSeconds / thousands:0.000}, ")
            : "";
        Line("CPU s per 1,000",
            $"server {cpu.Server.TotalSeconds / thousands:0.000}, {postgres}generator {cpu.Generator.TotalSeconds / thousands:0.000}");
        Line("server / generator", $"{cpu.Server / cpu.Generator:0.00} times the processor time of this program");
        var others = cpu.Machine is { } machine
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Max(0, (machine - cpu.Own) / run.Sending):0.00} by others")
            : "";
        Line("processors busy", $"{cpu.Own / run.Sending:0.00} by these{others}");
    }

    private static void Line(string name, FormattableString text) =>
        Console.WriteLine($"{name,-18} {text.ToString(CultureInfo.InvariantCulture)}");
}
