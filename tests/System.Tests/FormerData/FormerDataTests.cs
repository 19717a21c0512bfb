using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// What the former version left, in a folder and in PostgreSQL: this version opens it, responds as the former one did, and goes on.
/// README.md says how the data is made.
/// </summary>
public sealed partial class FormerDataTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Former_folder_gives_the_same_responses_and_goes_on()
    {
        using var folder = new TestFolder();
        await FormerData.UnpackFolderAsync(PathOf("sqlite", FormerData.FolderFile), folder.Path);
        await CompareAsync("sqlite", ServerEnvironment.Create(folder.Path, null));
    }

    [PostgresFact]
    public async Task Former_postgres_database_gives_the_same_responses_and_goes_on()
    {
        using var folder = new TestFolder();
        await FormerData.UnpackFolderAsync(PathOf("postgres", FormerData.FolderFile), folder.Path);
        var postgres = await PostgresServer.GetAsync();
        var connectionString = await postgres.CreateDatabaseAsync();
        try
        {
            await FormerData.RestoreDumpAsync(PathOf("postgres", FormerData.DumpFile), connectionString);
            await CompareAsync("postgres", ServerEnvironment.Create(folder.Path, connectionString));
        }
        finally
        {
            await postgres.DropDatabaseAsync(connectionString);
        }
    }

    private static async Task CompareAsync(string database, Dictionary<string, string> environment)
    {
        using var late = new CancellationTokenSource(Timeout);
        var former = await RecordedResponses.ReadAsync(PathOf(database, FormerData.ResponsesFile));
        await using var node = new ApiNode(environment);
        await node.StartAsync(late.Token);

        var present = await former.AskAsync(node.Url, late.Token);

        Assert.All(former.Responses.Zip(present.Responses, (before, now) => (Before: before, Now: WithoutLater(now, before))), pair => Assert.Equal(
            $"{pair.Before.As} {pair.Before.Path} {pair.Before.Status} {former.Compared(pair.Before)}",
            $"{pair.Now.As} {pair.Now.Path} {pair.Now.Status} {former.Compared(pair.Now)}"));
        await ResumeAsync(node.Url, late.Token);
        Assert.DoesNotContain("fail:", node.Process.Output.Text, StringComparison.Ordinal);
    }

    /// <summary>
    /// Leaves out what the former version did not know: permissions, which are the product's own and not the data's, and a member of rooms that came later.
    /// </summary>
    private static RecordedResponse WithoutLater(RecordedResponse now, RecordedResponse before)
    {
        if (now.Path != "permissions.listAll" || now.Status != before.Status) return now with { Body = LaterMember().Replace(now.Body, "") };
        var body = JsonNode.Parse(now.Body)!;
        var listed = body["update"]!.AsArray();
        foreach (var permission in listed.Where(item => !before.Body.Contains($"\"_id\":\"{item!["_id"]}\"", StringComparison.Ordinal)).ToList())
            listed.Remove(permission);
        return now with { Body = body.ToJsonString() };
    }

    [GeneratedRegex("\"waitingSince\":\"[^\"]*\",")]
    private static partial Regex LaterMember();

    /// <summary>Writes to a conversation and to a contact that the former version made, and makes new ones.</summary>
    private static async Task ResumeAsync(Uri server, CancellationToken cancellationToken)
    {
        const string Token = "former-token-of-offen";
        using var rest = new RestClient(server);
        var admin = await Team.SignInAdminAsync(rest, cancellationToken);
        var room = (await rest.GetAsync($"livechat/room?token={Token}", null, cancellationToken)).GetProperty("room");
        Assert.True(room.GetProperty("open").GetBoolean());
        var (rid, contactId) = (Text(room, "_id"), Text(room, "contactId"));
        var message = (await rest.PostAsync("livechat/message", new { token = Token, rid, msg = "weiter" }, null, cancellationToken)).GetProperty("message");
        Assert.Equal(room.GetProperty("lastMessage").GetProperty("seq").GetInt64() + 1, message.GetProperty("seq").GetInt64());

        var changed = await rest.PostAsync("omnichannel/contacts.update", new { contactId, name = "Neuer Name" }, admin, cancellationToken);
        Assert.Equal("Neuer Name", Text(changed.GetProperty("contact"), "name"));
        var body = new { name = "Ganz Neu", emails = new[] { "ganz.neu@example.com" }, phones = Array.Empty<string>() };
        var created = Text(await rest.PostAsync("omnichannel/contacts", body, admin, cancellationToken), "contactId");
        await rest.PostAsync("omnichannel/contacts.merge", new { contactId, otherContactId = created }, admin, cancellationToken);
        await rest.PostAsync("omnichannel/contacts.unmerge", new { contactId = created }, admin, cancellationToken);
        var found = await rest.GetAsync("omnichannel/contacts.search?searchText=ganz.neu", admin, cancellationToken);
        Assert.Equal(created, Text(found.GetProperty("contacts")[0], "_id"));
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static string PathOf(string database, string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, database, file);
}
