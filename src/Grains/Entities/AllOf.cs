using System.Runtime.ExceptionServices;

namespace ContactCenter.Entities;

/// <summary>Runs an action for every item, even if it fails for an earlier one.</summary>
internal static class AllOf
{
    /// <exception cref="Exception">The first failure, thrown after all items have had their turn.</exception>
    public static async Task RunAsync<T>(IEnumerable<T> items, Func<T, Task> act)
    {
        ExceptionDispatchInfo? first = null;
        foreach (var item in items)
        {
            try
            {
                await act(item);
            }
            catch (Exception exception)
            {
                first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        first?.Throw();
    }
}
