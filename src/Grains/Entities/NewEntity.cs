using System.Text.Json;
using ContactCenter.Journal;

namespace ContactCenter.Entities;

/// <summary>
/// Tells the activation of an entity that nothing of it is stored, or nothing that the call does not bring along. Whoever makes an entity says so
/// with the call that makes it, and only when this very command, never executed before, has made the entity's id.
/// </summary>
/// <remarks>If it were wrong all the same, the entity's next append would be fenced: the call fails, and the next activation reads the truth.</remarks>
public static class NewEntity
{
    private const string Name = "new-entity";
    private const string FirstName = "new-entity-first";

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

    /// <summary>
    /// Makes a call to the grain of an entity whose first entry the caller has committed. The activation knows the entry whatever becomes of the call. It
    /// travels as text, which silos of former versions can read over.
    /// </summary>
    public static async Task CallAsync(string entityId, CommittedEntry first, Func<Task> call)
    {
        RequestContext.Set(FirstName, JsonSerializer.Serialize(first, JournalJson.Options));
        try
        {
            await CallAsync(entityId, call);
        }
        finally
        {
            RequestContext.Remove(FirstName);
        }
    }

    /// <summary>The first entry of the entity that is being activated; null = nothing of it is stored.</summary>
    public static CommittedEntry? FindFirst() =>
        RequestContext.Get(FirstName) is string text ? JsonSerializer.Deserialize<CommittedEntry>(text, JournalJson.Options) : null;

    /// <summary>Tells whether the entity that is being activated is new. What such a grain calls has other ids.</summary>
    public static bool Is(string entityId) => RequestContext.Get(Name) is string made && made == entityId;
}
