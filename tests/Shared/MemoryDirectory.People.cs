using System.Collections.Immutable;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Listing;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Tests;

public sealed partial class MemoryDirectory : IAgentDirectory, IAgentAvailability, IDepartmentDirectory, IVisitorDirectory, IAccountDirectory,
    ISignInDirectory
{
    public Task<AgentView?> FindAgentAsync(string userId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Document<AgentView>(journal.All<AgentRow>().FirstOrDefault(a => a.UserId == userId)?.Document));

    public Task<string?> FindLastAgentIdAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>().Where(c => c.ContactId == contactId && c.AgentId is not null)
            .OrderByDescending(c => c.OpenedAt).Select(c => c.AgentId).FirstOrDefault());

    public Task<string?> FindLastAgentIdWithCallsAsync(string contactId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<ConversationRow>().Where(c => c.ContactId == contactId && c.AgentId is not null).Select(c => (c.AgentId, At: c.OpenedAt))
            .Concat(Calls().Where(c => c.ContactId == contactId && c is { AgentId: not null, AnsweredAt: not null }).Select(c => (c.AgentId, At: c.StartedAt)))
            .OrderByDescending(served => served.At).Select(served => served.AgentId).FirstOrDefault());

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

    public Task<DepartmentView?> FindDepartmentAsync(string idOrName, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Document<DepartmentView>(journal.All<DepartmentRow>().FirstOrDefault(d => d.DepartmentId == idOrName)?.Document));

    public Task<ImmutableArray<DepartmentView>> ListDepartmentsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<DepartmentRow>().Select(d => Document<DepartmentView>(d.Document)!).ToImmutableArray());

    public Task<ImmutableArray<string>> ListDepartmentIdsOfAgentAsync(string agentId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<DepartmentRow>().Where(d => d.AgentIds.Contains(agentId)).Select(d => d.DepartmentId).ToImmutableArray());

    public Task<FoundVisitor?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<VisitorRow>().Where(v => v.Key == visitorKey)
            .Select(v => new FoundVisitor(v.VisitorKey, Document<VisitorView>(v.Document)!)).FirstOrDefault());

    public Task<FoundVisitor?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<VisitorRow>().Where(v => v.VisitorId == visitorId)
            .Select(v => new FoundVisitor(v.VisitorKey, Document<VisitorView>(v.Document)!)).FirstOrDefault());

    public Task<AccountView?> FindAccountAsync(string userId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Document<AccountView>(journal.All<AccountRow>().FirstOrDefault(a => a.UserId == userId)?.Document));

    public Task<string?> FindAccountIdAsync(string usernameOrEmail, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AccountRow>().FirstOrDefault(a => IsSame(a.Username, usernameOrEmail) || IsSame(a.Email, usernameOrEmail))?.UserId);

    public Task<TokenOwner?> FindTokenAsync(string tokenHash, CancellationToken cancellationToken = default) =>
        ReadAsync(() => (from account in journal.All<AccountRow>() from token in account.Tokens where token.TokenHash == tokenHash
                         select new TokenOwner(account.UserId, token.ExpiresAt) { UsedAt = token.UsedAt ?? token.CreatedAt }).FirstOrDefault());

    public Task<string?> FindAccountIdByIdentityAsync(string identityKey, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AccountRow>().FirstOrDefault(a => a.IdentityKeys.Contains(identityKey))?.UserId);

    public Task<Page<ListedSession>> ListSessionsAsync(DateTimeOffset now, PageRequest page, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var sessions = (from account in journal.All<AccountRow>() from token in account.Tokens where token.ExpiresAt > now
                            orderby token.CreatedAt descending select new ListedSession(account.UserId, account.Username, account.Name, token)).ToList();
            return new Page<ListedSession>([.. sessions.Skip(page.Offset).Take(page.Count)], sessions.Count);
        });

    public Task<bool> AnyAccountWithRoleAsync(string role, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AccountRow>().Any(a => a.Roles.Contains(role)));

    public Task<int> CountActiveAccountsAsync(string role, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => journal.All<AccountRow>().Where(a => a.Active && a.Roles.Contains(role)).Take(limit).Count());

    public Task<Page<AccountView>> ListAccountsWithRoleAsync(
        string? role, string? text, PageRequest page, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var matching = journal.All<AccountRow>().Where(a => role is null || a.Roles.Contains(role)).ToList();
            return new Page<AccountView>([.. matching.Skip(page.Offset).Take(page.Count).Select(a => Document<AccountView>(a.Document)!)], matching.Count);
        });

    private IEnumerable<AgentRow> Agents(string? departmentId) => journal.All<AgentRow>()
        .Where(a => a.Available && (departmentId is null || journal.All<DepartmentRow>().Any(d => d.Key == departmentId && d.AgentIds.Contains(a.UserId))));

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
