using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary><c>--demo</c>: the first start that shows something, and only where it harms nothing.</summary>
public sealed class DemoTests
{
    private const string Flag = "--demo";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Fills_an_empty_folder_once()
    {
        using var folder = new TestFolder();
        await using var node = new ApiNode(ServerEnvironment.Create(folder.Path, null), Flag);

        var first = await StartAndCountAsync(node);
        Assert.True(first is { Agents: >= 3, Contacts: >= 100, OpenRooms: > 0, ClosedRooms: > 0, Calls: > 30, OpenCalls: 2 }, $"{first}");
        await node.Process.RequestStopAsync();
        Assert.Equal(0, await node.Process.WaitForExitAsync(Timeout));

        Assert.Equal(first, await StartAndCountAsync(node));
    }

    [Fact]
    public async Task Refuses_a_folder_with_other_files()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "letter.txt"), "mine");
        await using var node = new ApiNode(ServerEnvironment.Create(folder.Path, null), Flag);

        var server = await node.LaunchAsync();

        Assert.NotEqual(0, await server.WaitForExitAsync(Timeout));
        Assert.Contains("is not empty", server.Output.Text, StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Refuses_a_workspace_that_is_in_use()
    {
        using var folder = new TestFolder();
        await using (var own = new ApiNode(ServerEnvironment.Create(folder.Path, null)))
        {
            await own.StartAsync();
            using var rest = new RestClient(own.Url);
            await Team.CreateAgentsAsync(rest, await Team.SignInAdminAsync(rest), 1);
            await own.Process.RequestStopAsync();
            await own.Process.WaitForExitAsync(Timeout);
        }

        await using var node = new ApiNode(ServerEnvironment.Create(folder.Path, null), Flag);
        var server = await node.LaunchAsync();

        Assert.NotEqual(0, await server.WaitForExitAsync(Timeout));
        Assert.Contains("did not make", server.Output.Text, StringComparison.Ordinal);
    }

    private static async Task<Counts> StartAndCountAsync(ApiNode node)
    {
        await node.StartAsync();
        await Until.TrueAsync("the demo says that it is ready", Timeout, () => node.Process.Output.Contains("The demo is ready."));
        using var rest = new RestClient(node.Url);
        var admin = await Team.SignInAdminAsync(rest);
        return new Counts(
            await TotalAsync(rest, admin, "livechat/users/agent"), await TotalAsync(rest, admin, "omnichannel/contacts.search"),
            await TotalAsync(rest, admin, "livechat/rooms?open=true"), await TotalAsync(rest, admin, "livechat/rooms?open=false"),
            await TotalAsync(rest, admin, "calls.list"), await TotalAsync(rest, admin, "calls.list?open=true"));
    }

    private static async Task<int> TotalAsync(RestClient rest, SignIn admin, string path) =>
        (await rest.GetAsync(path, admin)).GetProperty("total").GetInt32();

    private sealed record Counts(int Agents, int Contacts, int OpenRooms, int ClosedRooms, int Calls, int OpenCalls);
}
