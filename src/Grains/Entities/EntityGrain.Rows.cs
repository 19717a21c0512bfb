namespace ContactCenter.Entities;

/// <content>The directory rows of the present state.</content>
internal abstract partial class EntityGrain<TState, TEntry> : IRowSource
{
    EntityRows IRowSource.ListRows() => new(Entity, Seq, Exists ? Rows(State) : []);
}
