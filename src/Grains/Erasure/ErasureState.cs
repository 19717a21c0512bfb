using ContactCenter.Entities;
using System.Collections.Immutable;

namespace ContactCenter.Erasure;

/// <summary>The state of an erasure.</summary>
/// <param name="Counted">The counts of what is erased; null = no entry has been erased yet.</param>
/// <param name="Receipt">The receipt; null = the erasure is not complete.</param>
internal sealed record ErasureState(ErasureCounted? Counted, DateTimeOffset BegunAt, ErasureReceipt? Receipt)
{
    public static ErasureState None { get; } = new(null, default, null);

    /// <summary>Applies an entry.</summary>
    public static ErasureState Apply(ErasureState state, Recorded<ErasureEntry> recorded) => recorded.Entry switch
    {
        ErasureCounted counted => state with { Counted = counted, BegunAt = recorded.At },
        ErasureCompleted completed => state with { Receipt = completed.Receipt },
        _ => state,
    };
}
