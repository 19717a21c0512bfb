namespace ContactCenter.Entities;

/// <summary>Deactivates an entity that does not exist after a call, so that made-up ids cost no memory.</summary>
internal abstract partial class EntityGrain<TState, TEntry> : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        finally
        {
            if (!Exists) DeactivateOnIdle();
        }
    }
}
