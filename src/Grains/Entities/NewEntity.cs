namespace ContactCenter.Entities;

/// <summary>
/// Tells the activation of an entity that nothing of it is stored, or nothing that the call does not bring along. Whoever makes an entity says so
/// with the call that makes it, and only when this very command, never executed before, has made the entity's id.
/// </summary>
/// <remarks>If it were wrong all the same, the entity's next append would be fenced: the call fails, and the next activation reads the truth.</remarks>
public static class NewEntity
{
    private const string Name = "new-entity";

    /// <summary>Makes a call to a new entity's grain.</summary>
    public static async Task<T> CallAsync<T>(string entityId, Func<Task<T>> call)
    {
        RequestContext.Set(Name, entityId);
        try
        {
            return await call();
        }
        finally
        {
            RequestContext.Remove(Name);
        }
    }

    /// <inheritdoc cref="CallAsync{T}"/>
    public static async Task CallAsync(string entityId, Func<Task> call)
    {
        RequestContext.Set(Name, entityId);
        try
        {
            await call();
        }
        finally
        {
            RequestContext.Remove(Name);
        }
    }

    /// <summary>Tells whether the entity that is being activated is new. What such a grain calls has other ids.</summary>
    public static bool Is(string entityId) => RequestContext.Get(Name) is string made && made == entityId;
}
