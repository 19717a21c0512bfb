using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ContactCenter.Silo.Starting;

/// <summary>Runs a process, and tells whoever configured it wrongly so in one sentence instead of a stack trace.</summary>
public static class StartUp
{
    /// <param name="build">Puts the host together.</param>
    /// <param name="run">Runs it until it is stopped, and returns the exit code; null = there is nothing special to do.</param>
    /// <returns>The exit code: 1 when the configuration was refused.</returns>
    public static async Task<int> RunAsync<THost>(Func<THost> build, Func<THost, Task<int>>? run = null)
        where THost : IHost
    {
        try
        {
            var host = build();
            await using var owned = (IAsyncDisposable)host;
            try
            {
                host.Services.GetService<StartUpRefusal>()?.Await(host.Services.GetRequiredService<IHostApplicationLifetime>());
                // Before the host starts, which would write the exception out.
                host.Services.GetService<IStartupValidator>()?.Validate();
                if (run is not null) return await run(host);
                await host.StartAsync();
                await host.WaitForShutdownAsync();
                return 0;
            }
            catch (Exception refused) when (StartFaults.FindSentence(refused) is not null)
            {
                host.Services.GetService<StartUpRefusal>()?.Silence();
                await StopAsync(host);
                throw;
            }
        }
        catch (Exception refused) when (StartFaults.FindSentence(refused) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>Ends in order what has started already, so that nothing is written behind the sentence.</summary>
    private static async Task StopAsync(IHost host)
    {
        try
        {
            await host.StopAsync();
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException)
        {
            // A silo that has not started refuses to stop; the sentence says why it has not.
        }
    }
}
