namespace ContactCenter.Entities;

/// <summary>An entity that does not exist, and does not begin to with a call, leaves the memory: whoever makes up ids costs nothing.</summary>
public abstract partial class EntityGrain<TState, TEntry> : IIncomingGrainCallFilter
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
