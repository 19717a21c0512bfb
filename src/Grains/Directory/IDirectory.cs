using System.Collections.Immutable;

namespace ContactCenter.Directory;

/// <summary>A page by offset, as the REST contract asks (§9.4). <paramref name="Count"/> is already clamped by the edge.</summary>
/// <param name="Sort">Fields in order of precedence; unknown fields were refused at the edge.</param>
public sealed record PageRequest(int Offset, int Count, ImmutableArray<SortBy> Sort);

/// <summary>A sort field of the directory, by its contract name ("name", "ts", "closedAt", …).</summary>
public sealed record SortBy(string Field, bool Descending);

/// <summary>One page and the number of all items that match.</summary>
public sealed record Page<T>(ImmutableArray<T> Items, long Total);

/// <summary>Filter of contacts.search.</summary>
/// <param name="Text">A literal substring without regard to case or accents, also over phone digits; null or empty = all.</param>
public sealed record ContactQuery(string? Text, bool Unknown, PageRequest Page);

/// <summary>Filter of conversations; every part that is present must hold.</summary>
/// <param name="Statuses">Any of these; empty = all.</param>
/// <param name="ExactName">The whole name, with regard to case.</param>
/// <param name="NameContains">A literal substring of the name without regard to case.</param>
/// <param name="Tags">Any of these; empty = all.</param>
/// <param name="NoAgent">Only conversations without a serving agent.</param>
public sealed record ConversationQuery(
    PageRequest Page,
    ImmutableArray<string> Statuses,
    ImmutableArray<string> AgentIds,
    ImmutableArray<string> DepartmentIds,
    ImmutableArray<string> Tags,
    string? ContactId = null,
    string? VisitorId = null,
    string? ExactName = null,
    string? NameContains = null,
    bool NoAgent = false,
    DateTimeOffset? OpenedFrom = null, DateTimeOffset? OpenedUntil = null,
    DateTimeOffset? ClosedFrom = null, DateTimeOffset? ClosedUntil = null,
    string? SourceType = null);

/// <summary>A visitor's keys: the secret-derived one for its own calls, the public one for agents.</summary>
public sealed record VisitorKeys(string VisitorKey, string VisitorId, string Document);

/// <summary>A token's owner, for sign-in by header.</summary>
public sealed record TokenOwner(string UserId, DateTimeOffset ExpiresAt);

/// <summary>An agent who could take a conversation now.</summary>
public sealed record AgentCandidate(string UserId, int Serving, int? Capacity, DateTimeOffset? LastAssignedAt);

/// <summary>A conversation that waits.</summary>
public sealed record WaitingConversation(string RoomId, string? DepartmentId, DateTimeOffset QueuedAt);

/// <summary>
/// The read side: SQL over rows that were written with the journal, so every answer includes every acknowledged write (promise 4).
/// Documents are the entities' views as JSON.
/// </summary>
public interface IDirectory
{
    Task<string?> FindContactAsync(string contactId, CancellationToken cancellationToken = default);
    Task<Page<string>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default);

    /// <summary>Exact match on contact id, e-mail (lower-cased) or phone; disabled contacts count (contract §1.7).</summary>
    Task<bool> ContactExistsAsync(string? contactId, string? email, string? phone, CancellationToken cancellationToken = default);

    /// <summary>The contact that has this visitor on this source as a channel; null = none.</summary>
    Task<string?> FindContactIdByChannelAsync(string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default);

    /// <summary>The oldest enabled, pre-registered contact with exactly this e-mail or phone (contract §1.13 1a); null = none.</summary>
    Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default);

    Task<string?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default);
    Task<Page<string>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default);

    /// <summary>Room ids of the not closed conversations an agent serves.</summary>
    Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default);

    /// <summary>Queued conversations of one queue (null = no department), oldest first.</summary>
    Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(string? departmentId, int limit, CancellationToken cancellationToken = default);

    /// <summary>The departments (null = none) that have a queued conversation.</summary>
    Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default);

    Task<VisitorKeys?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default);
    Task<VisitorKeys?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default);

    Task<string?> FindAccountAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>By user name or e-mail, without regard to case.</summary>
    Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default);
    Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default);
    Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default);

    /// <summary>Accounts that have the role, by name; text is a literal substring of user name or name.</summary>
    Task<Page<string>> ListAccountsWithRoleAsync(string role, string? text, PageRequest page, CancellationToken cancellationToken = default);

    Task<string?> FindAgentAsync(string userId, CancellationToken cancellationToken = default);
    Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Available agents of a department (null = every agent), fewest conversations first, then longest without an assignment, then by id.
    /// Agents at their own <see cref="AgentRow.Capacity"/> are left out; those without one are left out at <paramref name="defaultCapacity"/> (null = no limit).
    /// </summary>
    Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, CancellationToken cancellationToken = default);

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
