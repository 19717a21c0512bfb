using System.Diagnostics;
using ContactCenter.Bench.Send;
using ContactCenter.Driving;
using ContactCenter.Silo.Hosting;

namespace ContactCenter.Bench.Webhooks;

/// <summary><c>webhooks</c>: very many events while nobody receives them; then all must come, in the order of each conversation.</summary>
internal static class WebhooksBench
{
    private static readonly TimeSpan Looks = TimeSpan.FromMilliseconds(100);

    /// <returns>The exit code: 0 only if every event came, and those of each conversation in order.</returns>
    public static async Task<int> RunAsync(WebhooksOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Outgoing__AllowedAddresses"] = "127.0.0.1";
        await using var node = new ApiNode(environment);
        await using var receiver = new EventReceiver(LoopbackPort.Free());
        try
        {
            await node.StartAsync(cancellationToken);
            return await RunAsync(options, node, receiver, cancellationToken) ? 0 : 1;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    private static async Task<bool> RunAsync(WebhooksOptions options, ApiNode node, EventReceiver receiver, CancellationToken cancellationToken)
    {
        Report.Line("load", $"{options.Events} messages in {options.Conversations} conversations, {options.InFlight} in flight, {
            (options.UsesPostgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors");
        await using var stage = await SendStage.SetAsync([node.Url], 2, options.Conversations, cancellationToken);
        using var rest = new RestClient(node.Url);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        await rest.PostAsync(
            "livechat/webhooks.save", new { name = "bench", url = receiver.Url, events = new[] { "message.from-visitor" } }, admin, cancellationToken);

        var book = await WriteAsync(options, stage, cancellationToken);
        await receiver.StartAsync(cancellationToken);
        var (back, cpu) = (Stopwatch.GetTimestamp(), node.Process.Cpu);
        long? first = null;
        while (receiver.Different < book.Accepted && Stopwatch.GetElapsedTime(back).TotalSeconds < options.WaitSeconds)
        {
            await Task.Delay(Looks, cancellationToken);
            if (receiver.Different > 0) first ??= Stopwatch.GetTimestamp();
        }

        return Print(book, receiver, back, first ?? Stopwatch.GetTimestamp(), node.Process.Cpu - cpu);
    }

    private static async Task<MessageBook> WriteAsync(WebhooksOptions options, SendStage stage, CancellationToken cancellationToken)
    {
        var book = new MessageBook('m', options.Events);
        var load = new SendLoad(options.InFlight, ByHub: false);
        var senders = Enumerable.Range(0, load.InFlight).Select(index => stage.Sender(index, load, book)).ToList();
        await Task.WhenAll(senders.Select(sender => sender.ConnectAsync(cancellationToken)));
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(senders.Select(sender => sender.RunAsync(CancellationToken.None, cancellationToken)));
        foreach (var sender in senders) sender.Dispose();
        Report.Line("accepted", $"{book.Accepted} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, while the receiver was down");
        return book;
    }

    private static bool Print(MessageBook book, EventReceiver receiver, long back, long first, TimeSpan cpu)
    {
        Report.Line("first after", $"{Stopwatch.GetElapsedTime(back, first).TotalSeconds:0.0} s after the receiver was back");
        var delivering = Stopwatch.GetElapsedTime(first, Math.Max(first + 1, receiver.LastAt)).TotalSeconds;
        Report.Line("delivered", $"{receiver.Different} of {book.Accepted}, {receiver.Different / delivering:0} /s, {receiver.Again} twice");
        Report.Line("order", $"{receiver.Disordered} conversations out of order");
        Report.Line("CPU s per 1,000", $"server {cpu.TotalSeconds / receiver.Different * 1_000:0.000}");
        var isExact = receiver.Different == book.Accepted && receiver.Disordered == 0;
        if (!isExact) Report.Line("FAILED", $"every event must come, and those of a conversation in order");
        return isExact;
    }
}
