namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// Runs rows side by side, but those that have a key in common one after another, in the order in which they were given. Remembers only
/// rows that are under way.
/// </summary>
internal sealed class OrderedRows
{
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);
    private readonly Lock _keys = new();

    public async Task<T> RunAsync<T>(ImmutableArray<string> keys, Func<Task<T>> row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Enter(keys, done.Task);
        try
        {
            await Task.WhenAll(before);
            return await row();
        }
        finally
        {
            Leave(keys, done.Task);
            done.SetResult();
        }
    }

    private Task[] Enter(ImmutableArray<string> keys, Task row)
    {
        lock (_keys)
        {
            Task[] before = [.. keys.Where(_last.ContainsKey).Select(key => _last[key])];
            foreach (var key in keys) _last[key] = row;
            return before;
        }
    }

    private void Leave(ImmutableArray<string> keys, Task row)
    {
        lock (_keys)
        {
            foreach (var key in keys)
                if (_last.TryGetValue(key, out var last) && last == row) _last.Remove(key);
        }
    }
}
