using System.Net.Http.Headers;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <summary>Files in a cluster: every node serves what another one took, and an erasure finds all of them.</summary>
[Collection(Clusters.Name)]
public sealed class ClusterFileTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    [PostgresFact]
    public async Task File_taken_by_one_node_is_served_by_the_other_and_goes_with_the_person()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var cluster = await TestCluster.StartAsync(database, late.Token);
        using var rest = new RestClient(cluster.Apis[0].Url);
        var admin = await Team.SignInAdminAsync(rest, late.Token);
        await Team.CreateAgentsAsync(rest, admin, 1, late.Token);
        var chat = (await Chats.OpenAsync(rest, 1, late.Token))[0];
        var contactId = (await rest.GetAsync($"rooms.info?roomId={chat.RoomId}", admin, late.Token)).GetProperty("room").GetProperty("contactId").GetString();

        var content = new byte[700_000];
        new Random(1).NextBytes(content);
        var fileId = await UploadAsync(cluster.Apis[0].Url, chat, content, late.Token);
        using var http = new HttpClient();
        foreach (var api in cluster.Apis)
            Assert.Equal(content, await http.GetByteArrayAsync(Download(api.Url, chat, fileId), late.Token));

        await rest.PostAsync("livechat/room.closeByUser", new { rid = chat.RoomId, comment = "done" }, admin, late.Token);
        var erased = await rest.PostAsync("omnichannel/contacts.delete", new { contactId }, admin, late.Token);
        Assert.Equal(1, erased.GetProperty("receipt").GetProperty("files").GetInt32());
        foreach (var api in cluster.Apis)
        {
            using var gone = await http.GetAsync(Download(api.Url, chat, fileId), late.Token);
            Assert.False(gone.IsSuccessStatusCode);
        }
    }

    [PostgresFact]
    public async Task Node_with_a_folder_that_the_others_do_not_share_says_so_and_ends()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        using var folders = new TestFolder();
        var (shared, other) = (Path.Combine(folders.Path, "shared"), Path.Combine(folders.Path, "other"));
        foreach (var (folder, mayStart) in new[] { (shared, true), (shared, true), (other, false) })
        {
            var environment = TestCluster.SiloEnvironment(database);
            environment["Files__Folder"] = folder;
            environment["Logging__LogLevel__ContactCenter.Silo.Hosting"] = "Information";
            await using var silo = ServerProcess.Start("Silo", environment);
            if (mayStart)
            {
                await Until.TrueAsync(
                    "the silo runs", Timeout, () => silo.Output.Text.Contains("ContactCenter is running", StringComparison.Ordinal), late.Token);
                // Killed, it would have to be found dead by the next one.
                await silo.RequestStopAsync();
                await silo.WaitForExitAsync(Timeout);
            }
            else
            {
                await silo.WaitForExitAsync(Timeout);
                var lastLine = silo.Output.Text.TrimEnd().Split('\n')[^1];
                Assert.True(
                    lastLine.StartsWith($"Files:Folder '{other}' is not the folder that the cluster's other nodes use", StringComparison.Ordinal),
                    silo.Output.Text);
            }
        }
    }

    private static async Task<string> UploadAsync(Uri server, Chat chat, byte[] content, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", "data.bin");
        form.Headers.Add("X-Visitor-Token", chat.Token);
        using var answer = await http.PostAsync(new Uri(server, $"api/v1/livechat/upload/{chat.RoomId}"), form, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("file").GetProperty("_id").GetString()!;
    }

    private static Uri Download(Uri server, Chat chat, string fileId) =>
        new(server, $"file-upload/{fileId}/data.bin?rc_rid={chat.RoomId}&rc_room_type=l&rc_token={chat.Token}");
}
