using System.Collections.Concurrent;
using System.Net;
using ContactCenter.Api.Feed;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>The visitor who is connected, and the room that the connection is subscribed to.</summary>
internal sealed record VisitorSeat(VisitorCaller Visitor, string RoomId, string Name, FeedConnection Connection);

/// <summary>An open connection of a visitor. Others than its own calls read it, too.</summary>
/// <param name="address">The address that it comes from; null = not known.</param>
internal sealed class VisitorConnection(HubCallerContext context, IPAddress? address)
{
    private volatile VisitorSeat? _seat;

    public HubCallerContext Context => context;

    public IPAddress? Address => address;

    /// <summary>Null = nobody has said yet who it is.</summary>
    public VisitorSeat? Seat
    {
        get => _seat;
        set => _seat = value;
    }
}

/// <summary>This node's open connections of visitors, for what concerns them by their address.</summary>
internal sealed class VisitorSeats
{
    private readonly ConcurrentDictionary<string, VisitorConnection> _connections = new(StringComparer.Ordinal);

    public IEnumerable<VisitorConnection> All => _connections.Values;

    public void Add(VisitorConnection connection) => _connections[connection.Context.ConnectionId] = connection;

    public void Remove(VisitorConnection connection) => _connections.TryRemove(connection.Context.ConnectionId, out _);
}
