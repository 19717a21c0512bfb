namespace ContactCenter.Journal;

/// <summary>The identity of one actor in the journal: its kind (<see cref="EntityTypes"/>) and its key.</summary>
public readonly record struct EntityId(string Type, string Id)
{
    /// <summary>"type/id", the form used in logs.</summary>
    public override string ToString() => $"{Type}/{Id}";
}
