using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Api.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>
/// The agents' live connection. Client methods: <c>entries</c> (an array of feed items, in order), <c>position</c> (a number: everything
/// up to here has been sent), <c>reset</c> (forget what you have, go on from this snapshot); <c>typing</c>, <c>viewers</c> and <c>draft</c> (ephemeral).
/// </summary>
/// <remarks>
/// A client keeps one number, the last position it was told of, and gives it to <see cref="Subscribe"/> after any interruption, on any
/// node. Calls of one connection run one after another.
/// </remarks>
internal sealed class AgentHub(
    FeedServices feed, ConnectionLimits limits, IMessageSender sender, IDrafts drafts, IReadCursors cursors, CommandRetry retry, IIdSource ids,
    IOptions<RateLimitOptions> rateLimits, IUserConnections users, IHubContext<AgentHub> hub, SharedEntries shared, HubLog log) : Hub
{
    public const string Path = "/hubs/agent";

    private FeedConnection Connection => (FeedConnection)Context.Items[typeof(FeedConnection)]!;

    private FeedCredentials Credentials => (FeedCredentials)Context.Items[typeof(FeedCredentials)]!;

    public override Task OnConnectedAsync()
    {
        var user = (CallerPrincipal)Context.User!;
        var credentials = new FeedCredentials(user.Caller.UserId, user.TokenHash);
        Context.Items[typeof(FeedCredentials)] = credentials;
        if (!limits.TryEnter(credentials.UserId))
        {
            log.Refused(Context.ConnectionId, credentials.UserId);
            throw new HubException(HubTexts.TooManyConnections);
        }

        var id = Context.ConnectionId;
        var connection = new FeedConnection(
            feed, credentials, new SignalRFeedClient(hub.Clients.Client(id), Context, shared, log), failure => log.Failed(failure, id, credentials.UserId),
            Context.ConnectionAborted) { Id = id };
        Context.Items[typeof(FeedConnection)] = connection;
        connection.Open();
        users.Open(credentials.UserId);
        log.Opened(id, credentials.UserId);
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (!Context.Items.TryGetValue(typeof(FeedConnection), out var connection)) return;
        await ((FeedConnection)connection!).DisposeAsync();
        limits.Leave(Credentials.UserId);
        users.Close(Credentials.UserId);
        log.Closed(Context.ConnectionId, Credentials.UserId);
    }

    /// <summary>Sends everything that the caller may see after a position, and what follows, until the connection ends.</summary>
    /// <param name="position">The last position the client was told of; null = from now, with a snapshot.</param>
    public async Task<AgentSubscribeResponse> Subscribe(long? position)
    {
        SubscriptionLimit.Check(Context, feed);
        if (position < 0) throw new ContactCenterException(CommonErrors.InvalidParams("must be >= 0"));
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = await Connection.SubscribeAsync(position, written.Task) ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        if (start.Rights.Visibility.SeesNothing) throw new ContactCenterException(CommonErrors.MissingPermission);
        return AgentSubscribeResponse.From(start, written);
    }

    /// <summary>Sends no entries any more.</summary>
    public Task Unsubscribe()
    {
        SubscriptionLimit.Check(Context, feed);
        return Connection.UnsubscribeAsync();
    }

    /// <summary>Writes in a conversation, as REST's chat.sendMessage does. Sent again with the same <c>_id</c>, it is the same message.</summary>
    /// <param name="message">A <see cref="MessageToSend"/>.</param>
    public async Task<MessageResponse> Send(JsonElement message)
    {
        var (roomId, text, id) = HubInputs.Read<MessageToSend>(message);
        return await WriteAsync(
            roomId, text, id, isNote: false, (user, messageId) => sender.SendAsync(user, roomId, messageId, text, Context.ConnectionAborted));
    }

    /// <summary>Writes a private note, as REST's livechat/room.note does. Sent again with the same <c>_id</c>, it is the same note.</summary>
    /// <param name="note">A <see cref="NoteToWrite"/>.</param>
    public async Task<MessageResponse> Note(JsonElement note)
    {
        var (roomId, text, id) = HubInputs.Read<NoteToWrite>(note);
        return await WriteAsync(
            roomId, text, id, isNote: true, (user, noteId) => sender.WriteNoteAsync(user, roomId, noteId, text, Context.ConnectionAborted));
    }

    /// <summary>Notes that the agent who serves the conversation has read up to this message. Nothing is noted for users who only look on.</summary>
    /// <param name="seq">The last message's place in the conversation.</param>
    public async Task Read(string rid, long seq)
    {
        InputFaults.Check(HubInputs.Id, rid);
        if (seq < 0) throw new ContactCenterException(CommonErrors.InvalidParams("must be >= 0"));
        var user = await feed.Access.AuthenticateAsync(Credentials, Context.ConnectionAborted)
            ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        if (rateLimits.Value.Enabled && !Connection.TryCountSend()) throw new ContactCenterException(HttpErrors.TooManyRequests(1));
        var command = new CommandIds(ids.NewSeed(), user.UserId, nameof(Read)).Command(user.Actor);
        await retry.RunAsync(
            () => cursors.MoveAsync(user, rid, command, seq, Context.ConnectionAborted), "hub Read", Context.ConnectionAborted);
    }

    /// <summary>Keeps what the caller has typed and not sent, for its other screens, as REST's livechat/drafts.save does.</summary>
    /// <param name="draft">A <see cref="DraftToSave"/>.</param>
    public async Task<DraftSaved> Draft(JsonElement draft)
    {
        var toSave = HubInputs.Read<DraftToSave>(draft);
        var user = await feed.Access.AuthenticateAsync(Credentials, Context.ConnectionAborted)
            ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        if (rateLimits.Value.Enabled && !Connection.TryCountDraft()) throw new ContactCenterException(HttpErrors.TooManyRequests(1));
        var saved = await retry.RunAsync(
            () => drafts.SaveAsync(user, toSave, Context.ConnectionId, Context.ConnectionAborted), "hub Draft", Context.ConnectionAborted);
        return new DraftSaved(DraftResponse.From(saved.Draft), saved.IsSaved);
    }

    /// <summary>
    /// Tells the others who view the room that the caller does, too, and the caller of them, until it views another room or none, may not see this one any
    /// more, or the connection ends.
    /// </summary>
    /// <param name="rid">The room; null = none.</param>
    public async Task Viewing(string? rid)
    {
        if (rid is not null) InputFaults.Check(HubInputs.Id, rid);
        var user = await feed.Access.AuthenticateAsync(Credentials, Context.ConnectionAborted)
            ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        if (!Connection.TryView(user.AsAgent(), rid)) throw new ContactCenterException(HttpErrors.TooManyRequests(1));
    }

    /// <summary>Tells the others who may see the room that the caller types, or stopped. May be lost; too many in a second are dropped.</summary>
    public async Task Typing(string rid, bool isTyping)
    {
        InputFaults.Check(HubInputs.Id, rid);
        var user = await feed.Access.AuthenticateAsync(Credentials, Context.ConnectionAborted)
            ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        await Connection.TypeAsync(new TypingSignal(rid, user.UserId, user.Username, isTyping));
    }

    private async Task<MessageResponse> WriteAsync(
        string roomId, string text, string? id, bool isNote, Func<Caller, string, Task<MessageView>> write)
    {
        var call = isNote ? nameof(Note) : nameof(Send);
        var user = await feed.Access.AuthenticateAsync(Credentials, Context.ConnectionAborted)
            ?? throw new ContactCenterException(CommonErrors.NotLoggedIn);
        if (rateLimits.Value.Enabled && !Connection.TryCountSend()) throw new ContactCenterException(HttpErrors.TooManyRequests(1));
        // One id for all attempts: whichever of them got through, it is one message.
        var messageId = id ?? new CommandIds(ids.NewSeed(), user.UserId, call).ShortId("message");
        var written = await retry.RunAsync(() => write(user, messageId), $"hub {call}", Context.ConnectionAborted);
        await drafts.EmptyAsync(user, roomId, isNote, text, Context.ConnectionId);
        return MessageResponse.From(written);
    }
}
