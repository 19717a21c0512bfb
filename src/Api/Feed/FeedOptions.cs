namespace ContactCenter.Api.Feed;

/// <summary>Limits of the live feed (DESIGN §5). Read from the configuration section <see cref="Section"/> and checked at start.</summary>
public sealed class FeedOptions
{
    public const string Section = "Feed";

    /// <summary>Newest entries kept rendered in memory, per node. Older ones are read from the journal.</summary>
    [Range(2, 10_000_000)]
    public int RingEntries { get; set; } = 20_000;

    /// <summary>Bytes of rendered entries kept in memory, per node.</summary>
    [Range(1, long.MaxValue)]
    public long RingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>A client whose position is more entries behind than this starts again from a snapshot.</summary>
    [Range(1, 10_000_000)]
    public int MaxBacklogEntries { get; set; } = 10_000;

    /// <summary>Entries in one message to a client.</summary>
    [Range(1, 10_000)]
    public int MaxEntriesPerMessage { get; set; } = 100;

    /// <summary>Bytes of entries in one message to a client; a single larger entry is sent alone.</summary>
    [Range(1, 16 * 1024 * 1024)]
    public int MaxBytesPerMessage { get; set; } = 64 * 1024;

    /// <summary>Rooms in each of a snapshot's two lists.</summary>
    [Range(1, 1_000)]
    public int MaxSnapshotRooms { get; set; } = 100;

    /// <summary>Milliseconds after which a client that received no entry is told how far the journal is.</summary>
    [Range(10, 3_600_000)]
    public int PositionIntervalMilliseconds { get; set; } = 5_000;

    /// <summary>Milliseconds after which a connection whose sign-in ended by time, which no entry says, is closed at the latest.</summary>
    [Range(10, 3_600_000)]
    public int SignInIntervalMilliseconds { get; set; } = 15_000;

    /// <summary>Open connections of one user, per node.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerUser { get; set; } = 20;

    /// <summary>Open connections per node.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerNode { get; set; } = 10_000;

    /// <summary>Messages that one connection may send in one second, unless rate limits are off.</summary>
    [Range(1, 100_000)]
    public int MaxSendsPerSecond { get; set; } = 50;

    /// <summary>Subscriptions that one connection may ask for in one minute: each gets a snapshot.</summary>
    [Range(1, 100_000)]
    public int MaxSubscriptionsPerMinute { get; set; } = 60;

    /// <summary>Subscriptions refused in one minute after which the connection is ended.</summary>
    [Range(1, 1_000_000)]
    public int MaxRefusedSubscriptionsPerMinute { get; set; } = 600;

    /// <summary>Typing signals that one connection may send in one second; more are dropped.</summary>
    [Range(1, 10_000)]
    public int MaxTypingSignalsPerSecond { get; set; } = 5;

    /// <summary>Rooms that one connection may say in one second that its user views; more are refused.</summary>
    [Range(1, 10_000)]
    public int MaxViewsPerSecond { get; set; } = 10;

    /// <summary>Drafts that one connection may save in one second; more are refused.</summary>
    [Range(1, 10_000)]
    public int MaxDraftsPerSecond { get; set; } = 10;

    /// <summary>Milliseconds that changes of a room's viewers are gathered before the others are told.</summary>
    [Range(1, 60_000)]
    public int ViewersDelayMilliseconds { get; set; } = 100;

    /// <summary>Open connections of one visitor, per node.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnectionsPerVisitor { get; set; } = 10;

    /// <summary>Open connections of visitors per node, whether they have said yet who they are or not.</summary>
    [Range(1, 1_000_000)]
    public int MaxVisitorConnectionsPerNode { get; set; } = 20_000;

    /// <summary>Milliseconds in which a new visitor's connection must say who it is.</summary>
    [Range(100, 3_600_000)]
    public int VisitorSignInMilliseconds { get; set; } = 30_000;

    /// <summary>Milliseconds that changes of a queue are gathered before its visitors are told their places.</summary>
    [Range(1, 60_000)]
    public int QueueDelayMilliseconds { get; set; } = 200;

    /// <summary>Typing signals that wait for one slow receiver, and drafts; older ones are dropped.</summary>
    [Range(1, 10_000)]
    public int MaxWaitingTypingSignals { get; set; } = 32;
}
