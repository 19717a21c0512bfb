using System.ComponentModel.DataAnnotations;

namespace ContactCenter.Storage.Connections;

/// <summary>
/// Limits and periods of the storage, section <c>Storage</c> of the configuration. The defaults suit a node with a few cores.
/// </summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>PostgreSQL connections of the journal: one is the writer's, the others resolve conflicts and erase.</summary>
    [Range(2, 100)]
    public int JournalConnectionsMax { get; set; } = 4;

    /// <summary>PostgreSQL connections for reading the journal and the directory.</summary>
    [Range(1, 500)]
    public int DirectoryConnectionsMax { get; set; } = 20;

    /// <summary>PostgreSQL connections for reading and writing snapshots.</summary>
    [Range(1, 500)]
    public int SnapshotConnectionsMax { get; set; } = 10;

    /// <summary>PostgreSQL connections of the cluster membership.</summary>
    [Range(1, 100)]
    public int ClusteringConnectionsMax { get; set; } = 4;

    /// <summary>Seconds after which a statement is given up; the outcome of a commit is then unknown.</summary>
    [Range(1, 600)]
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>
    /// Characters of entries and documents that one commit takes at most (a single larger append is a commit of its own).
    /// </summary>
    [Range(1_000, 1_000_000_000)]
    public int BatchCharactersMax { get; set; } = 8_000_000;

    /// <summary>The period after which the follower reads the journal when no hint arrives.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FollowerPollPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause before the follower tries a failed consumer or database again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan FollowerRetryPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Entries that the co-hosted writer may hand over ahead of the follower; beyond it the follower reads them from the journal.
    /// </summary>
    [Range(1, 1_000_000)]
    public int FollowerBufferEntriesMax { get; set; } = 10_000;
}
