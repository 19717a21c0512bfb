namespace ContactCenter.Desks;

/// <summary>Writes states that are not rebuilt from a journal.</summary>
internal static class StateWriting
{
    /// <summary>Writes a new state. When that fails the grain goes on with the old one: a caller is never shown what may be lost.</summary>
    public static async Task ReplaceAsync<T>(this IPersistentState<T> stored, T state)
    {
        var before = stored.State;
        try
        {
            stored.State = state;
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            throw;
        }
    }
}
