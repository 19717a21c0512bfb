using System.Collections.Immutable;
using ContactCenter.Parties;

namespace ContactCenter.Listing;

/// <summary>
/// What lists, filters and search know of one entity. Written in the transaction of the entity's entries and read by SQL without waking
/// the actor. Columns are what is filtered or sorted by; <c>Document</c> is the entity's view as JSON, returned as it is.
/// </summary>
public abstract record DirectoryRow
{
    /// <summary>The row's key in its table.</summary>
    public abstract string Key { get; }
}

/// <summary>Removes an entity's row (and the rows that hang on it) from its table.</summary>
/// <param name="EntityType">One of <see cref="Journal.EntityTypes"/>.</param>
public sealed record RemovedRow(string EntityType, string EntityKey) : DirectoryRow
{
    public override string Key => EntityKey;
}

/// <summary>A contact with its addresses and channels.</summary>
/// <param name="Emails">The e-mail addresses in the form of <see cref="Addresses.ContactAddresses"/>.</param>
/// <param name="Phones">The phone numbers as they were entered.</param>
/// <param name="Usernames">User names of the contact's visitors.</param>
/// <param name="SearchableValues">Values of the custom fields that are marked searchable.</param>
public sealed record ContactRow(
    string ContactId, string Name, ImmutableArray<string> Emails, ImmutableArray<string> Phones, ImmutableArray<string> Usernames,
    ImmutableArray<string> SearchableValues, bool Unknown, bool Enabled, bool PreRegistered, string? ManagerId,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? LastChatAt, ImmutableArray<ContactChannelRow> Channels, string Document)
    : DirectoryRow
{
    public override string Key => ContactId;

    /// <summary>Ids of the contacts merged into this one, directly or not: they find this contact.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The <see cref="Workspace.WorkspaceSnapshot.IndexVersion"/> by which <see cref="SearchableValues"/> were chosen.</summary>
    public long SearchVersion { get; init; }

    /// <summary>In which its numbers without a country are.</summary>
    public string PhoneRegion { get; init; } = "";

    /// <summary>
    /// False: conversations of this contact may still show an older name or contact id
    /// (<see cref="IContactFollowUps.ListRoomsOutOfStepAsync"/>).
    /// </summary>
    public bool RoomsFollow { get; init; } = true;

    /// <summary>Its erasure has begun: the id of the receipt that ends it.</summary>
    public string? ErasureId { get; init; }

    /// <summary>Contacts that somebody said are other people, however alike they look.</summary>
    public ImmutableArray<string> NotDuplicates { get; init; } = [];
}

/// <summary>One way a contact can reach us: a visitor on a source.</summary>
/// <param name="VerifiedField">The kind of address that was proven, "email" or "phone"; null while not verified.</param>
public sealed record ContactChannelRow(
    string VisitorId, string SourceType, string? SourceId, string Name, bool Verified, bool Blocked,
    string? VerifiedField = null, string? VerifiedValue = null);

/// <summary>All blocks that one actor keeps (a contact, or the actor of an address), replaced as a whole. Empty = none.</summary>
/// <param name="OwnerId">The actor's key.</param>
/// <param name="OwnerType"><see cref="Journal.EntityTypes.Contact"/> or <see cref="Journal.EntityTypes.Block"/>.</param>
public sealed record BlocksRow(string OwnerType, string OwnerId, ImmutableArray<BlockRow> Blocks) : DirectoryRow
{
    public override string Key => OwnerId;
}

/// <summary>A block, in force or expired and not lifted yet.</summary>
/// <param name="Scope">One of <see cref="Blocks.BlockScopes"/>.</param>
/// <param name="TargetHash"><see cref="Blocks.BlockTarget.HashOf"/>: how an attempt is recognised.</param>
/// <param name="Target">The address, range or name as an operator reads it; null when it was erased.</param>
/// <param name="BlockedBy">The actor, as the journal writes it.</param>
/// <param name="Document">The <see cref="Blocks.BlockView"/> as JSON.</param>
public sealed record BlockRow(
    string BlockId, string Scope, string TargetHash, string? Target, string? ContactId, string BlockedBy, DateTimeOffset BlockedAt,
    DateTimeOffset? ExpiresAt, string Document);

/// <summary>A visitor. Its key is a hash of its token, which is a secret and stored nowhere.</summary>
public sealed record VisitorRow(
    string VisitorKey, string VisitorId, string Username, string? Name, string? Email, string? Phone, DateTimeOffset CreatedAt, string Document)
    : DirectoryRow
{
    public override string Key => VisitorKey;

    /// <summary>In which its number is, when it was written without a country.</summary>
    public string PhoneRegion { get; init; } = "";
}

/// <summary>A conversation (a "room" of the REST contract).</summary>
/// <param name="ContactId">The contact it was opened with: it stays, whatever is merged later.</param>
/// <param name="Status">One of <see cref="ConversationStatuses"/>.</param>
/// <param name="QueuedAt">By which it stands in the line; null when it does not wait.</param>
/// <param name="DueAt">The time when the conversation's next timeout is due; null when it has none.</param>
public sealed record ConversationRow(
    string RoomId, string ContactId, string VisitorId, string VisitorKey, string Name, string Status, string? AgentId, string? DepartmentId,
    DateTimeOffset OpenedAt, DateTimeOffset? QueuedAt, DateTimeOffset? ClosedAt, DateTimeOffset LastMessageAt, DateTimeOffset? DueAt,
    string SourceType, string? SourceId, ImmutableArray<string> Tags, string Document)
    : DirectoryRow
{
    public override string Key => RoomId;

    /// <summary>The contact that is shown: <see cref="ContactId"/>, or the one it is merged into.</summary>
    public string? ShownContactId { get; init; }

    /// <summary>1 (highest) to 5; 99 = none.</summary>
    public int PriorityWeight { get; init; } = 99;

    /// <summary>The service level's due time; 9,999,999 = none.</summary>
    public int SlaMinutes { get; init; } = 9_999_999;

    /// <summary>The agent who is asked first while the conversation waits.</summary>
    public string? PreferredAgentId { get; init; }

    /// <summary>The agent who is not asked again while others are free.</summary>
    public string? AvoidedAgentId { get; init; }

    public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Its visitor has proved an address.</summary>
    public bool Verified { get; init; }

    /// <summary>The visitor wrote what no agent has read.</summary>
    public bool Unread { get; init; }
    /// <summary>Agents who served it before.</summary>
    public ImmutableArray<string> FormerAgentIds { get; init; } = [];
}

/// <summary>The values of <see cref="ConversationRow.Status"/>.</summary>
public static class ConversationStatuses
{
    /// <summary>The visitor must prove who it is before the conversation waits in a queue (contract §1.14).</summary>
    public const string Verifying = "verifying";
    public const string Queued = "queued";
    public const string Open = "open";
    public const string OnHold = "onhold";
    public const string Closed = "closed";
}

/// <summary>A telephone call.</summary>
/// <param name="ContactId">The contact it was matched with: it stays, whatever is merged later.</param>
/// <param name="State">One of <see cref="Calls.CallStates"/>.</param>
/// <param name="AgentId">The agent who speaks, or spoke last.</param>
/// <param name="AgentIds">All agents with a part in it.</param>
/// <param name="DueAt">The time when the call's next timeout is due; null when it has none.</param>
public sealed record CallRow(
    string CallId, string? ContactId, string? Name, string State, bool IsOpen, string? Direction, string? AgentId, ImmutableArray<string> AgentIds,
    string? DepartmentId, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, DateTimeOffset? DueAt,
    ImmutableArray<string> Tags, string Document)
    : DirectoryRow
{
    public override string Key => CallId;

    /// <summary>The contact that is shown: <see cref="ContactId"/>, or the one it is merged into.</summary>
    public string? ShownContactId { get; init; }

    /// <summary>Nobody has said who the contact is.</summary>
    public bool Unknown { get; init; }

    /// <summary>The number of the person outside, as it is shown.</summary>
    public string? Number { get; init; }

    /// <summary>The key by which numbers are compared (<see cref="Addresses.PhoneForm.Key"/>).</summary>
    public string? NumberKey { get; init; }
    public string? Queue { get; init; }

    /// <summary>One of <see cref="Calls.CallFollowUpStates"/>; null = the call makes no work.</summary>
    public string? FollowUp { get; init; }
    public string? DispositionId { get; init; }

    /// <summary>Somebody has still to look for the contact.</summary>
    public bool IsToMatch { get; init; }
}

/// <summary>A user account with its sign-in tokens (hashes only).</summary>
/// <param name="Username">Unique without regard to case; breaking that is a conflict on <see cref="DirectoryConstraints.Username"/>.</param>
/// <param name="Email">Unique without regard to case when present (<see cref="DirectoryConstraints.Email"/>).</param>
public sealed record AccountRow(
    string UserId, string Username, string Name, string? Email, bool Active, ImmutableArray<string> Roles, ImmutableArray<TokenRow> Tokens,
    DateTimeOffset CreatedAt, string Document)
    : DirectoryRow
{
    public override string Key => UserId;

    /// <summary>By which other services' users are found (<see cref="Accounts.AccountIdentity.KeyOf"/>).</summary>
    public ImmutableArray<string> IdentityKeys { get; init; } = [];
}

/// <summary>A sign-in token, as its hash.</summary>
public sealed record TokenRow(string TokenHash, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The program that signed in, in words that its owner recognizes; null = not known.</summary>
    public string? Client { get; init; }

    /// <summary>The time of the last use, to some hours; null = not used since it was made.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>A user in the role of an agent: what routing looks at.</summary>
/// <param name="Available">Takes conversations now (available, online, in business hours).</param>
/// <param name="Serving">The slots that are taken: by conversations reserved or served, and by calls.</param>
/// <param name="Capacity">The agent's own limit; null = the department's or the workspace's applies.</param>
public sealed record AgentRow(
    string UserId, string Username, bool Available, int Serving, int? Capacity, DateTimeOffset? LastAssignedAt, string Document)
    : DirectoryRow
{
    /// <summary>The slots of an agent whom a call keeps from all conversations: more than any capacity.</summary>
    public const int AllSlots = 1_000_000;

    public override string Key => UserId;

    /// <summary>The slots among <see cref="Serving"/> that calls take.</summary>
    public int CallSlots { get; init; }

    /// <summary>Tags that the agent can deal with.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Since when the agent is offline; null = it is not.</summary>
    public DateTimeOffset? LeftAt { get; init; }
}

/// <summary>A department and its agents.</summary>
public sealed record DepartmentRow(string DepartmentId, string Name, bool Enabled, bool Archived, ImmutableArray<string> AgentIds, string Document)
    : DirectoryRow
{
    public override string Key => DepartmentId;
}

/// <summary>An erasure, without a word about whom it erases.</summary>
/// <param name="CompletedAt">Null = under way, or cut off.</param>
public sealed record ErasureRow(string ReceiptId, DateTimeOffset BegunAt, DateTimeOffset? CompletedAt) : DirectoryRow
{
    public override string Key => ReceiptId;
}

/// <summary>The names by which broken uniqueness rules are reported.</summary>
public static class DirectoryConstraints
{
    public const string Username = "accounts.username";
    public const string Email = "accounts.email";
}
