using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary><c>verify</c>: finds each kind of fault, and mends what the journal knows better.</summary>
public sealed class VerifyTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public Task Sqlite_faults_are_found_and_directory_is_rebuilt() => FindAndMendAsync(DatabaseKind.Sqlite);

    [Fact]
    public async Task Folder_without_a_database_is_refused_and_stays_empty()
    {
        using var folder = new TestFolder();
        var run = await ToolRun.OfVerbAsync(ServerEnvironment.Create(folder.Path, null), "verify");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [PostgresFact]
    public Task Postgres_faults_are_found_and_directory_is_rebuilt() => FindAndMendAsync(DatabaseKind.Postgres);

    private static async Task FindAndMendAsync(DatabaseKind kind)
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var data = await KeptData.UnpackAsync(kind, late.Token);
        AssertWhole(await ToolRun.OfVerbAsync(data.Environment, "verify"));

        var room = await data.ExecuteAsync("select min(room_id) from conversations where status = 'closed'");
        var contact = await data.ExecuteAsync("select min(contact_id) from contacts");
        await data.ExecuteAsync($"update conversations set status = 'open' where room_id = '{room}'");
        await data.ExecuteAsync($"delete from contacts where contact_id = '{contact}'");
        await data.ExecuteAsync("update agents set user_id = 'nobody' where user_id = (select min(user_id) from agents)");
        var found = await ToolRun.OfVerbAsync(data.Environment, "verify");
        Assert.Equal(1, found.ExitCode);
        Assert.Contains($"the directory's rows of conversation {room} differ", found.Output, StringComparison.Ordinal);
        Assert.Contains($"the directory's rows of contact {contact} differ", found.Output, StringComparison.Ordinal);
        Assert.Contains("the directory has rows of agent nobody", found.Output, StringComparison.Ordinal);
        Assert.Contains("counters of contacts are wrong", found.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await ToolRun.OfVerbAsync(data.Environment, "verify", "--rebuild")).ExitCode);
        AssertWhole(await ToolRun.OfVerbAsync(data.Environment, "verify"));
        await CheckResponsesAsync(data, late.Token);

        const string Changed = "select entity_id from journal where entity_type = 'contact' and entity_id <> '' group by entity_id having count(*) > 1";
        var changed = await data.ExecuteAsync($"{Changed} order by entity_id limit 1");
        await data.ExecuteAsync("update journal_head set position = position - 1");
        await data.ExecuteAsync($"delete from journal where entity_type = 'contact' and entity_id = '{changed}' and seq = 1");
        var lost = await ToolRun.OfVerbAsync(data.Environment, "verify");
        Assert.Equal(1, lost.ExitCode);
        Assert.Contains("are missing", lost.Output, StringComparison.Ordinal);
        Assert.Contains($"contact {changed} has", lost.Output, StringComparison.Ordinal);
        Assert.Contains("the head is at", lost.Output, StringComparison.Ordinal);
    }

    private static void AssertWhole(ToolRun run)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("All is well.", run.Output, StringComparison.Ordinal);
    }

    /// <summary>The server on the rebuilt directory finds what it found before.</summary>
    private static async Task CheckResponsesAsync(KeptData data, CancellationToken cancellationToken)
    {
        await using var node = new ApiNode(data.Environment);
        await node.StartAsync(cancellationToken);
        using var rest = new RestClient(node.Url);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        var total = (await rest.GetAsync("omnichannel/contacts.search", admin, cancellationToken)).GetProperty("total").GetInt64();
        await ToolRun.StopAsync(node);
        Assert.Equal(await data.ExecuteAsync("select count(*) from contacts where not unknown and enabled"), $"{total}");
    }
}
