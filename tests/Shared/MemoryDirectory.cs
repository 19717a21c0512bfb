using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Directory;
using ContactCenter.Parties;

namespace ContactCenter.Tests;

/// <summary>
/// The directory and its upkeep over a <see cref="MemoryJournal"/>'s rows, as far as grains use them. Queries that only the API asks are missing.
/// </summary>
public sealed class MemoryDirectory(MemoryJournal journal, MemoryFaults? faults = null) : IDirectory, IDirectoryUpkeep
{
    private readonly MemoryFaults _faults = faults ?? new MemoryFaults();

    public Task<string?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contact(contactId)?.Document);

    public Task<string> ResolveContactIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contact(contactId)?.ContactId ?? contactId);

    public Task<string?> FindContactIdByVisitorAsync(string visitorId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().FirstOrDefault(c => c.Channels.Any(channel => channel.VisitorId == visitorId))?.ContactId);

    public Task<string?> FindVisitorIdByAddressAsync(string? email, string? phone, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<VisitorRow>().LastOrDefault(v => email is not null ? v.Email == email : v.Phone == phone)?.VisitorId);

    public Task<ImmutableArray<string>> ListDepartedManagersAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().Select(c => c.ManagerId).OfType<string>().Distinct()
            .Where(id => !journal.All<AccountRow>().Any(a => a.UserId == id && a.Roles.Contains("livechat-agent"))).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> ListContactIdsByVerifiedAsync(
        string field, string value, string exceptContactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => c.Key != exceptContactId
                && c.Channels.Any(channel => channel.Verified && channel.VerifiedField == field && channel.VerifiedValue == value))
            .Select(c => c.ContactId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListContactIdsOfManagerAsync(
        string userId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => c.ManagerId == userId).Take(limit).Select(c => c.ContactId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListContactIdsToFollowAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => !c.RoomsFollow).Take(limit).Select(c => c.ContactId).ToImmutableArray());

    public Task<ImmutableArray<BegunErasure>> ListBegunErasuresAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var contacts = Contacts().Where(c => c.ErasureId is not null).Select(c => new BegunErasure(c.ContactId, c.ErasureId!)).ToList();
            var others = journal.All<ErasureRow>().Where(e => e.CompletedAt is null && contacts.All(c => c.ErasureId != e.ReceiptId))
                .Select(e => new BegunErasure(null, e.ReceiptId));
            return contacts.Concat(others).Take(limit).ToImmutableArray();
        });

    public Task<bool> IsBeingErasedAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Any(c => c.ContactId == contactId && c.ErasureId is not null));

    public Task<ImmutableArray<string>> ListContactIdsOfVisitorAsync(
        string visitorId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Contacts().Where(c => c.Channels.Any(channel => channel.VisitorId == visitorId)).Take(limit)
            .Select(c => c.ContactId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListRoomIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> visitorIds, string? afterRoomId, int limit,
        CancellationToken cancellationToken = default) =>
        ReadAsync(() => Rooms()
            .Where(c => (contactIds.Contains(c.ContactId) || visitorIds.Contains(c.VisitorId)) && string.CompareOrdinal(c.RoomId, afterRoomId ?? "") > 0)
            .Take(limit).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListRoomsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Rooms().Where(c => contactIds.Contains(c.ContactId))
            .Where(c => c.Name != name || (c.ShownContactId ?? c.ContactId) != shownContactId)
            .Take(limit).Select(c => c.RoomId).ToImmutableArray());

    public Task<BlockRow?> FindBlockAsync(
        ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Blocks().Where(b => targetHashes.Contains(b.Block.TargetHash) && IsInForce(b.Block, now))
            .OrderBy(b => b.Block.BlockedAt).ThenBy(b => b.Block.BlockId, StringComparer.Ordinal).Select(b => b.Block).FirstOrDefault());

    public Task<ImmutableArray<BlockOwner>> ListExpiredBlocksAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Blocks().Where(b => !IsInForce(b.Block, now)).OrderBy(b => b.Block.ExpiresAt)
            .Take(limit).Select(b => b.Owner).Distinct().ToImmutableArray());

    public Task<ImmutableArray<BlockOwner>> ListBlocksToEnforceAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Blocks().Where(b => IsInForce(b.Block, now) && Live().Any(c => Keeps(b.Block, c)))
            .Select(b => b.Owner).Distinct().OrderBy(owner => owner.OwnerId, StringComparer.Ordinal).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> ListVisitorKeysByAddressAsync(
        string? email, string? phone, string afterKey, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var channels = Contacts().Where(c => HasAddress(c.Emails, c.Phones, email, phone))
                .SelectMany(c => c.Channels).Select(channel => channel.VisitorId).ToHashSet();
            return journal.All<VisitorRow>()
                .Where(v => HasAddress([v.Email ?? ""], [v.Phone ?? ""], email, phone) || channels.Contains(v.VisitorId))
                .Select(v => v.VisitorKey).Where(key => string.CompareOrdinal(key, afterKey) > 0).Order(StringComparer.Ordinal)
                .Take(limit).ToImmutableArray();
        });

    public Task<ImmutableArray<string>> ListOpenRoomIdsByAddressAsync(
        string? email, string? phone, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var contacts = Contacts().Where(c => HasAddress(c.Emails, c.Phones, email, phone))
                .SelectMany(c => c.Aliases.Append(c.ContactId)).ToHashSet();
            var visitors = journal.All<VisitorRow>().Where(v => HasAddress([v.Email ?? ""], [v.Phone ?? ""], email, phone))
                .Select(v => v.VisitorId).ToHashSet();
            return Rooms().Where(c => c.Status != ConversationStatuses.Closed)
                .Where(c => contacts.Contains(c.ContactId) || visitors.Contains(c.VisitorId))
                .Take(limit).Select(c => c.RoomId).ToImmutableArray();
        });

    /// <summary>Refused attempts by block.</summary>
    public ConcurrentDictionary<string, long> Refusals { get; } = [];

    public Task AddRefusalsAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken = default)
    {
        foreach (var some in refusals) Refusals.AddOrUpdate(some.BlockId, some.Count, (_, count) => count + some.Count);
        return Task.CompletedTask;
    }

    // Nothing is searched here, and memory has no files.
    public Task<int> ReindexContactsAsync(
        long searchVersion, ImmutableHashSet<string> searchableFields, int limit, string phoneRegion = "",
        CancellationToken cancellationToken = default) =>
        Task.FromResult(0);

    public Task<int> RefoldAsync(int limit, CancellationToken cancellationToken = default) => Task.FromResult(0);

    public Task<ReindexProgress> ReindexProgressAsync(long searchVersion, CancellationToken cancellationToken = default) =>
        ReadAsync(() => new ReindexProgress(0, Contacts().Count()));

    public Task ScrubAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<string?> FindContactIdByChannelAsync(
        string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().FirstOrDefault(contact => contact.Channels.Any(channel =>
            channel.VisitorId == visitorId && channel.SourceType == sourceType && channel.SourceId == sourceId))?.ContactId);

    public Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().Where(c => c.PreRegistered && c.Enabled)
            .Where(c => HasAddress(c.Emails, c.Phones, email, phone))
            .OrderBy(c => c.CreatedAt).FirstOrDefault()?.ContactId);

    public Task<string?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>().FirstOrDefault(c => c.Key == roomId)?.Document);

    public Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Served().Where(c => c.AgentId == agentId).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, QueueOrder order, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Queued().Where(c => c.DepartmentId == departmentId).OrderBy(c => order switch
            {
                QueueOrder.Priority => c.PriorityWeight,
                QueueOrder.ServiceLevel => c.SlaMinutes,
                _ => 0,
            })
            .ThenBy(c => c.QueuedAt).ThenBy(c => c.RoomId, StringComparer.Ordinal).Take(limit).Select(Waiting).ToImmutableArray());

    public Task<ImmutableArray<DueConversation>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).ThenBy(c => c.RoomId, StringComparer.Ordinal)
            .Take(limit).Select(c => new DueConversation(c.RoomId, c.DueAt!.Value)).ToImmutableArray());

    public Task<ImmutableArray<LeftAgent>> ListLeftAgentsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AgentRow>().Where(a => a.LeftAt <= before && Served().Any(c => c.AgentId == a.UserId))
            .OrderBy(a => a.UserId, StringComparer.Ordinal).Take(limit).Select(a => new LeftAgent(a.UserId, a.LeftAt!.Value)).ToImmutableArray());

    private IEnumerable<ConversationRow> Served() => journal.All<ConversationRow>().Where(c => c.Status == ConversationStatuses.Open);

    private static WaitingConversation Waiting(ConversationRow row) => new(row.RoomId, row.DepartmentId, row.QueuedAt!.Value)
    {
        OpenedAt = row.OpenedAt, PriorityWeight = row.PriorityWeight, SlaMinutes = row.SlaMinutes, PreferredAgentId = row.PreferredAgentId,
        AvoidedAgentId = row.AvoidedAgentId, Tags = row.Tags,
    };

    public Task<ImmutableArray<TimeSpan>> ListRecentChatTimesAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>()
            .Where(c => c is { ClosedAt: not null, AgentId: not null } && c.DepartmentId == departmentId)
            .OrderByDescending(c => c.ClosedAt).Take(limit).Select(c => c.ClosedAt!.Value - c.OpenedAt).ToImmutableArray());

    public Task<ImmutableArray<string?>> ListQueuesWithWaitingAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(() => Queued().Select(c => c.DepartmentId).Distinct().ToImmutableArray());

    public Task<VisitorKeys?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<VisitorRow>().Where(v => v.Key == visitorKey)
            .Select(v => new VisitorKeys(v.VisitorKey, v.VisitorId, v.Document)).FirstOrDefault());

    public Task<VisitorKeys?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<VisitorRow>().Where(v => v.VisitorId == visitorId)
            .Select(v => new VisitorKeys(v.VisitorKey, v.VisitorId, v.Document)).FirstOrDefault());

    public Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AccountRow>().Any(a => a.Roles.Contains(role)));

    public Task<int> CountActiveAccountsAsync(string role, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AccountRow>().Where(a => a.Active && a.Roles.Contains(role)).Take(limit).Count());

    public Task<Page<string>> ListAccountsWithRoleAsync(
        string? role, string? text, PageRequest page, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var matching = journal.All<AccountRow>().Where(a => role is null || a.Roles.Contains(role)).ToList();
            return new Page<string>([.. matching.Skip(page.Offset).Take(page.Count).Select(a => a.Document)], matching.Count);
        });

    public Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Agents(departmentId).Any());

    public Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, string? role = null, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Agents(departmentId)
            .Where(a => role is null || journal.All<AccountRow>().Any(account => account.UserId == a.UserId && account.Roles.Contains(role)))
            .Where(a => (a.Capacity ?? defaultCapacity) is not { } capacity || a.Serving < capacity)
            .OrderBy(a => a.Serving).ThenBy(a => a.LastAssignedAt ?? DateTimeOffset.MinValue).ThenBy(a => a.UserId, StringComparer.Ordinal)
            .Take(limit).Select(a => new AgentCandidate(a.UserId, a.Serving, a.Capacity, a.LastAssignedAt)
            {
                Username = a.Username, Skills = a.Skills,
            }).ToImmutableArray());

    public Task<ImmutableArray<string>> ListAgentsOutOfStepAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AgentRow>().Where(a => a.Serving != Live().Count(c => c.AgentId == a.UserId))
            .Select(a => a.UserId).Order(StringComparer.Ordinal).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> ListDepartmentIdsOfAgentAsync(string agentId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<DepartmentRow>().Where(d => d.AgentIds.Contains(agentId)).Select(d => d.DepartmentId).ToImmutableArray());

    public Task<Page<string>> SearchContactsAsync(ContactQuery query, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<bool> ContactExistsAsync(string? contactId, string? email, string? phone, CancellationToken cancellationToken = default) =>
        throw NotForGrains();

    public Task<Page<string>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<string?> FindAccountAsync(string userId, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<string?> FindAccountIdByIdentityAsync(string identityKey, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<Page<ListedSession>> ListSessionsAsync(DateTimeOffset now, PageRequest page, CancellationToken cancellationToken = default) =>
        throw NotForGrains();

    public Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<string?> FindAgentAsync(string userId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AgentRow>().FirstOrDefault(a => a.UserId == userId)?.Document);

    public Task<Page<string>> ListVisitorsAsync(
        string? text, ImmutableArray<string> exceptIds, PageRequest page, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<ImmutableArray<ChannelKind>> ListChannelKindsAsync(CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<ImmutableArray<string>> ListClosedRoomIdsAsync(
        ImmutableArray<string> departmentIds, string? afterRoomId, int limit, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<Page<string>> ListOfferedAsync(OfferedQuery query, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<ImmutableArray<ServedCount>> CountServedAsync(
        string? agentId, string? departmentId, bool includesOffline, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<string?> FindLastAgentIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>().Where(c => c.ContactId == contactId && c.AgentId is not null)
            .OrderByDescending(c => c.OpenedAt).Select(c => c.AgentId).FirstOrDefault());

    public Task<string?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<DepartmentRow>().FirstOrDefault(d => d.DepartmentId == idOrName)?.Document);

    public Task<ImmutableArray<string>> ListGoneAgentsAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AgentRow>().Select(a => a.UserId).Where(id => HasAccounts && Live().Any(c => c.AgentId == id))
            .Where(id => !journal.All<AccountRow>().Any(a => a.UserId == id && a.Active && a.Roles.Contains("livechat-agent")))
            .Order(StringComparer.Ordinal).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> ListRoomIdsOfAgentAsync(
        string agentId, string? departmentId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Live().Where(c => c.AgentId == agentId && (departmentId is null || c.DepartmentId == departmentId))
            .Take(limit).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<UnseenUser>> ListUnseenUsersAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken = default) => ReadAsync(() => Unseen(before));

    /// <summary>Scenes without any account have agents all the same.</summary>
    private bool HasAccounts => journal.All<AccountRow>().Any();

    /// <summary>The time when each user was last seen.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Seen { get; } = [];

    public Task SeeUsersAsync(ImmutableArray<string> userIds, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        foreach (var userId in userIds) Seen[userId] = now;
        return Task.CompletedTask;
    }

    public Task ForgetUsersAsync(ImmutableArray<UnseenUser> users, CancellationToken cancellationToken = default)
    {
        foreach (var user in users) Seen.TryRemove(user.UserId, out _);
        return Task.CompletedTask;
    }

    private ImmutableArray<UnseenUser> Unseen(DateTimeOffset before) =>
        [.. Seen.Where(seen => seen.Value < before).Select(seen => new UnseenUser(seen.Key, seen.Value))];

    public Task<ImmutableArray<string>> ListDepartmentsAsync(CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<ImmutableArray<string>> ListDuplicatesAsync(string contactId, int limit, CancellationToken cancellationToken = default) =>
        throw NotForGrains();

    public Task<DuplicatePage> ListDuplicatePairsAsync(
        string? after, int limit, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<ImmutableArray<string>> ReadContactsAsync(
        string? afterContactId, int limit, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<Page<ListedBlock>> ListBlocksAsync(BlockQuery query, CancellationToken cancellationToken = default) => throw NotForGrains();

    private static InvalidOperationException NotForGrains() => new("Grains do not ask this; the real directories have their own tests.");

    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        await _faults.BeforeReadAsync();
        return read();
    }

    private IEnumerable<ContactRow> Contacts() => journal.All<ContactRow>().OrderBy(c => c.Key, StringComparer.Ordinal);

    private ContactRow? Contact(string contactId) =>
        Contacts().FirstOrDefault(c => c.Key == contactId) ?? Contacts().FirstOrDefault(c => c.Aliases.Contains(contactId));

    private IEnumerable<ConversationRow> Rooms() => journal.All<ConversationRow>().OrderBy(c => c.Key, StringComparer.Ordinal);

    private IEnumerable<(BlockOwner Owner, BlockRow Block)> Blocks() => journal.All<BlocksRow>()
        .SelectMany(row => row.Blocks.Select(block => (new BlockOwner(row.OwnerType, row.OwnerId), block)));

    private static bool IsInForce(BlockRow block, DateTimeOffset now) => block.ExpiresAt is not { } end || now < end;

    private bool Keeps(BlockRow block, ConversationRow room) => block.Scope switch
    {
        BlockScopes.Contact => block.ContactId == (Contact(room.ContactId)?.ContactId ?? room.ContactId),
        BlockScopes.Channel => block.TargetHash == BlockTarget.OfChannel(room.VisitorId, new ChannelSource(room.SourceType, room.SourceId)),
        BlockScopes.Email => HasAddress(room, block.Target, null),
        BlockScopes.Phone => HasAddress(room, null, block.Target),
        _ => false,
    };

    private bool HasAddress(ConversationRow room, string? email, string? phone) =>
        (Contact(room.ContactId) is { } contact && HasAddress(contact.Emails, contact.Phones, email, phone))
        || journal.All<VisitorRow>().Any(v => v.VisitorId == room.VisitorId && HasAddress([v.Email ?? ""], [v.Phone ?? ""], email, phone));

    private static bool HasAddress(ImmutableArray<string> emails, ImmutableArray<string> phones, string? email, string? phone) =>
        (email is not null && ContactAddresses.EmailKey(email) is { Length: > 0 } wanted
            && emails.Any(e => ContactAddresses.EmailKey(e) == wanted))
        || (phone is not null && PhoneForm.Of(phone) is { } form && phones.Any(p => PhoneForm.Of(p) is { } other && form.Forms.Contains(other.Digits)));

    private IEnumerable<ConversationRow> Live() => journal.All<ConversationRow>().Where(c => c.Status != ConversationStatuses.Closed);

    private IEnumerable<ConversationRow> Queued() => journal.All<ConversationRow>().Where(c => c.Status == ConversationStatuses.Queued);

    private IEnumerable<AgentRow> Agents(string? departmentId) => journal.All<AgentRow>()
        .Where(a => a.Available && (departmentId is null || journal.All<DepartmentRow>().Any(d => d.Key == departmentId && d.AgentIds.Contains(a.UserId))));
}
