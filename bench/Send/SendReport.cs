using System.Globalization;

namespace ContactCenter.Bench.Send;

/// <summary>Prints the figures that README.md explains.</summary>
internal static class SendReport
{
    public static void Print(SendOptions options, SendLoad load, WarmUp warmUp, SendRun run, int resets, SendFigures figures)
    {
        var book = run.Book;
        var database = options.UsesPostgres ? "PostgreSQL" : "SQLite";
        var shape = $"{options.Conversations} conversations, {options.Agents} agents";
        Line("load", $"{load}, {options.TextBytes} bytes, {options.Seconds} s, {shape}, {database}, {Environment.ProcessorCount} processors");
        Line("warm-up", $"{warmUp.Messages} messages, {warmUp.Time.TotalSeconds:0} s   ({run.Compiled} methods compiled after it)");
        Line("accepted", $"{figures.AcceptedPerSecond:0} /s   ({book.Accepted} messages, {book.Retries} sent again)");
        Line("delivered",
            $"{book.Delivered / run.Delivering.TotalSeconds:0} /s   ({book.Delivered} messages, {book.Duplicates} twice, {resets} resets)");
        Line("send to answer", $"{figures.ToAnswer}");
        Line("send to agent", $"{book.ReceiptLatencies()}");
        PrintCpu(run, figures);
        Line("allocated", $"{figures.AllocatedKibibytes:0.0} KiB a message by the server");
        if (figures.WalBytes is { } bytes) Line("written ahead", $"{bytes:0} bytes a message by PostgreSQL");
        if (figures is { RawPerSecond: { } raw, AcceptedByRaw: { } ratio })
        {
            Line("raw inserts", $"{raw:0} /s   (one row per commit, {RawInserts.Connections} connections)");
            Line("accepted / raw", $"{ratio:0.00}");
        }

        if (!figures.IsExact) Line("FAILED", $"delivered must equal accepted, each once, over connections that hold");
    }

    private static void PrintCpu(SendRun run, SendFigures figures)
    {
        var cpu = run.Cpu;
        var postgres = figures.PostgresMilliseconds is { } time ? string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {time:0.000}, ") : "";
        Line("CPU s per 1,000", $"server {figures.ServerMilliseconds:0.000}, {postgres}generator {figures.GeneratorMilliseconds:0.000}");
        Line("server / generator", $"{cpu.Server / cpu.Generator:0.00} times the processor time of this program");
        var others = cpu.Machine is { } machine
            ? string.Create(CultureInfo.InvariantCulture, $", {Math.Max(0, (machine - cpu.Own) / run.Sending):0.00} by others")
            : "";
        Line("processors busy", $"{cpu.Own / run.Sending:0.00} by these{others}");
    }

    private static void Line(string name, FormattableString text) =>
        Console.WriteLine($"{name,-18} {text.ToString(CultureInfo.InvariantCulture)}");
}
