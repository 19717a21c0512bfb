using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Api.Identity;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>The events of a test: users, departments and conversations, written to a journal as the actors would.</summary>
internal sealed class Scene : IAuthenticator
{
    public const string VisitorKey = "secret-visitor-key";
    public const string ReservationId = "secret-reservation";

    private readonly ConcurrentDictionary<string, Caller> _users = [];
    private readonly ConcurrentDictionary<string, ConversationState> _rooms = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public Scene() => Workspace = new WorkspaceCopy(Journal);

    public TestJournal Journal { get; } = new();
    public TestDirectory Directory { get; } = new();
    public WorkspaceCopy Workspace { get; }

    /// <summary>Called when somebody's rights are looked up: for what happens in the middle of a subscription.</summary>
    public Action OnLookUp { get; set; } = () => { };

    public static string TokenOf(string userId) => "token-of-" + userId;

    public static string TokenHashOf(string userId) => SignInToken.Hash(TokenOf(userId));

    public ValueTask<Caller?> AuthenticateAsync(string? userId, string? token, CancellationToken cancellationToken = default) =>
        userId is null || token is null ? ValueTask.FromResult<Caller?>(null) : AuthenticateSessionAsync(userId, SignInToken.Hash(token), cancellationToken);

    public ValueTask<Caller?> AuthenticateSessionAsync(string userId, string tokenHash, CancellationToken cancellationToken = default)
    {
        var user = tokenHash == TokenHashOf(userId) ? _users.GetValueOrDefault(userId) : null;
        OnLookUp();
        return ValueTask.FromResult(user);
    }

    public Caller Find(string userId) => _users[userId];

    public void User(string userId, params string[] roles) =>
        Change(userId, new AccountCreated(userId, userId, null, "hash", [.. roles]), new Caller(userId, userId, userId, [.. roles]));

    public void Login(string userId) => Change(userId, new TokenIssued("hash", _now.AddDays(1)), _users[userId]);

    public void Logout(string userId) => Change(userId, new TokenRevoked("hash"), null);

    /// <summary>The token is no good any more, which no entry says.</summary>
    public void Expire(string userId) => _users.TryRemove(userId, out _);

    public void SetRoles(string userId, params string[] roles) =>
        Change(userId, new RoleChanged("any", true), new Caller(userId, userId, userId, [.. roles]));

    public void Department(string departmentId, params string[] agentIds) => Append(
        new EntityId(EntityTypes.Department, departmentId), new DepartmentAgentsChanged(
            [.. agentIds.Select(id => new DepartmentAgent(id, id, 0, 0))]) as DepartmentEntry, EntryTags.None);

    public void Agent(string agentId, AgentEntry what) => Append(new EntityId(EntityTypes.Agent, agentId), what, EntryTags.None);

    public void NewDepartment(string departmentId, params string[] agentIds)
    {
        Append(
            new EntityId(EntityTypes.Department, departmentId),
            new DepartmentSaved(new DepartmentProfile(departmentId, "d@x.de", true, true, true, null, null)) as DepartmentEntry, EntryTags.None);
        Department(departmentId, agentIds);
    }

    public void NewUnit(string unitId, string monitorId, params string[] departmentIds) => Append<WorkspaceEntry>(
        new EntityId(EntityTypes.Workspace, IWorkspaceGrain.Key),
        new ItemSaved(new UnitItem(
            unitId, unitId, "public", [new UnitMonitor(monitorId, monitorId)], [.. departmentIds], DateTimeOffset.UnixEpoch)), EntryTags.None);

    public void Grant(string permission, params string[] roles) => Append<WorkspaceEntry>(
        new EntityId(EntityTypes.Workspace, IWorkspaceGrain.Key),
        new PermissionsChanged([new PermissionRoles(permission, [.. roles])]), EntryTags.None);

    public long Start(string roomId, string? departmentId = null) => Happens(roomId, new ConversationStarted(
        VisitorKey, new ConversationVisitor("visitor-" + roomId, "guest-1", "Ada"), "contact-" + roomId, "Ada", false,
        new ChannelSource("widget"), departmentId));

    /// <summary>A conversation of a visitor who can connect with this token.</summary>
    public long StartAs(string token, string roomId, string? departmentId = null)
    {
        var key = ContactCenter.Parties.VisitorKey.Of(token);
        var (visitorId, username) = ContactCenter.Visitors.VisitorNames.Of(key);
        Directory.Visitors[key] = visitorId;
        return Happens(roomId, new ConversationStarted(
            key, new ConversationVisitor(visitorId, username, "Ada"), "contact-" + roomId, "Name the agents gave", false,
            new ChannelSource("widget"), departmentId));
    }

    public long Take(string roomId, string agentId) =>
        Happens(roomId, new AgentAssigned(new AgentReference(agentId, agentId), ReservationId, AssignmentReason.Taken));

    public long Say(string roomId, string text) => Happens(roomId, new MessagePosted(
        "id-of-" + text[..Math.Min(text.Length, 40)], text, new MessageSender(MessageSender.Visitor, "visitor-" + roomId, "guest-1", "Ada")));

    public long Close(string roomId) =>
        Happens(roomId, new ConversationClosed("visitor", null, "Closed by visitor", [], _rooms[roomId].View?.ServedBy?.UserId));

    /// <returns>The position.</returns>
    public long Happens(string roomId, params ConversationEntry[] together)
    {
        lock (_gate)
        {
            var state = _rooms.GetValueOrDefault(roomId, ConversationState.None);
            var states = new List<ConversationState>();
            foreach (var entry in together)
            {
                var recorded = new Recorded<ConversationEntry>((state.View?.Seq ?? 0) + 1, _now = _now.AddMilliseconds(1), Actors.System, entry);
                states.Add(state = ConversationState.Apply(roomId, state, recorded));
            }

            // One commit: nobody sees the directory between its entries.
            _rooms[roomId] = state;
            Directory.Rooms[roomId] = state.View!;
            return together.Zip(states, (entry, after) => Append(
                new EntityId(EntityTypes.Conversation, roomId), entry,
                new EntryTags(after.View!.ContactId, roomId, after.View.ServedBy?.UserId, after.View.DepartmentId)).Position).Last();
        }
    }

    private void Change(string userId, AccountEntry entry, Caller? after)
    {
        if (after is null) _users.TryRemove(userId, out _);
        else _users[userId] = after;
        Append(new EntityId(EntityTypes.Account, userId), entry, EntryTags.None);
    }

    private JournalEntry Append<TEntry>(EntityId entity, TEntry entry, EntryTags tags)
        where TEntry : class =>
        Journal.Append(entity, _now, EntryCodec<TEntry>.KindOf(entry), EntryCodec<TEntry>.Write(entry), tags);
}
