using ContactCenter.Entities;
using System.Collections.Immutable;

namespace ContactCenter.Erasure;

/// <param name="Counted">Null = nothing has been erased yet.</param>
/// <param name="Receipt">Null = not complete.</param>
public sealed record ErasureState(ErasureCounted? Counted, DateTimeOffset BegunAt, ErasureReceipt? Receipt)
{
    public static ErasureState None { get; } = new(null, default, null);

    /// <summary>What an entry means.</summary>
    public static ErasureState Apply(ErasureState state, Recorded<ErasureEntry> recorded) => recorded.Entry switch
    {
        ErasureCounted counted => state with { Counted = counted, BegunAt = recorded.At },
        ErasureCompleted completed => state with { Receipt = completed.Receipt },
        _ => state,
    };
}
