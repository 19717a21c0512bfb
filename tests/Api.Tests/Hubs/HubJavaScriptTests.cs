using System.Diagnostics;
using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>The hub with SignalR's own JavaScript client, as browsers use it.</summary>
public sealed class HubJavaScriptTests
{
    [NodeFact]
    public async Task The_javascript_client_connects_subscribes_receives_and_sends()
    {
        var scene = new Scene();
        scene.User("agent", Roles.Agent);
        scene.Start("r1");
        scene.Take("r1", "agent");
        await using var server = await HubServer.StartAsync(scene);
        var folder = ScriptFolder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) await InstallAsync(folder);

        using var node = Start(
            folder, "node", "client.mjs", new Uri(server.Url, "/hubs/agent").ToString(), $"agent:{Scene.TokenOf("agent")}", "r1", "from JavaScript");
        var errors = node.StandardError.ReadToEndAsync();

        Assert.Equal("r1", Single(await NextAsync(node, errors, "subscribed"), "snapshot", "rooms").GetProperty("_id").GetString());
        scene.Say("r1", "to JavaScript");
        Assert.Equal("to JavaScript", MessageOf(await NextAsync(node, errors, "entries")));
        var own = await NextAsync(node, errors);
        var answer = await NextAsync(node, errors);
        if (own.What == "sent") (own, answer) = (answer, own);
        Assert.Equal("from JavaScript", MessageOf(own.Value));
        Assert.Equal("from-javascript", answer.Value.GetProperty("_id").GetString());
        Assert.EndsWith("HubException: invalid-room", (await NextAsync(node, errors, "refused")).GetString(), StringComparison.Ordinal);
        await node.WaitForExitAsync().WaitAsync(Patience.Limit);
        Assert.Equal(0, node.ExitCode);
    }

    [NodeFact]
    public async Task Javascript_client_of_a_visitor_subscribes_sends_receives_and_sees_its_block()
    {
        var scene = new Scene();
        scene.StartAs("token-of-ada", "r1");
        await using var server = await HubServer.StartAsync(scene);
        var folder = ScriptFolder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) await InstallAsync(folder);

        using var node = Start(
            folder, "node", "visitor.mjs", new Uri(server.Url, "/hubs/visitor").ToString(), "token-of-ada", "r1", "from JavaScript");
        var errors = node.StandardError.ReadToEndAsync();
        var start = await NextAsync(node, errors, "subscribed");
        Assert.Equal("r1", start.GetProperty("snapshot").GetProperty("room").GetProperty("_id").GetString());
        var (first, second) = (await NextAsync(node, errors), await NextAsync(node, errors));
        if (first.What == "sent") (first, second) = (second, first);
        Assert.Equal("from JavaScript", MessageOf(first.Value));
        Assert.Equal(("sent", "from-a-widget"), (second.What, second.Value.GetString()));

        scene.Happens("r1", new ConversationClosed("user", null, null, [], null, ByBlock: true));
        await NextAsync(node, errors, "entries");
        Assert.Contains("error-contact-channel-blocked", (await NextAsync(node, errors, "blocked")).GetRawText(), StringComparison.Ordinal);
        await NextAsync(node, errors, "closed");
        await node.WaitForExitAsync().WaitAsync(Patience.Limit);
    }

    private static string MessageOf(JsonElement entries) =>
        Assert.Single(entries.EnumerateArray()).GetProperty("message").GetProperty("msg").GetString()!;

    private static JsonElement Single(JsonElement answer, string member, string list) =>
        Assert.Single(answer.GetProperty(member).GetProperty(list).EnumerateArray());

    private static async Task<JsonElement> NextAsync(Process node, Task<string> errors, string what)
    {
        var next = await NextAsync(node, errors);
        Assert.Equal(what, next.What);
        return next.Value;
    }

    private static async Task<(string What, JsonElement Value)> NextAsync(Process node, Task<string> errors)
    {
        var line = await node.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit);
        if (line is null) Assert.Fail($"node ended: {await errors}");
        var said = JsonDocument.Parse(line).RootElement;
        return (said.GetProperty("what").GetString()!, said.TryGetProperty("value", out var value) ? value : default);
    }

    private static async Task InstallAsync(string folder)
    {
        using var npm = Start(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund");
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(npm.ExitCode == 0, $"npm ci failed: {await output} {await errors}");
    }

    private static Process Start(string folder, string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;

    private static string ScriptFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ContactCenter.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(folder.FullName, "tests", "Api.Tests", "Hubs", "js");
    }
}
