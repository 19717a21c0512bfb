using System.Collections.Immutable;
using ContactCenter.Parties;

namespace ContactCenter.Directory;

/// <summary>A page by offset, as the REST contract asks (§9.4). <paramref name="Count"/> is already clamped by the edge.</summary>
/// <param name="Sort">Fields in order of precedence; unknown fields were refused at the edge.</param>
public sealed record PageRequest(int Offset, int Count, ImmutableArray<SortBy> Sort);

/// <summary>A sort field of the directory, by its contract name ("name", "ts", "closedAt", …).</summary>
public sealed record SortBy(string Field, bool Descending);

/// <summary>One page and the number of all items that match.</summary>
/// <param name="Total">
/// Exact up to <see cref="DirectoryLimits.CountedTotalMax"/>, on the last page, and for contacts without a text; any other is counted no
/// further: at least that many, and at least one more than what the pages so far have shown when there is more.
/// </param>
public sealed record Page<T>(ImmutableArray<T> Items, long Total);

/// <summary>Limits of the directory.</summary>
public static class DirectoryLimits
{
    /// <summary>Matching items that are counted for a page's total.</summary>
    public const long CountedTotalMax = 10_000;

    /// <summary>Contacts that are looked at as possible duplicates of one contact.</summary>
    public const int DuplicatesOfContactMax = 1_000;

    /// <summary>Items that an upkeep asks for at once: those of a run and those that are set aside.</summary>
    public const int UpkeepItemsMax = 10_000;

    /// <summary>Target hashes of one <see cref="IDirectory.FindBlockAsync"/>.</summary>
    public const int TargetHashesMax = 300;
}

/// <summary>Filter of contacts.search.</summary>
/// <param name="Text">A literal substring without regard to case or accents, also over phone digits; null or empty = all.</param>
public sealed record ContactQuery(string? Text, bool Unknown, PageRequest Page);

/// <summary>Filter of conversations; every part that is present must hold.</summary>
/// <param name="Statuses">Any of these; empty = all.</param>
/// <param name="ExactName">The whole name, with regard to case.</param>
/// <param name="NameContains">A literal substring of the name without regard to case.</param>
/// <param name="Tags">Any of these; empty = all.</param>
/// <param name="ContactIds">Opened with any of these contacts; default = all.</param>
/// <param name="NoAgent">Only conversations without a serving agent.</param>
public sealed record ConversationQuery(
    PageRequest Page,
    ImmutableArray<string> Statuses,
    ImmutableArray<string> AgentIds,
    ImmutableArray<string> DepartmentIds,
    ImmutableArray<string> Tags,
    ImmutableArray<string> ContactIds = default,
    string? VisitorId = null,
    string? ExactName = null,
    string? NameContains = null,
    bool NoAgent = false,
    DateTimeOffset? OpenedFrom = null, DateTimeOffset? OpenedUntil = null,
    DateTimeOffset? ClosedFrom = null, DateTimeOffset? ClosedUntil = null,
    string? SourceType = null)
{
    /// <summary>Each must be contained in the room's custom field of that name, literally and without regard to case.</summary>
    public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Only conversations that this agent serves or has served; null = all.</summary>
    public string? HandledBy { get; init; }

    /// <summary>Besides those of <see cref="DepartmentIds"/>, also conversations without a department.</summary>
    public bool OrNoDepartment { get; init; }

    /// <summary>Channels of any of these types; empty = all.</summary>
    public ImmutableArray<string> SourceTypes { get; init; } = [];

    /// <summary>The one of several channels of a type.</summary>
    public string? SourceId { get; init; }

    public bool? Verified { get; init; }

    /// <summary>Weights of priorities (<see cref="ConversationRow.PriorityWeight"/>); empty = all.</summary>
    public ImmutableArray<int> PriorityWeights { get; init; } = [];

    /// <summary>Whether it goes on and the visitor wrote what no agent has read.</summary>
    public bool? Unread { get; init; }
}

/// <summary>A visitor's keys: the secret-derived one for its own calls, the public one for agents.</summary>
public sealed record VisitorKeys(string VisitorKey, string VisitorId, string Document);

/// <summary>A token's owner, for sign-in by header.</summary>
public sealed record TokenOwner(string UserId, DateTimeOffset ExpiresAt)
{
    /// <summary>When it was used last as far as that is noted, else made.</summary>
    public DateTimeOffset UsedAt { get; init; }
}

/// <summary>A session in a list over all users.</summary>
public sealed record ListedSession(string UserId, string Username, string Name, TokenRow Token);

/// <summary>An agent who could take a conversation now.</summary>
public sealed record AgentCandidate(string UserId, int Serving, int? Capacity, DateTimeOffset? LastAssignedAt)
{
    public string Username { get; init; } = "";
    public ImmutableArray<string> Skills { get; init; } = [];
}

/// <summary>A conversation that waits.</summary>
/// <param name="QueuedAt">By which it stands in the line.</param>
public sealed record WaitingConversation(string RoomId, string? DepartmentId, DateTimeOffset QueuedAt)
{
    public DateTimeOffset OpenedAt { get; init; }
    public int PriorityWeight { get; init; } = 99;
    public int SlaMinutes { get; init; } = 9_999_999;
    public string? PreferredAgentId { get; init; }
    public string? AvoidedAgentId { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <summary>A user without a live connection.</summary>
/// <param name="SeenAt">When the last one was seen.</param>
public sealed record UnseenUser(string UserId, DateTimeOffset SeenAt);

/// <param name="Type">Such as widget, api or email.</param>
/// <param name="Id">Which of several of that type; null = there is one.</param>
public sealed record ChannelKind(string Type, string? Id);

/// <summary>How many conversations an agent serves in one department (null = none).</summary>
public sealed record ServedCount(string AgentDocument, string? DepartmentId, int Conversations);

/// <summary>
/// What waits and may be offered to one agent (contract §3.4 queuedForUser): for whom it is asked first, else what nobody is asked first
/// for.
/// </summary>
/// <param name="DepartmentIds">The agent's own departments.</param>
/// <param name="OnlyDepartmentIds">Nothing else is listed; null = also what has no department.</param>
public sealed record OfferedQuery(
    string AgentId, ImmutableArray<string> DepartmentIds, ImmutableArray<string>? OnlyDepartmentIds, QueueOrder Order, PageRequest Page);

/// <summary>In which order a queue serves (contract §3.4, Omnichannel_sorting_mechanism).</summary>
public enum QueueOrder
{
    Timestamp,

    /// <summary>By priority weight, then time.</summary>
    Priority,

    /// <summary>By the service level's due time, then time.</summary>
    ServiceLevel,
}

/// <summary>A conversation whose timeout is due.</summary>
public sealed record DueConversation(string RoomId, DateTimeOffset DueAt);

/// <summary>An agent who is offline, with conversations left.</summary>
public sealed record LeftAgent(string AgentId, DateTimeOffset LeftAt);

/// <summary>Two contacts that may be the same person, as documents.</summary>
public sealed record DuplicatePair(string First, string Second);

/// <param name="Next">Where the next page begins; null = there is none.</param>
public sealed record DuplicatePage(ImmutableArray<DuplicatePair> Pairs, string? Next);

/// <param name="ContactId">The contact; null = it is gone already, and the rest is left to do.</param>
public sealed record BegunErasure(string? ContactId, string ErasureId);

/// <summary>The actor that keeps a block: <see cref="BlocksRow.OwnerType"/> and <see cref="BlocksRow.OwnerId"/>.</summary>
public sealed record BlockOwner(string OwnerType, string OwnerId);

/// <summary>Filter of contacts.blocked; every part that is present must hold.</summary>
/// <param name="Text">A literal substring of the target without regard to case or accents.</param>
/// <param name="InForceAt">Only blocks in force at this time; null = also expired ones that are not lifted yet.</param>
public sealed record BlockQuery(
    PageRequest Page, string? Scope = null, string? Text = null, string? ContactId = null, string? BlockedBy = null,
    DateTimeOffset? InForceAt = null);

/// <param name="Refusals">Attempts that the block has refused.</param>
public sealed record ListedBlock(string Document, long Refusals, DateTimeOffset? LastRefusedAt);

/// <summary>
/// The read side: SQL over rows that were written with the journal, so every answer includes every acknowledged write (promise 4).
/// Documents are the entities' views as JSON.
/// </summary>
public interface IDirectory
{
    /// <summary>The contact of this id, or the one that it is merged into.</summary>
    Task<string?> FindContactAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>The id of the contact that this id finds: its own, that of the contact it is merged into, or (nobody has it) the id itself.</summary>
    Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default);
    Task<Page<string>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default);

    /// <summary>Match on contact id, or on e-mail or phone however they are written; disabled contacts count (contract §1.7).</summary>
    /// <param name="phone">As <see cref="Contacts.PhoneForm.Shown"/> writes it, where it has digits.</param>
    Task<bool> ContactExistsAsync(string? contactId, string? email, string? phone, CancellationToken cancellationToken = default);

    /// <summary>The contact that has this visitor on this source as a channel; null = none.</summary>
    Task<string?> FindContactIdByChannelAsync(string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default);

    /// <summary>The oldest enabled, pre-registered contact with this e-mail or phone, however written (contract §1.13 1a); null = none.</summary>
    Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default);

    /// <summary>The contact that has a channel of this visitor, on whatever source; null = none.</summary>
    Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default);

    /// <summary>The visitor that registered last with this e-mail or phone, however written, of all its tokens; null = none.</summary>
    Task<string?> FindVisitorIdByAddressAsync(string? email, string? phone, CancellationToken cancellationToken = default);

    /// <summary>Users who manage contacts and are no agents (any more).</summary>
    Task<ImmutableArray<string>> ListDepartedManagersAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Contacts other than <paramref name="exceptContactId"/> that have a channel verified with exactly this field and value.</summary>
    Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Contacts that may be the same person as this one: an address in common, or the same name (without regard to case) and phone digits;
    /// disabled ones and those named in <see cref="ContactRow.NotDuplicates"/> of either are left out. Documents, at most <paramref name="limit"/>.
    /// </summary>
    Task<ImmutableArray<string>> ListDuplicatesAsync(string contactId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Pairs of such contacts in the order of the first's id and the second's.</summary>
    /// <param name="after">A page's <see cref="DuplicatePage.Next"/>; null = from the start.</param>
    Task<DuplicatePage> ListDuplicatePairsAsync(string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Documents of all enabled contacts in the order of their ids, for export.</summary>
    Task<ImmutableArray<string>> ReadContactsAsync(string? afterContactId, int limit, CancellationToken cancellationToken = default);

    Task<ImmutableArray<string>> ListContactIdsOfManagerAsync(string userId, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Conversations opened with one of these contacts, or one of these visitors' now, whoever opened them: in the order of their ids, whatever
    /// their status.
    /// </summary>
    Task<ImmutableArray<string>> ListRoomIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> visitorIds, string? afterRoomId, int limit,
        CancellationToken cancellationToken = default);

    /// <summary>Conversations opened with one of these contacts that show another name or another contact than these.</summary>
    Task<ImmutableArray<string>> ListRoomsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Contacts with <see cref="ContactRow.RoomsFollow"/> = false.</summary>
    Task<ImmutableArray<string>> ListContactIdsToFollowAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Erasures that are not complete, oldest receipt ids first.</summary>
    Task<ImmutableArray<BegunErasure>> ListBegunErasuresAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Whether this contact, which was found elsewhere, is being erased.</summary>
    Task<bool> IsBeingErasedAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>Contacts that have this visitor as a channel.</summary>
    Task<ImmutableArray<string>> ListContactIdsOfVisitorAsync(string visitorId, int limit, CancellationToken cancellationToken = default);

    Task<Page<ListedBlock>> ListBlocksAsync(BlockQuery query, CancellationToken cancellationToken = default);

    /// <summary>A block in force at <paramref name="now"/> whose target hash is one of these (at most 300); null = none.</summary>
    Task<BlockRow?> FindBlockAsync(ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Blocks whose time is over and that nobody has lifted yet, oldest first.</summary>
    Task<ImmutableArray<BlockOwner>> ListExpiredBlocksAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whose blocks in force keep out the channel, the contact, or an address of the visitor or contact of a conversation that is not closed:
    /// the closing was cut off by a crash, or the contact got the address since.
    /// </summary>
    Task<ImmutableArray<BlockOwner>> ListBlocksToEnforceAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Visitors that have this e-mail address or phone number, or are a channel of a contact that has it, in the order of their keys.
    /// </summary>
    Task<ImmutableArray<string>> ListVisitorKeysByAddressAsync(
        string? email, string? phone, string afterKey, int limit, CancellationToken cancellationToken = default);

    /// <summary>Not closed conversations of a contact or visitor that has this e-mail address or phone number.</summary>
    Task<ImmutableArray<string>> ListOpenRoomIdsByAddressAsync(string? email, string? phone, int limit, CancellationToken cancellationToken = default);

    Task<string?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default);
    Task<Page<string>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default);

    /// <summary>Conversations whose timeout is due, the longest due first.</summary>
    Task<ImmutableArray<DueConversation>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default);

    /// <summary>Agents who have been offline since before <paramref name="before"/> and still serve conversations, by id.</summary>
    Task<ImmutableArray<LeftAgent>> ListLeftAgentsAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Users who serve conversations, also on hold, and are no agents: their account is gone or not active, or has lost the role. By id.
    /// </summary>
    Task<ImmutableArray<string>> ListGoneAgentsAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Room ids of the conversations an agent serves or has on hold.</summary>
    /// <param name="departmentId">Only those of this department; null = all.</param>
    Task<ImmutableArray<string>> ListRoomIdsOfAgentAsync(
        string agentId, string? departmentId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Users whose last live connection was seen before <paramref name="before"/>, by id (<see cref="IDirectoryUpkeep.SeeUsersAsync"/>).</summary>
    Task<ImmutableArray<UnseenUser>> ListUnseenUsersAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default);

    /// <summary>Room ids of the conversations an agent serves now; those on hold take no slot and are left out.</summary>
    Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default);

    /// <summary>Conversations in the order in which they are served.</summary>
    Task<Page<string>> ListOfferedAsync(OfferedQuery query, CancellationToken cancellationToken = default);

    /// <summary>The different channels through which conversations came, as far as the newest 10,000 tell.</summary>
    Task<ImmutableArray<ChannelKind>> ListChannelKindsAsync(CancellationToken cancellationToken = default);

    /// <summary>Closed conversations by id, for who goes through all of them.</summary>
    /// <param name="departmentIds">Empty = all, and those without a department.</param>
    Task<ImmutableArray<string>> ListClosedRoomIdsAsync(
        ImmutableArray<string> departmentIds, string? afterRoomId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Served conversations per agent and department, most first; those on hold are not counted. At most 1,000 lines.</summary>
    /// <param name="agentId">Null = every agent.</param>
    /// <param name="departmentId">Null = every department and none.</param>
    Task<ImmutableArray<ServedCount>> CountServedAsync(
        string? agentId, string? departmentId, bool includesOffline, CancellationToken cancellationToken = default);

    /// <summary>Who served the contact's newest conversation that anybody served (contract §3.6 last-chatted agent).</summary>
    Task<string?> FindLastAgentIdAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>Queued conversations of one queue (null = no department), first come first.</summary>
    Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(string? departmentId, int limit, CancellationToken cancellationToken = default) =>
        ListWaitingAsync(departmentId, QueueOrder.Timestamp, limit, cancellationToken);

    /// <summary>Queued conversations of one queue (null = no department) in the order in which they are served.</summary>
    Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, QueueOrder order, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// How long the conversations of one queue (null = no department) that an agent served and that were closed last took, from opening to
    /// closing, the newest first. Only the newest <see cref="Conversations.ConversationLimits.RecentChatsMax"/> closed conversations of all
    /// queues are looked at.
    /// </summary>
    Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(string? departmentId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Closed conversations that <see cref="ListRecentChatTimesAsync"/> looks at, so that it costs the same however many there are.</summary>

    /// <summary>The departments (null = none) that have a queued conversation.</summary>
    Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default);

    Task<VisitorKeys?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default);
    /// <summary>Visitors by name; text is a literal part of a name or an address, without regard to case.</summary>
    /// <param name="exceptIds">Visitor ids that are left out.</param>
    Task<Page<string>> ListVisitorsAsync(
        string? text, ImmutableArray<string> exceptIds, PageRequest page, CancellationToken cancellationToken = default);

    Task<VisitorKeys?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default);

    Task<string?> FindAccountAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>By user name or e-mail, without regard to case.</summary>
    Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default);
    Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default);
    Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default);

    /// <summary>Active accounts that have the role, counted up to <paramref name="limit"/>.</summary>
    Task<int> CountActiveAccountsAsync(string role, int limit, CancellationToken cancellationToken = default);

    /// <summary>The account that another service's user is linked to (<see cref="Accounts.AccountIdentity.KeyOf"/>); null = none.</summary>
    Task<string?> FindAccountIdByIdentityAsync(string identityKey, CancellationToken cancellationToken = default);

    /// <summary>Sessions of all users that end after <paramref name="now"/>, the newest first.</summary>
    Task<Page<ListedSession>> ListSessionsAsync(DateTimeOffset now, PageRequest page, CancellationToken cancellationToken = default);

    /// <summary>Accounts that have the role (null = all), by name; text is a literal substring of user name or name.</summary>
    Task<Page<string>> ListAccountsWithRoleAsync(string? role, string? text, PageRequest page, CancellationToken cancellationToken = default);

    Task<string?> FindAgentAsync(string userId, CancellationToken cancellationToken = default);
    Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Available agents of a department (null = every agent), fewest conversations first, then longest without an assignment, then by id.
    /// Agents at their own <see cref="AgentRow.Capacity"/> are left out; those without one are left out at
    /// <paramref name="defaultCapacity"/> (null = no limit).
    /// </summary>
    /// <param name="role">Only agents whose account has it; null = all.</param>
    Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, string? role = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Agents whose reserved slots are not as many as the conversations they serve: a release was lost in a crash, or an assignment is
    /// under way this moment.
    /// </summary>
    Task<ImmutableArray<string>> ListAgentsOutOfStepAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>By id, or by exact name.</summary>
    Task<string?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default);
    Task<ImmutableArray<string>> ListDepartmentsAsync(CancellationToken cancellationToken = default);
    Task<ImmutableArray<string>> ListDepartmentIdsOfAgentAsync(string agentId, CancellationToken cancellationToken = default);
}
