using ContactCenter.Entities;

namespace ContactCenter.Silo.Checking;

/// <summary>Asks an actor, in its own turn, what the directory should hold of it.</summary>
[Alias("IRowsExtension")]
internal interface IRowsExtension : IGrainExtension
{
    /// <summary>Puts the actor's rows into <see cref="CollectedRows"/> and lets the actor leave the memory.</summary>
    [Alias("Collect")]
    Task Collect();
}

internal sealed class RowsExtension(IGrainContextAccessor accessor, CollectedRows collected) : IRowsExtension
{
    public Task Collect()
    {
        var context = accessor.GrainContext;
        if (context.GrainInstance is IRowSource source) collected.Add(source.ListRows());
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "It was only asked for its rows."));
        return Task.CompletedTask;
    }
}
