using System.Runtime.ExceptionServices;

namespace ContactCenter.Entities;

/// <summary>Does something with every item, whatever happens with those before it.</summary>
internal static class AllOf
{
    /// <exception cref="Exception">The first failure, when all items have had their turn.</exception>
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
