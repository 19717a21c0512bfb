using ContactCenter.Accounts;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Hubs;
using ContactCenter.Api.Identity;
using ContactCenter.Api.RateLimits;
using ContactCenter.Conversations;
using ContactCenter.Desks;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Tests.Hubs;

/// <summary>The hub on a real Kestrel over a scene: the network is real, the journal is the test's.</summary>
internal sealed class HubServer : IAsyncDisposable, IMessageSender, IDrafts, IReadCursors, IVisitorActions, IUserConnections, IHubTickets
{
    private readonly Scene _scene;
    private readonly WebApplication _app;
    private int _hasFailed;

    private HubServer(Scene scene, Action<FeedOptions> configure)
    {
        _scene = scene;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<IJournal>(scene.Journal).AddSingleton<IJournalFollower>(scene.Journal);
        builder.Services.AddSingleton<IWorkspaceConfiguration>(scene.Workspace);
        scene.Directory.Register(builder.Services);
        builder.Services.AddSingleton<IAuthenticator>(scene).AddSingleton<IMessageSender>(this).AddSingleton<IDrafts>(this)
            .AddSingleton<IReadCursors>(this).AddSingleton<IUserConnections>(this).AddSingleton<IVisitorActions>(this).AddSingleton<IHubTickets>(this);
        builder.Services.AddSingleton<SessionCache>().AddSingleton<TokenQuota>().AddSingleton<TokenGuard>()
            .AddSingleton<AddressConnections>();
        builder.Services.AddAgentHub().Configure(configure);
        _app = builder.Build();
        _app.MapAgentHub();
        _app.MapVisitorHub();
    }

    public RecordedLog Log { get; } = new();

    public LiveFeed Feed => _app.Services.GetRequiredService<LiveFeed>();

    /// <summary>http://127.0.0.1:port</summary>
    public Uri Url => new(_app.Urls.First());

    public static async Task<HubServer> StartAsync(Scene scene, Action<FeedOptions>? configure = null)
    {
        var server = new HubServer(scene, configure ?? (_ => { }));
        await scene.Journal.StartAsync([.. server._app.Services.GetServices<IJournalConsumer>(), scene.Workspace]);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Connects with REST's headers.</summary>
    public Task<HubClient> ConnectAsync(string userId) => HubClient.ConnectAsync(Url, socket =>
    {
        socket.SetRequestHeader("X-User-Id", userId);
        socket.SetRequestHeader("X-Auth-Token", Scene.TokenOf(userId));
    });

    /// <summary>Connects with the token in place of the headers, and reads the frames as they come.</summary>
    public Task<RawHubClient> ConnectRawAsync(string userId, bool reads = true) => RawHubClient.ConnectAsync(
        Url, socket => socket.SetRequestHeader("Authorization", $"Bearer {userId}:{Scene.TokenOf(userId)}"), reads);

    /// <summary>Connects as visitors do.</summary>
    public Task<HubClient> ConnectVisitorAsync() => HubClient.ConnectAsync(Url, _ => { }, path: "/hubs/visitor");

    /// <summary>Users with a connection, and how many.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, int> Connected { get; } = [];

    public void Open(string userId) => Connected.AddOrUpdate(userId, 1, (_, count) => count + 1);

    public void Close(string userId) => Connected.AddOrUpdate(userId, -1, (_, count) => count - 1);

    /// <summary>Stands for the conversation's actor.</summary>
    public Task<MessageView> SendAsync(Caller user, string roomId, string? messageId, string text, CancellationToken cancellationToken)
    {
        if (text == "fail") throw new InvalidOperationException("with a secret in it");
        MessageIds.Enqueue(messageId);
        if (text == "once" && Interlocked.Exchange(ref _hasFailed, 1) == 0) throw new TimeoutException("nobody knows");
        if (text == "busy") throw new JournalUnavailableException("nobody knows");
        if (!_scene.Directory.Rooms.ContainsKey(roomId)) throw new ContactCenterException(ConversationErrors.InvalidRoom);
        _scene.Say(roomId, text);
        var sender = new MessageSender(MessageSender.User, user.UserId, user.Username, user.Name);
        return Task.FromResult(new MessageView(messageId ?? "made", roomId, 2, DateTimeOffset.UnixEpoch, text, sender));
    }

    Task<SavedDraft> IDrafts.SaveAsync(Caller user, DraftToSave draft, string? connectionId, CancellationToken cancellationToken)
    {
        var saved = new DraftView(draft.Rid, draft.IsNote == true, draft.Msg, draft.Revision, DateTimeOffset.UnixEpoch);
        _app.Services.GetRequiredService<IDraftAnnouncer>().Announce(user.UserId, saved, connectionId);
        return Task.FromResult(new SavedDraft(saved, true));
    }

    Task IDrafts.EmptyAsync(Caller user, string roomId, bool isNote, string sentText, string? connectionId) => Task.CompletedTask;

    public async Task<MessageView> WriteNoteAsync(Caller user, string roomId, string? messageId, string text, CancellationToken cancellationToken) =>
        await SendAsync(user, roomId, messageId, text, cancellationToken) with { Type = MessageTypes.Note };

    /// <summary>The id of each attempt to send.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string?> MessageIds { get; } = [];

    Task IVisitorActions.CheckAsync(HttpContext http, VisitorCaller visitor, string roomId, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    bool IVisitorActions.IsBlocked(HttpContext http) => false;

    Task<MessageView> IVisitorActions.SendAsync(
        HttpContext http, VisitorCaller visitor, string roomId, string messageId, string text, CancellationToken cancellationToken)
    {
        _scene.Say(roomId, text);
        var sender = new MessageSender(MessageSender.Visitor, "v", "guest", null);
        return Task.FromResult(new MessageView(messageId, roomId, 2, DateTimeOffset.UnixEpoch, text, sender));
    }

    Task IVisitorActions.ReadAsync(
        HttpContext http, VisitorCaller visitor, string roomId, CommandContext context, long seq, CancellationToken cancellationToken)
    {
        Cursors.Enqueue(("visitor", roomId, seq));
        return Task.CompletedTask;
    }

    /// <summary>The tickets that a test gives out, and that are not spent yet.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, HubTicket> Tickets { get; } = [];

    Task<IssuedTicket> IHubTickets.IssueAsync(HubTicket ticket) => throw new NotSupportedException("Tests give out tickets themselves.");

    Task<HubTicket?> IHubTickets.RedeemAsync(string? ticket, string hub, CancellationToken cancellationToken) =>
        Task.FromResult(Tickets.TryRemove(ticket ?? "", out var held) && held.Hub == hub ? held : null);

    /// <summary>The cursors that users have moved.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<(string UserId, string RoomId, long Seq)> Cursors { get; } = [];

    public Task MoveAsync(Caller user, string roomId, CommandContext context, long seq, CancellationToken cancellationToken)
    {
        Cursors.Enqueue((user.UserId, roomId, seq));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Log.Dispose();
    }
}
