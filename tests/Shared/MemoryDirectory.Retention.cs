using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

public sealed partial class MemoryDirectory : IRetentionDirectory
{
    public Task<ImmutableArray<RetiringRoom>> ListRetiringAsync(
        ImmutableArray<RetentionSlice> slices, RetiringRoom? after, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Retiring(slices).OrderBy(c => c.ClosedAt).ThenBy(c => c.RoomId, StringComparer.Ordinal)
            .Where(c => after is null || (c.ClosedAt, string.CompareOrdinal(c.RoomId, after.RoomId)).CompareTo((after.ClosedAt, 0)) > 0)
            .Take(limit).Select(c => new RetiringRoom(c.RoomId, c.DepartmentId, c.ClosedAt!.Value)).ToImmutableArray());

    public Task<ImmutableArray<RetiringCount>> CountRetiringAsync(
        ImmutableArray<RetentionSlice> slices, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Retiring(slices).GroupBy(c => c.DepartmentId)
            .Select(group => new RetiringCount(group.Key, group.Count(), group.Min(c => c.ClosedAt!.Value))).ToImmutableArray());

    private IEnumerable<ConversationRow> Retiring(ImmutableArray<RetentionSlice> slices) => journal.All<ConversationRow>()
        .Where(c => c is { Status: ConversationStatuses.Closed, ClosedAt: not null } && slices.Any(slice =>
            c.ClosedAt <= slice.ClosedUntil && !(slice.Anonymizes && c.ContactId == AnonymousParty.Id)
            && (slice.IsOfOthers ? c.DepartmentId is null || !slice.DepartmentIds.Contains(c.DepartmentId)
                : c.DepartmentId is not null && slice.DepartmentIds.Contains(c.DepartmentId))));
}
