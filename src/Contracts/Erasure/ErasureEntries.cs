using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ContactCenter.Erasure;

/// <summary>An entry of an erasure's history. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(ErasureCounted), ErasureKinds.Begun)]
[JsonDerivedType(typeof(ErasureCompleted), ErasureKinds.Completed)]
public abstract record ErasureEntry;

public static class ErasureKinds
{
    public const string Begun = "erasure-begun";

    /// <summary>The erasure is complete: nothing of the person is left, and nodes forget what they hold in memory.</summary>
    public const string Completed = "erasure-completed";
}

/// <summary>The counts of what is erased, written before the first entry of the person goes.</summary>
public sealed record ErasureCounted(
    string RequestedBy, int Contacts, int Visitors, int Conversations, int BlocksKept, int Files, ImmutableDictionary<string, long> Entries)
    : ErasureEntry
{
    /// <summary>Messages in mail folders; null = an older entry, whose <see cref="Files"/> counts them.</summary>
    public int? Mails { get; init; }

    /// <summary>Telephone calls; null = there was none.</summary>
    public int? Calls { get; init; }
}

public sealed record ErasureCompleted(ErasureReceipt Receipt) : ErasureEntry;
