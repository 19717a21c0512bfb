using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>The conversations that wait in one queue.</summary>
/// <param name="DepartmentId">Null = no department.</param>
/// <param name="Oldest">Since when the one waits that waits longest.</param>
public sealed record QueueLength(string? DepartmentId, long Waiting, DateTimeOffset Oldest);

/// <summary>Reads how many conversations wait, for who watches the installation.</summary>
public interface IQueueLengths
{
    /// <summary>Queues in which somebody waits, the longest first.</summary>
    Task<ImmutableArray<QueueLength>> ListLongestAsync(int limit, CancellationToken cancellationToken = default);
}
