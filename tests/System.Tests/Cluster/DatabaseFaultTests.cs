using System.Collections.Concurrent;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>
/// A database that drops its connections, or is away for a moment, under silos and API nodes: callers are told to try again, never that something of
/// ours is broken, and trying again works.
/// </summary>
[Collection(Clusters.Name)]
public sealed class DatabaseFaultTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const int Callers = 6;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private readonly ConcurrentBag<(string Call, int Status)> _answers = [];

    [PostgresFact]
    public async Task Callers_see_503_or_success_and_every_retry_works()
    {
        using var late = new CancellationTokenSource(Timeout);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var cluster = await TestCluster.StartAsync(database, late.Token);
        using var first = new RestClient(cluster.Apis[0].Url);
        using var second = new RestClient(cluster.Apis[1].Url);
        var admin = await Team.SignInAdminAsync(first, late.Token);
        await first.PostAsync("settings/Livechat_accept_chats_with_no_agents", new { value = true }, admin, late.Token);
        await Until.TrueAsync("both nodes let visitors in", Timeout, async () => await TryTalkAsync(second, admin, "warm-up", late.Token), late.Token);
        _answers.Clear();

        for (var round = 0; round < Rounds; round++)
        {
            var talks = Enumerable.Range(0, Callers)
                .Select(caller => TalkAsync(caller % 2 == 0 ? first : second, admin, $"{round}-{caller}", late.Token)).ToArray();
            for (var drop = 0; drop < 3; drop++) await database.DropConnectionsAsync();
            await Task.WhenAll(talks);
        }

        var away = Task.CompletedTask;
        await database.CloseWhileAsync(async () =>
        {
            away = Task.WhenAll(Enumerable.Range(0, Callers)
                .Select(caller => TalkAsync(caller % 2 == 0 ? first : second, admin, $"away-{caller}", late.Token)));
            await Until.TrueAsync("somebody is told", Timeout, () => _answers.Any(answer => answer.Status == 503), late.Token);
        });
        await away;
        foreach (var group in _answers.GroupBy(answer => answer).OrderBy(group => group.Key)) output.WriteLine($"{group.Key}: {group.Count()}");
        Assert.DoesNotContain(_answers, answer => answer.Status is not (200 or 503));
        Assert.Contains(_answers, answer => answer.Status == 503);

        var journal = await database.ReadJournalAsync();
        Assert.Equal(
            Rounds * Callers + Callers + 1,
            journal.Count(row => row.Kind == "message" && row.CommandId!.StartsWith("message-", StringComparison.Ordinal)));
    }

    private async Task<bool> TryTalkAsync(RestClient rest, SignIn admin, string name, CancellationToken cancellationToken)
    {
        await rest.PostAsync("livechat/visitor", new { visitor = new { token = $"token-of-{name}-here" } }, null, cancellationToken);
        if (!(await rest.SendAsync(HttpMethod.Get, $"livechat/room?token=token-of-{name}-here", null, null, cancellationToken)).IsSuccess) return false;
        await TalkAsync(rest, admin, name, cancellationToken);
        return true;
    }

    /// <summary>A new visitor, a room, a message and some lists: activations, commits and reads. Each again until it succeeds.</summary>
    private async Task TalkAsync(RestClient rest, SignIn admin, string name, CancellationToken cancellationToken)
    {
        var token = $"token-of-{name}-here";
        await CallAsync(HttpMethod.Post, "livechat/visitor", new { visitor = new { token, name } }, null);
        var room = await CallAsync(HttpMethod.Get, $"livechat/room?token={token}", null, null);
        var roomId = room.Body.GetProperty("room").GetProperty("_id").GetString();
        await CallAsync(HttpMethod.Post, "livechat/message", new { token, rid = roomId, msg = "hello", _id = $"message-{name}" }, null);
        await CallAsync(HttpMethod.Get, $"rooms.info?roomId={roomId}", null, admin);
        await CallAsync(HttpMethod.Get, $"omnichannel/contacts.search?searchText={name}", null, admin);
        await CallAsync(HttpMethod.Get, $"livechat/messages.history/{roomId}?token={token}", null, null);

        async Task<RestResponse> CallAsync(HttpMethod method, string path, object? body, SignIn? user)
        {
            while (true)
            {
                var answer = await rest.SendAsync(method, path, body, user, cancellationToken);
                _answers.Add(($"{method} {path.Split('?', '/')[0]}", answer.Status));
                if (answer.IsSuccess) return answer;
                Assert.True(answer.Status == 503, $"{method} {path}: {answer.Status} {answer.Body}");
                await Task.Delay(100, cancellationToken);
            }
        }
    }
}
