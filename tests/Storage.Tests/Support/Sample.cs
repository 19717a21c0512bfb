using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Addresses;
using ContactCenter.Agents;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests;

/// <summary>Entries and rows for tests; what a test does not care about has a default.</summary>
internal static class Sample
{
    public static DateTimeOffset Time { get; } = new(2026, 3, 4, 5, 6, 7, 891, TimeSpan.Zero);

    public static string NewId() => Guid.NewGuid().ToString("N");

    public static EntityId NewEntity(string type = EntityTypes.Conversation) => new(type, NewId());

    public static NewEntry Entry(string? commandId = null, string kind = "message", string data = "{}") =>
        new(Time, "user:u1", kind, data, commandId, new EntryTags("c1", "r1", "a1", null));

    public static JournalAppend Append(EntityId entity, long afterSeq, string? commandId = null,
        params ImmutableArray<DirectoryRow> rows) =>
        new(entity, afterSeq, [Entry(commandId)], rows);

    public static JournalAppend AppendMany(EntityId entity, long afterSeq, int count, string? commandId = null) =>
        new(entity, afterSeq, [Entry(commandId), .. Enumerable.Range(1, count - 1).Select(_ => Entry())], []);

    public static ContactRow Contact(string id, string name = "Nobody") => new(
        id, name, [], [], [], [], Unknown: false, Enabled: true, PreRegistered: false, ManagerId: null, Time, Time, null, [],
        Document(new ContactView { ContactId = id, Name = name }));

    public static BlocksRow Blocks(string contactId, params ImmutableArray<BlockRow> blocks) => new(EntityTypes.Contact, contactId, blocks);

    /// <summary>A block whose target is its id.</summary>
    public static BlockRow Block(
        string id, string scope = BlockScopes.Contact, string? contactId = null, DateTimeOffset? expiresAt = null) =>
        new(id, scope, BlockTarget.HashOf(scope, id), $"Target {id}", contactId, Actors.System, Time, expiresAt,
            Document(new BlockView(id, scope, $"Target {id}", contactId, null, null, null, Actors.System, Time, expiresAt)));

    public static VisitorRow Visitor(string key, string id) => new(key, id, "guest-1", "Guest", null, null, Time,
        Document(new VisitorView { VisitorId = id, Username = "guest-1" }));

    public static ConversationRow Conversation(string id, string status = ConversationStatuses.Open) => new(
        id, "c1", "v1", "vk1", "Conversation", status, AgentId: null, DepartmentId: null, Time, QueuedAt: null, ClosedAt: null, Time,
        DueAt: null, "widget", SourceId: null, [], Document(ConversationView(id)));

    public static CallRow Call(string id, string? number = null, string? name = null) => new(
        id, null, name, CallStates.Ended, IsOpen: false, CallDirections.Inbound, AgentId: null, [], DepartmentId: null, Time, null, Time.AddMinutes(1),
        DueAt: null, [], Document(new CallView
        {
            CallId = id, Provider = "pbx", ProviderCallId = id, Record = new CallRecord { State = CallStates.Ended }, Number = number,
        }))
    {
        Number = number, NumberKey = number is null ? null : ContactAddresses.PhoneKey(number),
    };

    public static AccountRow Account(string id, string username) => new(
        id, username, $"Name of {username}", Email: null, Active: true, Roles: [], Tokens: [], Time,
        Document(new AccountView { UserId = id, Username = username, Name = $"Name of {username}" }));

    public static AgentRow Agent(string id, int serving = 0, int? capacity = null, bool available = true) => new(
        id, $"name-{id}", available, serving, capacity, LastAssignedAt: null,
        Document(new AgentView { UserId = id, Username = $"name-{id}" }));

    public static DepartmentRow Department(string id, params ImmutableArray<string> agentIds) =>
        new(id, $"Department {id}", Enabled: true, Archived: false, agentIds,
            Document(new DepartmentView
            {
                DepartmentId = id, Profile = new DepartmentProfile($"Department {id}", "d@example.com", true, true, true, null, null),
            }));

    public static ConversationView ConversationView(string id) => new()
    {
        RoomId = id, Visitor = new ConversationVisitor("v1", "guest-1", null), ContactId = "c1", Name = "Conversation",
        Status = ConversationStatuses.Open, Source = new ChannelSource("widget", null),
    };

    public static string Document<TView>(TView view) => JsonSerializer.Serialize(view, JournalJson.Options);

    public static PageRequest Page(int offset = 0, int count = 100, params ImmutableArray<SortBy> sort) => new(offset, count, sort);

    public static ConversationQuery Conversations(PageRequest? page = null) => new(page ?? Page(), [], [], [], []);

    /// <summary>Writes rows as a new entity would; returns when they are readable.</summary>
    public static Task<AppendOutcome> PutAsync(this IJournal journal, params ImmutableArray<DirectoryRow> rows) =>
        journal.AppendAsync(new JournalAppend(NewEntity(EntityTypes.Workspace), 0, [Entry()], rows));
}
