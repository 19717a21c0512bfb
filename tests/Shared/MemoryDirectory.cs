using System.Collections.Immutable;
using ContactCenter.Directory;
using ContactCenter.Journal;

namespace ContactCenter.Tests;

/// <summary>The directory over a <see cref="MemoryJournal"/>'s rows: the queries that grains use. What only the edge asks is not here.</summary>
public sealed class MemoryDirectory(MemoryJournal journal, MemoryFaults? faults = null) : IDirectory
{
    private readonly MemoryFaults _faults = faults ?? new MemoryFaults();

    public Task<string?> FindContactAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().FirstOrDefault(c => c.Key == contactId)?.Document);

    public Task<string?> FindContactIdByChannelAsync(
        string visitorId, string sourceType, string? sourceId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().FirstOrDefault(contact => contact.Channels.Any(channel =>
            channel.VisitorId == visitorId && channel.SourceType == sourceType && channel.SourceId == sourceId))?.ContactId);

    public Task<string?> FindPreRegisteredContactIdAsync(string? email, string? phone, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ContactRow>().Where(c => c.PreRegistered && c.Enabled)
            .Where(c => (email is not null && c.Emails.Contains(email)) || (phone is not null && c.Phones.Contains(phone)))
            .OrderBy(c => c.CreatedAt).FirstOrDefault()?.ContactId);

    public Task<string?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>().FirstOrDefault(c => c.Key == roomId)?.Document);

    public Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Live().Where(c => c.AgentId == agentId).Select(c => c.RoomId).ToImmutableArray());

    public Task<ImmutableArray<WaitingConversation>> ListWaitingAsync(
        string? departmentId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Queued().Where(c => c.DepartmentId == departmentId).OrderBy(c => c.QueuedAt).ThenBy(c => c.RoomId, StringComparer.Ordinal)
            .Take(limit).Select(c => new WaitingConversation(c.RoomId, c.DepartmentId, c.QueuedAt!.Value)).ToImmutableArray());

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

    public Task<Page<string>> ListAccountsWithRoleAsync(
        string role, string? text, PageRequest page, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var matching = journal.All<AccountRow>().Where(a => a.Roles.Contains(role)).ToList();
            return new Page<string>([.. matching.Skip(page.Offset).Take(page.Count).Select(a => a.Document)], matching.Count);
        });

    public Task<bool> AnyAgentAvailableAsync(string? departmentId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Agents(departmentId).Any());

    public Task<ImmutableArray<AgentCandidate>> ListCandidatesAsync(
        string? departmentId, int? defaultCapacity, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Agents(departmentId)
            .Where(a => (a.Capacity ?? defaultCapacity) is not { } capacity || a.Serving < capacity)
            .OrderBy(a => a.Serving).ThenBy(a => a.LastAssignedAt ?? DateTimeOffset.MinValue).ThenBy(a => a.UserId, StringComparer.Ordinal)
            .Take(limit).Select(a => new AgentCandidate(a.UserId, a.Serving, a.Capacity, a.LastAssignedAt)).ToImmutableArray());

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

    public Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<string?> FindAgentAsync(string userId, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<string?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default) => throw NotForGrains();

    public Task<ImmutableArray<string>> ListDepartmentsAsync(CancellationToken cancellationToken = default) => throw NotForGrains();

    private static InvalidOperationException NotForGrains() => new("Grains do not ask this; the real directories have their own tests.");

    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        await _faults.BeforeReadAsync();
        return read();
    }

    private IEnumerable<ConversationRow> Live() => journal.All<ConversationRow>().Where(c => c.Status != ConversationStatuses.Closed);

    private IEnumerable<ConversationRow> Queued() => journal.All<ConversationRow>().Where(c => c.Status == ConversationStatuses.Queued);

    private IEnumerable<AgentRow> Agents(string? departmentId) => journal.All<AgentRow>()
        .Where(a => a.Available && (departmentId is null || journal.All<DepartmentRow>().Any(d => d.Key == departmentId && d.AgentIds.Contains(a.UserId))));
}
