using System.Threading.Channels;

namespace ContactCenter.Api.Feed;

/// <summary>A user who views a room, as its other viewers see it.</summary>
public readonly record struct ShownViewer(AgentReference User, bool IsTyping);

/// <summary>The viewers of a room, as one of them is told of them.</summary>
public sealed record ShownViewers(string RoomId, ImmutableArray<ShownViewer> Users);

/// <summary>
/// Knows which users view which rooms: on this node by their connections, on others by what those say again and again. What a node has not
/// repeated for <see cref="Lease"/> is forgotten, so viewers go with their node.
/// </summary>
/// <remarks>
/// Whether they may see the room is decided, before they are shown to anybody, by <see cref="ViewersAnnouncer"/>, which looks at every room that
/// <see cref="Take"/> names.
/// </remarks>
public sealed class ViewedRooms
{
    /// <summary>Users of one room that are shown, and told to other nodes.</summary>
    public const int UsersMax = 50;

    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ViewedRoom> _rooms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>The connection's user views this room from now on, and no other one. Null = none.</summary>
    public void View(FeedSubscriber viewer, AgentReference user, string? roomId)
    {
        lock (_gate)
        {
            if (viewer.ViewedRoomId == roomId) return;
            Leave(viewer);
            if (roomId is null) return;
            viewer.ViewedRoomId = roomId;
            Open(roomId).Here[viewer] = new ViewerHere(user, IsAdmitted: false);
            Mark(roomId);
        }
    }

    /// <summary>The connection views nothing any more.</summary>
    public void Leave(FeedSubscriber viewer)
    {
        lock (_gate)
        {
            if (viewer.ViewedRoomId is not { } roomId) return;
            viewer.ViewedRoomId = null;
            viewer.TakeViewers();
            if (!_rooms.TryGetValue(roomId, out var room) || !room.Here.Remove(viewer, out var left)) return;
            if (!room.Users().Any(user => user.UserId == left.User.UserId)) room.TypingUntil.Remove(left.User.UserId);
            room.HasNews |= left.IsAdmitted;
            Mark(roomId);
        }
    }

    /// <summary>
    /// Shows those of a room's viewers on this node who may see it, and nobody else any more: those are told so, by a list without them.
    /// </summary>
    /// <param name="viewers">The connections that were looked at.</param>
    /// <param name="maySee">Those of them that may see the room.</param>
    public void Admit(string roomId, IReadOnlyList<FeedSubscriber> viewers, IReadOnlySet<FeedSubscriber> maySee)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(roomId, out var room)) return;
            foreach (var viewer in viewers)
            {
                if (!room.Here.TryGetValue(viewer, out var known)) continue;
                if (!maySee.Contains(viewer))
                {
                    Leave(viewer);
                    viewer.Offer(new ShownViewers(roomId, []));
                }
                else if (!known.IsAdmitted)
                {
                    room.Here[viewer] = known with { IsAdmitted = true };
                    (room.HasNews, room.AsksOthers) = (true, true);
                }
            }
        }
    }

    /// <summary>The access of a connection has changed: what it views is looked at again.</summary>
    public void LookAgain(FeedSubscriber viewer)
    {
        lock (_gate)
            if (viewer.ViewedRoomId is { } roomId) Mark(roomId);
    }

    /// <summary>Something has happened that may take rooms from those who view them.</summary>
    public void OnItem(FeedItem item)
    {
        if (item.ForgetsOlder || item.RemovesRooms) LookAtAll();
        if (item.RoomId is { } roomId && (item.PreviousAgentId ?? item.LeftQueue ?? item.PreviousDepartmentId) is not null)
            lock (_gate)
                if (_rooms.ContainsKey(roomId)) Mark(roomId);
    }

    /// <summary>A user who may view the room types there, or has stopped.</summary>
    public void Typed(TypingSignal signal, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(signal.RoomId, out var room) || !room.Users().Any(user => user.UserId == signal.UserId)) return;
            var wasTyping = room.TypingUntil.Remove(signal.UserId);
            if (signal.IsTyping) room.TypingUntil[signal.UserId] = now + TypingLasts;
            if (wasTyping != signal.IsTyping) Mark(signal.RoomId);
        }
    }

    /// <summary>Takes what another node says of its viewers.</summary>
    public void Hear(string nodeId, ViewersSignal signal, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var (roomId, users) in signal.Rooms)
            {
                if (users.IsEmpty && !_rooms.ContainsKey(roomId)) continue;
                var room = Open(roomId);
                if (signal.AsksOthers && room.Here.Count > 0) room.HasNews = true;
                var known = room.Elsewhere.GetValueOrDefault(nodeId);
                if (users.IsEmpty) room.Elsewhere.Remove(nodeId);
                else room.Elsewhere[nodeId] = new ViewersElsewhere(users, now + Lease);
                if (room.HasNews || known is null || !known.Users.SequenceEqual(users)) Mark(roomId);
            }
        }
    }

    /// <summary>Forgets what has not been repeated in time.</summary>
    public void Expire(DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var (roomId, room) in _rooms)
                if (room.Expire(now)) Mark(roomId);
        }
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _wake.Reader.ReadAsync(cancellationToken);

    /// <summary>The rooms whose viewers may have changed since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            string[] taken = [.. _changed];
            _changed.Clear();
            return taken;
        }
    }

    /// <summary>A room is looked at again, since it could not be before.</summary>
    public void LookAgain(string roomId)
    {
        lock (_gate) Mark(roomId);
    }

    /// <summary>The connections of this node that view a room, or want to.</summary>
    public IReadOnlyList<FeedSubscriber> Here(string roomId)
    {
        lock (_gate) return _rooms.TryGetValue(roomId, out var room) ? [.. room.Here.Keys] : [];
    }

    /// <summary>Tells the viewers on this node of everybody who views the room, on all nodes.</summary>
    public void Show(string roomId)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(roomId, out var room)) return;
            var shown = new ShownViewers(
                roomId, [.. room.Users().Select(user => new ShownViewer(user, room.TypingUntil.ContainsKey(user.UserId)))]);
            foreach (var (viewer, known) in room.Here)
                if (known.IsAdmitted) viewer.Offer(shown);
        }
    }

    /// <summary>What the other nodes are to be told of a room now; null = nothing new.</summary>
    public ViewersSignal? TakeNews(string roomId)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(roomId, out var room)) return null;
            var news = room.HasNews ? new ViewersSignal([room.Describe(roomId)], room.AsksOthers) : null;
            (room.HasNews, room.AsksOthers) = (false, false);
            if (room.IsEmpty) _rooms.Remove(roomId);
            return news;
        }
    }

    /// <summary>All rooms that are viewed on this node, as the other nodes are told again and again.</summary>
    public ImmutableArray<RoomViewers> Describe()
    {
        lock (_gate) return [.. _rooms.Where(room => room.Value.Here.Count > 0).Select(room => room.Value.Describe(room.Key))];
    }

    private void LookAtAll()
    {
        lock (_gate)
            foreach (var roomId in _rooms.Keys) Mark(roomId);
    }

    private ViewedRoom Open(string roomId)
    {
        if (!_rooms.TryGetValue(roomId, out var room)) _rooms[roomId] = room = new ViewedRoom();
        return room;
    }

    private void Mark(string roomId)
    {
        _changed.Add(roomId);
        _wake.Writer.TryWrite(true);
    }
}
