using System.Diagnostics;

namespace ContactCenter.Driving;

/// <summary>Waits for what sends no event: asks again until it is so, and says what did not happen when time is up.</summary>
public static class Until
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">It did not become true in time.</exception>
    public static async Task TrueAsync(
        string what, TimeSpan timeout, Func<Task<bool>> condition, CancellationToken cancellationToken = default)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > timeout) throw new TimeoutException($"Not within {timeout.TotalSeconds:0} s: {what}.");
            await Task.Delay(Period, cancellationToken);
        }
    }

    /// <inheritdoc cref="TrueAsync(string, TimeSpan, Func{Task{bool}}, CancellationToken)"/>
    public static Task TrueAsync(string what, TimeSpan timeout, Func<bool> condition, CancellationToken cancellationToken = default) =>
        TrueAsync(what, timeout, () => Task.FromResult(condition()), cancellationToken);
}
