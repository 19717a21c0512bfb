using System.Globalization;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Long;

/// <summary><c>long</c>: what a message and an activation cost in a conversation of very many messages, beside fresh and empty ones.</summary>
internal static class LongBench
{
    private const double MessageRatioMax = 1.1;
    private const double ActivationRatioMax = 1.5;
    private const int FillConnections = 16;
    private const int EmptyChats = 4;

    /// <summary>Others that are activated before those that are measured: the code of a server that runs is compiled.</summary>
    private const int WarmUpChats = 100;

    /// <summary>Messages in each of these conversations: enough for a snapshot and some history after it.</summary>
    private const int WarmUpMessages = 60;

    /// <summary>Messages between two activations, so that they find histories of different lengths since the last snapshot.</summary>
    private const int MessagesPerRound = 37;

    private const int IdleSeconds = 2;

    /// <summary>Idle actors are looked for twice in that time.</summary>
    private static readonly TimeSpan LeavesWithin = TimeSpan.FromSeconds(2 * IdleSeconds);

    /// <returns>The exit code: 0 if every call succeeded; the ratios are for a reader to judge.</returns>
    public static async Task<int> RunAsync(LongOptions options, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(options.UsesPostgres);
        var environment = ServerEnvironment.Create(database.DataPath, database.ConnectionString);
        environment["Actors__IdleSeconds"] = IdleSeconds.ToString(CultureInfo.InvariantCulture);
        await using var node = new ApiNode(environment);
        try
        {
            await node.StartAsync(cancellationToken);
            var chats = await OpenAsync(node.Url, 1 + EmptyChats + WarmUpChats + options.Windows, cancellationToken);
            var (longOne, empty, rest) = (new Talk(node.Url, chats[0]), chats[1..(1 + EmptyChats)], chats[(1 + EmptyChats)..]);
            var (warmUp, fresh) = (rest[..WarmUpChats], rest[WarmUpChats..]);
            Report.Line("load", $"{options.Messages} messages in one conversation, {options.Windows} windows of {Window.Messages}, {
                options.Rounds} activations, {(options.UsesPostgres ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors");
            foreach (var chat in warmUp) await new Talk(node.Url, chat).FillAsync(WarmUpMessages, FillConnections, cancellationToken);
            await longOne.FillAsync(options.Messages, FillConnections, cancellationToken);
            await MeasureMessagesAsync(node, longOne, fresh, cancellationToken);
            await MeasureActivationsAsync(node.Url, longOne, warmUp, empty, options.Rounds, cancellationToken);
            return 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(node.Process.Output.Text);
            return 1;
        }
    }

    private static async Task<Chat[]> OpenAsync(Uri server, int count, CancellationToken cancellationToken)
    {
        using var rest = new RestClient(server);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        await Team.CreateAgentsAsync(rest, admin, 1, cancellationToken);
        return await Chats.OpenAsync(rest, count, cancellationToken);
    }

    /// <summary>Measures both kinds in turn, each first every other time, so that other load on the machine hits both alike.</summary>
    private static async Task MeasureMessagesAsync(ApiNode node, Talk longOne, Chat[] fresh, CancellationToken cancellationToken)
    {
        var (ofFresh, ofLong) = (new Window(), new Window());
        using var socket = new HttpSocket();
        await socket.ConnectAsync(node.Url, cancellationToken);
        for (var i = 0; i < fresh.Length; i++)
        {
            var talk = new Talk(node.Url, fresh[i]);
            await Activations.AskAsync(node.Url, socket, fresh[i], cancellationToken);
            await Activations.AskAsync(node.Url, socket, longOne.Chat, cancellationToken);
            if (i % 2 == 0) await ofFresh.MeasureAsync(talk, socket, () => node.Process.Cpu, cancellationToken);
            await ofLong.MeasureAsync(longOne, socket, () => node.Process.Cpu, cancellationToken);
            if (i % 2 == 1) await ofFresh.MeasureAsync(talk, socket, () => node.Process.Cpu, cancellationToken);
        }

        Report.Line("first hundred", $"{ofFresh.Latencies}   server {ofFresh.CpuMicrosecondsPerMessage:0} us of processor each");
        Report.Line("in the long one", $"{ofLong.Latencies}   server {ofLong.CpuMicrosecondsPerMessage:0} us of processor each");
        PrintRatio("message, latency", ofLong.Latencies.Milliseconds(0.5) / ofFresh.Latencies.Milliseconds(0.5), MessageRatioMax);
        PrintRatio("message, CPU", ofLong.CpuMicrosecondsPerMessage / ofFresh.CpuMicrosecondsPerMessage, MessageRatioMax);
    }

    private static async Task MeasureActivationsAsync(
        Uri server, Talk longOne, Chat[] warmUp, Chat[] empty, int rounds, CancellationToken cancellationToken)
    {
        var (ofEmpty, ofLong) = (new Activations(), new Activations());
        using var socket = new HttpSocket();
        await socket.ConnectAsync(server, cancellationToken);
        for (var round = 0; round < rounds; round++)
        {
            await longOne.SayAsync(socket, MessagesPerRound, cancellationToken);
            await Task.Delay(LeavesWithin, cancellationToken);
            foreach (var chat in warmUp) await Activations.AskAsync(server, socket, chat, cancellationToken);
            foreach (var chat in empty[..(EmptyChats / 2)]) await ofEmpty.MeasureAsync(server, socket, chat, cancellationToken);
            await ofLong.MeasureAsync(server, socket, longOne.Chat, cancellationToken);
            foreach (var chat in empty[(EmptyChats / 2)..]) await ofEmpty.MeasureAsync(server, socket, chat, cancellationToken);
        }

        Print("empty", ofEmpty);
        Print("long", ofLong);
        PrintRatio("activation", ofLong.Milliseconds / ofEmpty.Milliseconds, ActivationRatioMax);
    }

    private static void Print(string name, Activations measured) => Report.Line(
        $"activation, {name}", $"{measured.Milliseconds:0.00} ms = first call {
            measured.FirstMilliseconds:0.00} ms - second {measured.SecondMilliseconds:0.00} ms (medians of {measured.Count})");

    private static void PrintRatio(string name, double ratio, double max) =>
        Report.Line(name, $"{ratio:0.00} of {max:0.0}{(ratio > max ? "  BEYOND" : "")}");
}
