namespace ContactCenter.Silo.Starting;

/// <summary>
/// The verb by which a program asks the process of the same configuration how it is: for containers, whose images hold nothing else that could ask.
/// </summary>
public static class HealthCheck
{
    public const string Verb = "healthcheck";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <param name="ask">Asks, and returns what is wrong; null = it is well.</param>
    /// <returns>The exit code: 0 when it is well.</returns>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<string?>> ask)
    {
        using var late = new CancellationTokenSource(Timeout);
        if (await FindFaultAsync(ask, late.Token) is not { } fault) return 0;
        await Console.Error.WriteLineAsync($"Not healthy: {fault}");
        return 1;
    }

    private static async Task<string?> FindFaultAsync(Func<CancellationToken, Task<string?>> ask, CancellationToken late)
    {
        try
        {
            return await ask(late);
        }
        catch (OperationCanceledException)
        {
            return $"no response within {Timeout.TotalSeconds:0} s";
        }
        catch (Exception fault) when (fault is HttpRequestException or System.Net.Sockets.SocketException or InvalidOperationException or FormatException)
        {
            return fault.Message;
        }
    }
}
