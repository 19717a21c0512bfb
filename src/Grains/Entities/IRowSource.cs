using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Entities;

/// <summary>Tells what the directory should hold of an actor, for whoever compares the directory with the journal.</summary>
public interface IRowSource
{
    /// <returns>The actor's directory rows, and the seq of the last entry that they are made of; 0 = the actor does not exist.</returns>
    EntityRows ListRows();
}

/// <param name="Seq">The seq of the last entry that the rows are made of.</param>
public sealed record EntityRows(EntityId Entity, long Seq, ImmutableArray<DirectoryRow> Rows);
