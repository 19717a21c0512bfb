using System.Globalization;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>The instructions of docs/backup.md: a backup under load, its restore, and clients that have seen more than was restored.</summary>
public sealed class BackupTests
{
    private const int Messages = 1_200;
    private const int Before = 400;
    private const int Writers = 8;
    private const int More = 50;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Sqlite_backup_under_load_restores_what_was_acknowledged_before_it()
    {
        using var restored = new TestFolder();
        await RunAsync(
            DatabaseKind.Sqlite,
            async environment =>
            {
                var backup = await ToolRun.OfVerbAsync(environment, "backup", "--to", restored.Path);
                Assert.True(backup.ExitCode == 0, backup.Output);
            },
            () => Task.FromResult(ServerEnvironment.Create(restored.Path, null)));
    }

    [PostgresFact]
    public async Task Postgres_dump_under_load_restores_what_was_acknowledged_before_it()
    {
        using var folder = new TestFolder();
        var dump = Path.Combine(folder.Path, "dump");
        var postgres = await PostgresServer.GetAsync();
        var restored = await postgres.CreateDatabaseAsync();
        try
        {
            await RunAsync(
                DatabaseKind.Postgres,
                environment => ToolRun.OfPostgresAsync(
                    "pg_dump", environment["ConnectionStrings__ContactCenter"], "--format=custom", $"--file={dump}"),
                async () =>
                {
                    await ToolRun.OfPostgresAsync("pg_restore", restored, "--no-owner", dump);
                    return ServerEnvironment.Create(folder.Path, restored);
                });
        }
        finally
        {
            await postgres.DropDatabaseAsync(restored);
        }
    }

    private static async Task RunAsync(
        DatabaseKind kind, Func<Dictionary<string, string>, Task> backUp, Func<Task<Dictionary<string, string>>> restore)
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var node = new ApiNode(database.Environment);
        await node.StartAsync(late.Token);
        using var rest = new RestClient(node.Url);
        var agent = (await Team.CreateAgentsAsync(rest, await Team.SignInAdminAsync(rest, late.Token), 1, late.Token))[0];
        var chats = await Chats.OpenAsync(rest, 4, late.Token);
        using var load = new MessageLoad(node.Url, chats, Writers, Messages);
        var run = load.RunAsync(late.Token);
        await load.WaitForAsync(Before, run, Timeout);
        var acknowledged = load.Acknowledged.ToList();
        await backUp(database.Environment);
        await run;
        var seen = (await database.ReadJournalAsync())[^1].Position;
        await ToolRun.StopAsync(node);

        var environment = await restore();
        var marked = await ToolRun.OfVerbAsync(environment, "restored");
        Assert.True(marked.ExitCode == 0, marked.Output);
        var verified = await ToolRun.OfVerbAsync(environment, "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.Contains("restore", verified.Output, StringComparison.Ordinal);

        await using var second = new ApiNode(environment);
        await second.StartAsync(late.Token);
        await AssertGoesOnAsync(second, chats, acknowledged, agent, seen, late.Token);
        await ToolRun.StopAsync(second);
        verified = await ToolRun.OfVerbAsync(environment, "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    private static async Task AssertGoesOnAsync(
        ApiNode node, Chat[] chats, List<Acknowledged> acknowledged, SignIn agent, long seen, CancellationToken cancellationToken)
    {
        using var rest = new RestClient(node.Url);
        // Sent again with their ids, those before the backup are there already, each in its place; those after it are written anew.
        using var again = new MessageLoad(node.Url, chats, Writers, Messages + More);
        await again.RunAsync(cancellationToken);
        var places = again.Acknowledged.ToDictionary(message => message.MessageId);
        Assert.All(acknowledged, message => Assert.Equal(message, places[message.MessageId]));

        // The journal has grown past everything that this client has seen, and what it has seen is not what is there.
        await using var client = await HubClient.ConnectAsync(node.Url, agent, (_, _) => { }, cancellationToken);
        var start = await client.SubscribeAsync(seen, cancellationToken);
        Assert.True(start.GetProperty("reset").GetBoolean(), start.ToString());
        Assert.True(start.GetProperty("position").GetInt64() > seen, string.Create(CultureInfo.InvariantCulture, $"{start} after {seen}"));
    }
}
