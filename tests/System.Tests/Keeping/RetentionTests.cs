using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>Retention on a former version's data: its conversations become anonymous, and <c>verify</c> finds all well.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public Task Sqlite_conversations_of_a_former_version_become_anonymous() => RunAsync(DatabaseKind.Sqlite);

    [PostgresFact]
    public Task Postgres_conversations_of_a_former_version_become_anonymous() => RunAsync(DatabaseKind.Postgres);

    private static async Task RunAsync(DatabaseKind kind)
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var data = await KeptData.UnpackAsync(kind, late.Token);
        // As if it had been written two days earlier.
        var earlier = kind == DatabaseKind.Sqlite ? "- 172800000" : "- interval '2 days'";
        await data.ExecuteAsync($"update journal set at = at {earlier} where kind = 'conversation-closed'");
        await data.ExecuteAsync($"update conversations set closed_at = closed_at {earlier} where status = 'closed'");
        var closed = await data.ExecuteAsync("select count(*) from conversations where status = 'closed'");
        await WithNodeAsync(data, (rest, admin) => rest.PostAsync(
            "retention.save", new { action = "anonymize", days = 1, confirm = int.Parse(closed, null) }, admin, late.Token), late.Token);

        // As if the day of grace were over.
        await data.ExecuteAsync("""
            update journal set data = replace(data, '"beginsAt":"20', '"beginsAt":"19') where kind = 'retention-policy-saved'
            """);
        await data.ExecuteAsync("delete from OrleansStorage");
        await WithNodeAsync(data, async (rest, admin) =>
        {
            while ((await rest.GetAsync("retention.receipts", admin, late.Token)).GetProperty("total").GetInt64() == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(200), late.Token);
        }, late.Token);

        Assert.Equal(closed, await data.ExecuteAsync("select count(*) from conversations where contact_id = 'anonymous' and name = 'Anonymous'"));
        var verified = await ToolRun.OfVerbAsync(data.Environment, "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
        await data.ExecuteAsync("update conversations set name = 'Somebody' where contact_id = 'anonymous'");
        Assert.Equal(0, (await ToolRun.OfVerbAsync(data.Environment, "verify", "--rebuild")).ExitCode);
        Assert.Equal("0", await data.ExecuteAsync("select count(*) from conversations where name = 'Somebody'"));
    }

    private static async Task WithNodeAsync(KeptData data, Func<RestClient, SignIn, Task> act, CancellationToken cancellationToken)
    {
        await using var node = new ApiNode(data.Environment);
        await node.StartAsync(cancellationToken);
        using var rest = new RestClient(node.Url);
        await act(rest, await Team.SignInAdminAsync(rest, cancellationToken));
        await ToolRun.StopAsync(node);
    }
}
