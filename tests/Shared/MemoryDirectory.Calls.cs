using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

public sealed partial class MemoryDirectory : ICallDirectory, ICallIds, ICallWorkDirectory
{
    public Task<CallView?> FindCallAsync(string callId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Document<CallView>(Calls().FirstOrDefault(c => c.CallId == callId)?.Document));

    /// <summary>By agent, contact, state and follow-up: what tests without a database ask for.</summary>
    public Task<Page<CallView>> ListCallsAsync(CallQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var found = Calls()
                .Where(c => query.AgentIds.IsEmpty || c.AgentIds.Any(query.AgentIds.Contains))
                .Where(c => query.ContactIds.IsEmpty || (c.ContactId is { } id && query.ContactIds.Contains(id)))
                .Where(c => query.States.IsEmpty || query.States.Contains(c.State))
                .Where(c => query.FollowUps.IsEmpty || (c.FollowUp is { } work && query.FollowUps.Contains(work)))
                .OrderByDescending(c => c.StartedAt).ToList();
            return new Page<CallView>([.. found.Skip(query.Page.Offset).Take(query.Page.Count).Select(c => Document<CallView>(c.Document)!)], found.Count);
        });

    public Task<CallView?> FindLastCallAsync(
        ImmutableArray<string> contactIds, string? exceptCallId, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Document<CallView>(Calls().Where(c => c.ContactId is { } id && contactIds.Contains(id) && c.CallId != exceptCallId)
            .MaxBy(c => c.StartedAt)?.Document));

    public Task<long> CountCallsAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls().LongCount(c => c.ContactId is { } id && contactIds.Contains(id)));

    public Task<ImmutableArray<string>> ListCallIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> numberKeys, string? afterCallId, int limit,
        CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls()
            .Where(c => c.ContactId is { } id ? contactIds.Contains(id) : c.NumberKey is { } number && numberKeys.Contains(number))
            .Where(c => string.CompareOrdinal(c.CallId, afterCallId ?? "") > 0).Take(limit).Select(c => c.CallId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListCallsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, bool unknown, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls().Where(c => c.ContactId is { } id && contactIds.Contains(id))
            .Where(c => c.Name != name || c.ShownContactId != shownContactId || c.Unknown != unknown).Take(limit).Select(c => c.CallId).ToImmutableArray());

    public Task<bool> HasOpenCallAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls().Any(c => c.IsOpen && c.ContactId is { } id && contactIds.Contains(id)));

    public Task<ImmutableArray<string>> ListOpenCallIdsOfAgentAsync(string agentId, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls().Where(c => c.IsOpen && c.AgentIds.Contains(agentId)).OrderByDescending(c => c.StartedAt)
            .Take(limit).Select(c => c.CallId).ToImmutableArray());

    public Task<ImmutableArray<string>> ListMissedCallIdsAsync(
        string numberKey, DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls().Where(c => IsLeft(c) && c.NumberKey == numberKey && c.StartedAt < before).OrderByDescending(c => c.StartedAt)
            .Take(limit).Select(c => c.CallId).ToImmutableArray());

    public Task<ImmutableArray<DueCall>> ListDueCallsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).Take(limit)
            .Select(c => new DueCall(c.CallId, c.DueAt!.Value)).ToImmutableArray());

    public Task<ImmutableArray<string>> ListCallsToMatchAsync(int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Calls().Where(c => c.IsToMatch).Take(limit).Select(c => c.CallId).ToImmutableArray());

    public Task<ImmutableArray<CalledBack>> ListCalledBackAsync(
        DateTimeOffset answeredAfter, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var reached = Calls().Where(c => c.Direction == CallDirections.Outbound && c.AnsweredAt > answeredAfter).ToList();
            return (from missed in Calls()
                    where IsLeft(missed)
                    from later in reached.Where(c => c.NumberKey == missed.NumberKey && c.StartedAt > missed.StartedAt).Take(1)
                    select new CalledBack(missed.CallId, later.CallId)).Take(limit).ToImmutableArray();
        });

    private IEnumerable<CallRow> Calls() => journal.All<CallRow>().OrderBy(c => c.Key, StringComparer.Ordinal);

    private static bool IsLeft(CallRow row) => row.FollowUp is CallFollowUpStates.Open or CallFollowUpStates.Taken;
}
