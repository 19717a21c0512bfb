namespace ContactCenter.Entities;

/// <summary>Deactivates an entity that does not exist after a call, so that made-up ids cost no memory.</summary>
internal abstract partial class EntityGrain<TState, TEntry> : IIncomingGrainCallFilter
{
    /// <remarks>An entity that exists does so for as long as this activation lives, so its calls need nothing after them.</remarks>
    public Task Invoke(IIncomingGrainCallContext context) => Exists ? context.Invoke() : InvokeAsync(context);

    private async Task InvokeAsync(IIncomingGrainCallContext context)
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
