using System.Collections.Immutable;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Routing;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>
/// Random histories: conversations, departments and roles change while clients come and go, lose what was on the wire, or are slow. In
/// the end what every client knows from its messages must equal what a new client is told.
/// </summary>
public sealed class FeedModelTests
{
    private static readonly ImmutableArray<string> Users = ["agent0", "agent1", "agent2", "manager"];
    private static readonly string?[] Queues = [null, "d0", "d1"];

    private readonly Scene _scene = new();
    private readonly List<string> _open = [];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Client_that_resumes_at_random_knows_the_same_as_the_server(int seed)
    {
        var random = new Random(seed);
        foreach (var user in Users) _scene.User(user, user == "manager" ? Roles.Manager : Roles.Agent);
        _scene.NewDepartment("d0", "agent0");
        _scene.NewDepartment("d1", "agent1");
        var options = new FeedOptions { RingEntries = 30, MaxBacklogEntries = 100, MaxEntriesPerMessage = 5, MaxSnapshotRooms = 1_000 };
        await using var node = await FeedNode.StartAsync(_scene, options);
        var screens = Users.Select(user => new Screen(node, user)).ToList();
        for (var step = 0; step < 400; step++)
        {
            Act(random);
            if (random.Next(4) == 0) await screens[random.Next(screens.Count)].StepAsync(random);
        }

        foreach (var screen in screens)
        {
            await screen.CatchUpAsync(_scene.Journal.Head);
            Assert.Equal(Served(screen.UserId), screen.Model.Served);
            Assert.Equal(Waiting(screen.UserId), screen.Model.Queue);
        }
    }

    public static IEnumerable<object[]> Seeds() => Seed.Range(40).Select(seed => new object[] { seed });

    private void Act(Random random)
    {
        var room = _open.Count == 0 ? null : _open[random.Next(_open.Count)];
        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                _open.Add($"room{_scene.Journal.Head}");
                _scene.Start(_open[^1], Queues[random.Next(Queues.Length)]);
                break;
            case 3 or 4 when room is not null && View(room).Status == ConversationStatuses.Queued:
                _scene.Take(room, Users[random.Next(Users.Length)]);
                break;
            case 5 when room is not null:
                _scene.Close(room);
                _open.Remove(room);
                break;
            case 6 when random.Next(4) == 0:
                _scene.Department($"d{random.Next(2)}", [.. Users.Where(_ => random.Next(2) == 0)]);
                break;
            case 7 when random.Next(8) == 0:
                _scene.SetRoles($"agent{random.Next(3)}", random.Next(3) == 0 ? Roles.Manager : Roles.Agent);
                break;
            case 8 or 9 when room is not null:
                Transfer(room, random);
                break;
            case 10 when room is not null && View(room) is { Status: ConversationStatuses.Open, ServedBy: { } agent }:
                _scene.Happens(room, new ConversationHeld(By, new AgentReference(agent.UserId, agent.Username), Scene.ReservationId));
                break;
            case 10 when room is not null && View(room) is { Status: ConversationStatuses.OnHold, ServedBy: { } agent }:
                _scene.Happens(room, new AgentAssigned(new AgentReference(agent.UserId, agent.Username), "slot", AssignmentReason.GoesOn));
                break;
            default:
                if (room is not null) _scene.Say(room, $"message {_scene.Journal.Head}");
                break;
        }
    }

    private static MessageSender By { get; } = new(MessageSender.System, "", "", null);

    private void Transfer(string room, Random random)
    {
        var view = View(room);
        var from = view.ServedBy is { } agent ? new AgentReference(agent.UserId, agent.Username) : null;
        var reservation = from is null ? null : Scene.ReservationId;
        if (random.Next(2) == 0)
        {
            _scene.Happens(room, new ConversationTransferred(
                TransferScopes.Department, By, from, reservation, view.DepartmentId, Queues[random.Next(Queues.Length)], null, null));
            return;
        }

        var to = Users[random.Next(Users.Length)];
        if (to == from?.UserId) return;
        _scene.Happens(
            room,
            new ConversationTransferred(
                TransferScopes.Agent, By, from, reservation, view.DepartmentId, view.DepartmentId, new AgentReference(to, to), null),
            new AgentAssigned(new AgentReference(to, to), "slot", AssignmentReason.Forwarded));
    }

    private ConversationView View(string room) => _scene.Directory.Rooms[room];

    private SortedSet<string> Served(string user) =>
        [.. _open.Where(room => View(room).Status is ConversationStatuses.Open or ConversationStatuses.OnHold && View(room).ServedBy!.UserId == user)];

    private SortedSet<string> Waiting(string user)
    {
        var visibility = FeedVisibility.Of(_scene.Find(user), _scene.Workspace.Current);
        return
        [
            .. _open.Where(room => View(room).Status == ConversationStatuses.Queued)
                .Where(room => visibility.SeesAll || visibility.SeesQueue(View(room).DepartmentId ?? QueuePositions.PublicQueue)),
        ];
    }

    /// <summary>One user's client: its connection may break at any time, its knowledge stays.</summary>
    private sealed class Screen(FeedNode node, string userId)
    {
        private RecordingClient _client = new();
        private FeedConnection? _connection;

        public string UserId => userId;

        public ClientModel Model { get; } = new(userId);

        public async Task StepAsync(Random random)
        {
            if (_connection is null) await ConnectAsync();
            for (var left = random.Next(5); left > 0 && _client.Waiting > 0; left--) Model.Apply(await _client.NextAsync());
            if (random.Next(3) != 0) return;
            await _connection!.DisposeAsync();
            _connection = null;
        }

        public async Task CatchUpAsync(long head)
        {
            if (_connection is null) await ConnectAsync();
            while (Model.Position < head)
            {
                node.Feed.AnnouncePosition();
                Model.Apply(await _client.NextAsync());
            }
        }

        private async Task ConnectAsync()
        {
            (_client, var start, _connection) = await node.SubscribeAsync(userId, Model.Position);
            if (start.Snapshot is not null) Model.Apply(start.Snapshot);
        }
    }
}
