using ContactCenter.Api.Feed;
using ContactCenter.Api.SignIn;
using ContactCenter.Api.Visitors;
using Microsoft.AspNetCore.SignalR;
using Timeout = System.Threading.Timeout;

namespace ContactCenter.Api.Hubs;

/// <summary>
/// The visitors' live connection to their own conversation. Client methods: <c>entries</c>, <c>position</c>, <c>reset</c> as for agents;
/// <c>typing</c> and <c>queueData</c> (ephemeral); <c>blocked</c> (the end).
/// </summary>
/// <remarks>
/// The token comes with <see cref="Subscribe"/>, never in the URL, where it would be in every proxy's log. There a ticket may stand in its place.
/// </remarks>
internal sealed class VisitorHub(
    FeedServices feed, VisitorConnections limits, VisitorSeats seats, IVisitorActions actions, IIdSource ids, IWorkspaceConfiguration workspace,
    IOptions<FeedOptions> options, IHubContext<VisitorHub> hub, HubLog log) : Hub
{
    public const string Path = "/hubs/visitor";

    /// <summary>Null = the connection was refused.</summary>
    private VisitorConnection? Connection => Context.Items.TryGetValue(typeof(VisitorConnection), out var open) ? (VisitorConnection)open! : null;

    private HttpContext Http => Context.GetHttpContext()!;

    public override Task OnConnectedAsync()
    {
        if (!limits.TryOpen()) throw new HubException(HubTexts.TooManyConnections);
        var connection = new VisitorConnection(Context, Http.Connection.RemoteIpAddress);
        Context.Items[typeof(VisitorConnection)] = connection;
        seats.Add(connection);
        Context.Items[typeof(ITimer)] = feed.Time.CreateTimer(
            static context => ((HubCallerContext)context!).Abort(), Context,
            TimeSpan.FromMilliseconds(options.Value.VisitorSignInMilliseconds), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Connection is not { } connection) return;
        limits.Close();
        seats.Remove(connection);
        await StopSignInTimerAsync();
        await LeaveAsync();
    }

    /// <summary>Sends what the visitor may see of its room after a position, and what follows, until the connection ends.</summary>
    /// <param name="token">The visitor's secret; null = the visitor whose ticket the connection came with.</param>
    /// <param name="rid">Its room.</param>
    /// <param name="position">The last position the client was told of; null = from now, with a snapshot.</param>
    public async Task<VisitorSubscribeResponse> Subscribe(string? token, string rid, long? position)
    {
        SubscriptionLimit.Check(Context, feed);
        var visitor = VisitorOf(token);
        InputFaults.Check(HubInputs.Id, rid);
        if (position < 0) throw new ContactCenterException(CommonErrors.InvalidParams("must be >= 0"));
        await actions.CheckAsync(Http, visitor, rid, Context.ConnectionAborted);
        await TakeSeatAsync(visitor, rid);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = await RequiredSeat().Connection.SubscribeAsync(position, written.Task) ?? throw new ContactCenterException(VisitorErrors.InvalidToken);
        await StopSignInTimerAsync();
        await feed.AnnouncePlaceAsync(rid, Context.ConnectionAborted);
        return VisitorSubscribeResponse.From(start, written);
    }

    /// <summary>Writes in the conversation, as REST's livechat/message does. Sent again with the same <c>_id</c>, it is the same message.</summary>
    /// <param name="message">A <see cref="VisitorMessageToSend"/>.</param>
    public async Task<VisitorMessageResponse> Send(JsonElement message)
    {
        var (text, id) = HubInputs.Read<VisitorMessageToSend>(message);
        var seat = RequiredSeat();
        if (!seat.Connection.TryCountSend()) throw new ContactCenterException(HttpErrors.TooManyRequests(1));
        var messageId = id ?? new CommandIds(ids.NewSeed(), seat.Visitor.Key, nameof(Send)).ShortId("message");
        var sent = await actions.SendAsync(Http, seat.Visitor, seat.RoomId, messageId, text, Context.ConnectionAborted);
        return VisitorMessageResponse.From(sent, null, workspace.Current);
    }

    /// <summary>Tells the agents who may see the room that the visitor types, or stopped. May be lost.</summary>
    public async Task Typing(bool isTyping)
    {
        var seat = RequiredSeat();
        if (actions.IsBlocked(Http)) return;
        var (visitorId, username) = VisitorNames.Of(seat.Visitor.Key);
        await seat.Connection.TypeAsync(new TypingSignal(seat.RoomId, visitorId, username, isTyping));
    }

    /// <summary>The visitor has read up to here.</summary>
    /// <param name="seq">The last message's place in the conversation.</param>
    public async Task Read(long seq)
    {
        if (seq < 0) throw new ContactCenterException(CommonErrors.InvalidParams("must be >= 0"));
        var seat = RequiredSeat();
        if (!seat.Connection.TryCountSend()) throw new ContactCenterException(HttpErrors.TooManyRequests(1));
        var command = new CommandIds(ids.NewSeed(), seat.Visitor.Key, nameof(Read)).Command(seat.Visitor.Actor);
        await actions.ReadAsync(Http, seat.Visitor, seat.RoomId, command, seq, Context.ConnectionAborted);
    }

    /// <exception cref="ContactCenterException">Neither token nor ticket says who it is, or the two say different things.</exception>
    private VisitorCaller VisitorOf(string? token)
    {
        var ofTicket = ((VisitorPrincipal)Context.User!).Visitor;
        VisitorCaller? ofToken = token is { Length: > 0 and <= InputLimits.TokenMax } ? VisitorCaller.Of(token) : null;
        if (token is null) return ofTicket ?? throw new ContactCenterException(VisitorErrors.InvalidToken);
        return ofToken is { } named && (ofTicket is null || ofTicket.Value.Key == named.Key)
            ? named
            : throw new ContactCenterException(VisitorErrors.InvalidToken);
    }

    private VisitorSeat RequiredSeat() => Connection?.Seat ?? throw new ContactCenterException(VisitorErrors.InvalidToken);

    private async Task TakeSeatAsync(VisitorCaller visitor, string roomId)
    {
        if (Connection?.Seat is { } seat && seat.Visitor.Key == visitor.Key && seat.RoomId == roomId) return;
        await LeaveAsync();
        var credentials = FeedCredentials.OfVisitor(visitor.Key, roomId);
        if (!limits.TryEnter(credentials.UserId))
        {
            log.Refused(Context.ConnectionId, credentials.UserId);
            throw new HubException(HubTexts.TooManyConnections);
        }

        var id = Context.ConnectionId;
        var connection = new FeedConnection(
            feed, credentials, new SignalRVisitorClient(hub.Clients.Client(id), Context, workspace, log),
            failure => log.Failed(failure, id, credentials.UserId), Context.ConnectionAborted);
        Connection!.Seat = new VisitorSeat(visitor, roomId, credentials.UserId, connection);
        connection.Open();
        log.Opened(id, credentials.UserId);
    }

    private async Task LeaveAsync()
    {
        if (Connection?.Seat is not { } seat) return;
        Connection.Seat = null;
        await seat.Connection.DisposeAsync();
        limits.Leave(seat.Name);
        log.Closed(Context.ConnectionId, seat.Name);
    }

    private async Task StopSignInTimerAsync()
    {
        if (Context.Items.Remove(typeof(ITimer), out var timer)) await ((ITimer)timer!).DisposeAsync();
    }
}
