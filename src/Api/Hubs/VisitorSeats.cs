using System.Collections.Concurrent;
using System.Net;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Visitors;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>Who is connected, and to which room.</summary>
internal sealed record VisitorSeat(VisitorCaller Visitor, string RoomId, string Name, FeedConnection Connection);

/// <summary>This node's open connections of visitors, for what concerns them by their address.</summary>
internal sealed class VisitorSeats
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _connections = new(StringComparer.Ordinal);

    public IEnumerable<HubCallerContext> All => _connections.Values;

    public void Add(HubCallerContext connection) => _connections[connection.ConnectionId] = connection;

    public void Remove(HubCallerContext connection) => _connections.TryRemove(connection.ConnectionId, out _);

    /// <summary>Null = nobody has said yet who it is.</summary>
    public static VisitorSeat? Of(HubCallerContext connection) =>
        connection.Items.TryGetValue(typeof(VisitorSeat), out var seat) ? (VisitorSeat)seat! : null;

    /// <summary>Null = the connection has ended.</summary>
    public static IPAddress? AddressOf(HubCallerContext connection) => connection.GetHttpContext()?.Connection.RemoteIpAddress;
}
