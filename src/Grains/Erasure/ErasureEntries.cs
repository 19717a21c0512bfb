using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Entities;

namespace ContactCenter.Erasure;

/// <summary>What can happen to an erasure. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(ErasureCounted), ErasureKinds.Begun)]
[JsonDerivedType(typeof(ErasureCompleted), ErasureKinds.Completed)]
public abstract record ErasureEntry;

public static class ErasureKinds
{
    public const string Begun = "erasure-begun";

    /// <summary>From here on nothing of the person is anywhere; nodes forget what they hold in memory.</summary>
    public const string Completed = "erasure-completed";
}

/// <summary>What is going to be erased, counted before the first of it goes.</summary>
public sealed record ErasureCounted(
    string RequestedBy, int Contacts, int Visitors, int Conversations, int BlocksKept, int Files, ImmutableDictionary<string, long> Entries)
    : ErasureEntry
{
    /// <summary>Messages in mail folders; null = before they were counted apart, <see cref="Files"/> are those.</summary>
    public int? Mails { get; init; }
}

public sealed record ErasureCompleted(ErasureReceipt Receipt) : ErasureEntry;

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
