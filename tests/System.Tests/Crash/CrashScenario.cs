using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// 2,000 messages over 50 conversations from 16 writers; the server is ended on the way and started again on the same data; what has no
/// response is sent again with the same id. In the end everything must be there once, and the agents' streams, resumed, equal the journal.
/// </summary>
internal sealed class CrashScenario(DatabaseKind kind, ITestOutputHelper output)
{
    public const int Messages = 2_000;

    private const int Conversations = 50;
    private const int Writers = 16;
    private const int Agents = 3;
    private static readonly TimeSpan LoadTimeout = TimeSpan.FromMinutes(10);

    /// <param name="endAfter">Numbers of acknowledged messages at which the server is ended, rising.</param>
    public async Task RunAsync(IReadOnlyList<int> endAfter, Func<ServerProcess, Task> end)
    {
        using var late = new CancellationTokenSource(LoadTimeout);
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var node = new ApiNode(database.Environment);
        await node.StartAsync(late.Token);
        using var rest = new RestClient(node.Url);
        await using var streams = await AgentStreams.ConnectAsync(node.Url, rest, Agents, late.Token);
        var chats = await Chats.OpenAsync(rest, Conversations, late.Token);

        using var load = new MessageLoad(node.Url, chats, Writers, Messages);
        var lastEnd = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = load.RunAsync(lastEnd.Task, late.Token);
        foreach (var count in endAfter)
        {
            await load.WaitForAsync(count, run, LoadTimeout);
            await end(node.Process);
            output.WriteLine($"Ended with {load.Acknowledged.Count} messages acknowledged.");
            Assert.InRange(load.Acknowledged.Count, 1, Messages - 1);
            await node.StartAsync(late.Token);
            await streams.ConnectAsync(node.Url, late.Token);
        }

        lastEnd.SetResult();
        await run;
        output.WriteLine($"{load.Retries} requests were sent again.");

        var journal = await database.ReadJournalAsync();
        Proof.JournalIsWhole(journal, load, chats);
        await Proof.HistoriesAreWholeAsync(rest, journal, chats);
        foreach (var stream in streams) await Proof.StreamEqualsJournalAsync(stream, journal);
    }
}
