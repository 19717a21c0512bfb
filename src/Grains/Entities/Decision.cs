using System.Collections.Immutable;
using ContactCenter.Errors;

namespace ContactCenter.Entities;

/// <summary>A rule's result for a command: the entries it leads to (none = nothing to change), or the error that refuses it.</summary>
public sealed record Decision<TEntry>
{
    private Decision(ImmutableArray<TEntry> entries, Error? error)
    {
        Entries = entries;
        Error = error;
    }

    public ImmutableArray<TEntry> Entries { get; }

    public Error? Error { get; }

    /// <summary>The command is allowed and changes nothing.</summary>
    public static Decision<TEntry> Nothing { get; } = new([], null);

    public static implicit operator Decision<TEntry>(Error error) => new([], error);

    public static implicit operator Decision<TEntry>(TEntry entry) => new([entry], null);

    public static implicit operator Decision<TEntry>(ImmutableArray<TEntry> entries) => new(entries, null);
}
