using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>Snapshots through the actor runtime's own ADO.NET storage and the project's own queries for it.</summary>
public sealed class SnapshotTests
{
    private const int MessagesBefore = 450;
    private const int MessagesAfter = 20;
    private const int Writers = 8;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public Task Long_conversation_goes_on_from_its_snapshot_on_sqlite() => RestartAsync(DatabaseKind.Sqlite);

    [PostgresFact]
    public Task Long_conversation_goes_on_from_its_snapshot_on_postgres() => RestartAsync(DatabaseKind.Postgres);

    private static async Task RestartAsync(DatabaseKind kind)
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var node = new ApiNode(database.Environment);
        await node.StartAsync(late.Token);
        using var rest = new RestClient(node.Url);
        await using var streams = await AgentStreams.ConnectAsync(node.Url, rest, agents: 1, late.Token);
        var chats = await Chats.OpenAsync(rest, 1, late.Token);
        await WriteAsync(node, chats, MessagesBefore, late.Token);

        await node.Process.RequestStopAsync();
        Assert.Equal(0, await node.Process.WaitForExitAsync(Timeout));
        Assert.DoesNotContain("The snapshot of", node.Process.Output.Text, StringComparison.Ordinal);
        Assert.True(await database.CountSnapshotsAsync() > 0);

        await node.StartAsync(late.Token);
        // All of the earlier ones again, as clients would that missed the answers, and some new ones.
        await WriteAsync(node, chats, MessagesBefore + MessagesAfter, late.Token);
        Assert.DoesNotContain("The snapshot of", node.Process.Output.Text, StringComparison.Ordinal);
        var conversation = (await database.ReadJournalAsync()).Where(row => row.IsOfConversation).ToList();
        Assert.Equal(MessagesBefore + MessagesAfter, conversation.Count(row => row.IsMessage));
        Assert.Equal(Enumerable.Range(1, conversation.Count).Select(seq => (long)seq), conversation.Select(row => row.Seq));
    }

    private static async Task WriteAsync(ApiNode node, Chat[] chats, int messages, CancellationToken cancellationToken)
    {
        using var load = new MessageLoad(node.Url, chats, Writers, messages);
        await load.RunAsync(cancellationToken);
    }
}
