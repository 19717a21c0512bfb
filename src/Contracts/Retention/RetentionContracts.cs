using System.Collections.Immutable;
using ContactCenter.Erasure;
using Orleans.Concurrency;

namespace ContactCenter.Retention;

/// <summary>
/// Has the conversations go whose time is over, by the workspace's policies. One for the workspace, key <see cref="Key"/>. It goes through all
/// of them once a day and when a policy begins, some at a time, and goes on where it was cut off.
/// </summary>
[Alias("IRetention")]
public interface IRetentionGrain : IGrainWithStringKey
{
    const string Key = "retention";

    /// <summary>Does the next piece of work that is due, if any. Returns at once and may be lost or repeated.</summary>
    [Alias("Wake"), OneWay]
    Task Wake();

    /// <summary>Does the next piece of work that is due.</summary>
    /// <returns>True: there is more to do now.</returns>
    [Alias("RunPage")]
    Task<bool> RunPage();

    /// <summary>Finds a receipt; null = there is none.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<ErasureReceipt?> Find(string receiptId);

    /// <summary>Lists receipts, newest first.</summary>
    /// <param name="count">1 to 100.</param>
    [Alias("List"), AlwaysInterleave]
    Task<RetentionReceipts> List(int offset, int count);
}

/// <param name="Running">The pass that is under way; null = none is.</param>
[GenerateSerializer, Immutable, Alias("RetentionReceipts")]
public sealed record RetentionReceipts(ImmutableArray<ErasureReceipt> Receipts, int Total, RetentionPass? Running);

/// <summary>A pass through the closed conversations.</summary>
/// <param name="Conversations">Those that went until now.</param>
/// <param name="Failed">Those that could not go, and are tried again in an hour.</param>
[GenerateSerializer, Immutable, Alias("RetentionPass")]
public sealed record RetentionPass(DateTimeOffset StartedAt, int Conversations, int Failed);
