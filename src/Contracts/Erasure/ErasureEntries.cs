using System.Collections.Immutable;
using System.Text.Json.Serialization;

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
