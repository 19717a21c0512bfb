using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>Some closed conversations that one action takes.</summary>
/// <param name="Anonymizes">False = they are deleted, also those that are anonymised already.</param>
/// <param name="DepartmentIds">The departments it is about.</param>
/// <param name="IsOfOthers">It is about all but <see cref="DepartmentIds"/>, and about what has no department.</param>
/// <param name="ClosedUntil">Closed by then, this moment included.</param>
public sealed record RetentionSlice(bool Anonymizes, ImmutableArray<string> DepartmentIds, bool IsOfOthers, DateTimeOffset ClosedUntil);

/// <summary>A conversation whose time is over.</summary>
public sealed record RetiringRoom(string RoomId, string? DepartmentId, DateTimeOffset ClosedAt);

/// <param name="Oldest">When the first of them was closed.</param>
public sealed record RetiringCount(string? DepartmentId, long Conversations, DateTimeOffset Oldest);

/// <summary>Finds closed conversations whose time is over.</summary>
public interface IRetentionDirectory
{
    /// <summary>Those of any slice, in the order in which they were closed.</summary>
    /// <param name="after">The last one that the caller has seen; null = from the first.</param>
    Task<ImmutableArray<RetiringRoom>> ListRetiringAsync(
        ImmutableArray<RetentionSlice> slices, RetiringRoom? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Counts those of any slice by department, at most 1,000 lines.</summary>
    Task<ImmutableArray<RetiringCount>> CountRetiringAsync(
        ImmutableArray<RetentionSlice> slices, CancellationToken cancellationToken = default);
}
