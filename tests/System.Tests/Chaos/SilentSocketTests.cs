using System.Text.Json;
using ContactCenter.Driving;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Processes;

/// <summary>Sockets of users who lose their access: silent within a second on every node, whichever node made the change, while messages flow.</summary>
[Collection(ChaosTestGroup.Name)]
public sealed class SilentSocketTests(ChaosCluster cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SilentWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan WritePause = TimeSpan.FromMilliseconds(50);

    [OwnPostgresFact]
    public async Task Sockets_of_ended_sessions_and_of_former_agents_are_silent_within_a_second_on_every_node()
    {
        using var late = new CancellationTokenSource(Timeout);
        using var first = new RestClient(cluster.Apis[0].Url);
        using var second = new RestClient(cluster.Apis[1].Url);
        var admin = await Team.SignInAdminAsync(first, late.Token);
        await first.PostAsync("settings/Livechat_Routing_Method", new { value = "Manual_Selection" }, admin, late.Token);
        await first.PostAsync("settings/Livechat_accept_chats_with_no_agents", new { value = true }, admin, late.Token);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token);
        var control = await Watcher.ConnectAsync(cluster, first, admin, "control", late.Token);
        var load = Task.WhenAll(new[] { first, second }.Select(rest => WriteAsync(rest, over.Token)));
        foreach (var rest in new[] { first, second })
        {
            var node = rest == first ? 1 : 2;
            var watchers = new Dictionary<string, Watcher>();
            foreach (var change in new[] { "session-ended", "deactivated", "demoted" })
                watchers[change] = await Watcher.ConnectAsync(cluster, first, admin, $"{change}-{node}", late.Token);
            await Until.TrueAsync("every socket hears messages", Timeout, () => watchers.Values.Append(control).All(watcher => watcher.HearsOnAll), late.Token);
            var changedAt = await Task.WhenAll(watchers.Select(watcher => ChangeAsync(rest, admin, watcher.Key, watcher.Value.User, late.Token)));
            // Messages flow on, all the time that nobody else may hear of them.
            await Until.TrueAsync(
                "messages flow on", Timeout, () => control.LastHeard.All(heard => heard > changedAt.Max() + Watched), late.Token);

            foreach (var ((change, watcher), at) in watchers.Zip(changedAt))
            {
                var last = watcher.LastHeard.Select(heard => heard - at).ToList();
                output.WriteLine(
                    $"{change} at node {node}: the last event that came was written "
                    + $"{string.Join(" and ", last.Select(time => $"{time.TotalMilliseconds:0}"))} ms after the acknowledgement; "
                    + $"ended: {string.Join(" and ", watcher.HasEnded)}.");
                Assert.All(last, time => Assert.True(time < SilentWithin, $"{change} at node {node}: {time}"));
            }

            foreach (var watcher in watchers.Values) await watcher.DisposeAsync();
        }

        await over.CancelAsync();
        await load;
        await control.DisposeAsync();
    }

    /// <returns>The time of the acknowledgement.</returns>
    private static async Task<DateTimeOffset> ChangeAsync(RestClient rest, SignIn admin, string change, SignIn user, CancellationToken cancellationToken)
    {
        var (method, path, body) = change switch
        {
            "session-ended" => (HttpMethod.Post, "users.logout", (object?)new { userId = user.UserId }),
            "deactivated" => (HttpMethod.Post, "users.setActiveStatus", new { activeStatus = false, userId = user.UserId }),
            _ => (HttpMethod.Delete, $"livechat/users/agent/{user.UserId}", null),
        };
        var response = await rest.SendAsync(method, path, body, admin, cancellationToken);
        var at = TimeProvider.System.GetUtcNow();
        Assert.True(response.IsSuccess, $"{change}: {response.Status} {response.Body}");
        return at;
    }

    /// <summary>Writes in a conversation that waits, which every agent sees.</summary>
    private static async Task WriteAsync(RestClient rest, CancellationToken over)
    {
        var token = Guid.NewGuid().ToString("N");
        await rest.PostAsync("livechat/visitor", new { visitor = new { token } }, null, over);
        var opened = await rest.GetAsync($"livechat/room?token={token}", null, over);
        var rid = opened.GetProperty("room").GetProperty("_id").GetString();
        while (!over.IsCancellationRequested)
        {
            await rest.PostAsync("livechat/message", new { token, rid, msg = "Is anybody there?" }, null, CancellationToken.None);
            await Task.Delay(WritePause, CancellationToken.None);
        }

        await rest.PostAsync("livechat/room.close", new { token, rid }, null, CancellationToken.None);
    }

    /// <summary>A user with a socket on every node, and when that was written which each heard last: a slow test reads it later.</summary>
    private sealed class Watcher : IAsyncDisposable
    {
        private readonly long[] _heard;
        private HubClient[] _sockets = [];

        private Watcher(SignIn user, int nodes) => (User, _heard) = (user, new long[nodes]);

        public SignIn User { get; }

        public IReadOnlyList<DateTimeOffset> LastHeard => [.. _heard.Select((_, node) => new DateTimeOffset(Volatile.Read(ref _heard[node]), TimeSpan.Zero))];

        public bool HearsOnAll => LastHeard.All(heard => heard > DateTimeOffset.MinValue);

        public IEnumerable<bool> HasEnded => _sockets.Select(socket => socket.Ended.IsCompleted);

        /// <summary>Creates an agent, and subscribes it on every node.</summary>
        public static async Task<Watcher> ConnectAsync(
            ChaosCluster cluster, RestClient rest, SignIn admin, string username, CancellationToken cancellationToken)
        {
            var user = new { name = username, username, email = $"{username}@example.com", password = Team.AgentPassword };
            await rest.PostAsync("users.create", user, admin, cancellationToken);
            await rest.PostAsync("livechat/users/agent", new { username }, admin, cancellationToken);
            var watcher = new Watcher(await Team.SignInAsync(rest, username, Team.AgentPassword, cancellationToken), cluster.Apis.Count);
            watcher._sockets = await Task.WhenAll(cluster.Apis.Select(async (api, node) =>
            {
                var socket = await HubClient.ConnectAsync(
                    api.Url, watcher.User, (method, argument) => watcher.Hear(node, method, argument), cancellationToken);
                await socket.SubscribeAsync(position: null, cancellationToken);
                return socket;
            }));
            return watcher;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var socket in _sockets) await socket.DisposeAsync();
        }

        private void Hear(int node, string method, ReadOnlySpan<byte> argument)
        {
            if (method != "entries") return;
            var at = JsonSerializer.Deserialize<JsonElement>(argument).EnumerateArray().Max(entry => entry.GetProperty("at").GetDateTimeOffset());
            Volatile.Write(ref _heard[node], Math.Max(_heard[node], at.UtcTicks));
        }
    }
}
