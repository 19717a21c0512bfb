using System.Collections.Immutable;

namespace ContactCenter.Entities;

/// <summary>
/// A cache of an actor's state, so that activation does not read its whole history. Losing it, or being unable to read it, costs time
/// and never data.
/// </summary>
[GenerateSerializer, Alias("EntitySnapshot")]
internal sealed class EntitySnapshot
{
    /// <summary>
    /// The key of the entity whose state it is. Orleans' ADO.NET storage keeps some different keys ("a" and "0a") in one row, so the row
    /// does not tell.
    /// </summary>
    [Id(4)]
    public string? Key { get; set; }

    /// <summary>The seq of the last entry that is in the state; 0 = there is no snapshot.</summary>
    [Id(0)]
    public long Seq { get; set; }

    /// <summary>The state's shape. A snapshot whose shape differs from the code's is not used.</summary>
    [Id(1)]
    public int Shape { get; set; }

    /// <summary>The state as JSON.</summary>
    [Id(2)]
    public string? State { get; set; }

    /// <summary>The most recent command ids, oldest first.</summary>
    [Id(3)]
    public ImmutableArray<string> RecentCommandIds { get; set; } = [];

    /// <summary>True if some commands have ids from before name spaces; null = the snapshot is itself from before.</summary>
    [Id(5)]
    public bool? HasFormerNames { get; set; }
}
